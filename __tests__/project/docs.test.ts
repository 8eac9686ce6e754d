import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { HELP, helpFor } from '../../src/cli/help.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { shellWithGate } from '../support/shell.ts'
import { type Snippet, snippets } from '../workflows/snippets.ts'

const MAX_PICTURE_BYTES = 300_000
const LINUX = testWith('linux')

const inFolder = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))
const PAGES = new Map(
  [
    ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'fixtures/README.md', 'fixtures/formats/README.md'],
    ...inFolder('docs'),
    ...inFolder('docs/adr')
  ].map((page): [string, string] => [page, readFileSync(page, 'utf8')])
)

function withoutFences(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '')
}

/** Anchors of a page's headings, as GitHub makes them. */
function anchors(text: string): Set<string> {
  const made = new Set<string>()
  for (const [, title = ''] of withoutFences(text).matchAll(/^#+ (.*)$/gm)) {
    const slug = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
    let anchor = slug
    for (let count = 1; made.has(anchor); count++) anchor = `${slug}-${count}`
    made.add(anchor)
  }
  return made
}

/** Links and pictures of a page that lead nowhere. Addresses of other sites are not asked. */
function broken(page: string, text: string): string[] {
  const targets = [
    ...withoutFences(text)
      .replaceAll(/`[^`\n]+`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g)
  ].map(([, target = '']) => target)
  return targets.filter(target => {
    if (/^https?:/.test(target)) return false
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? page : normalize(join(dirname(page), path))
    if (path !== '' && !existsSync(file)) return true
    return anchor !== undefined && !anchors(file === page ? text : readFileSync(file, 'utf8')).has(anchor)
  })
}

describe('links', () => {
  test.each([...PAGES])('of %s lead somewhere', (page, text) => {
    expect(broken(page, text)).toEqual([])
  })

  test('that lead nowhere are found', () => {
    const text =
      '# A b\n## `x`: y\n## A b\n[1](#a-b) [2](#x-y) [3](#a-b-1) [4](README.md#limits) [5](#a) [6](docs/none.md) ![7](x.png) [8](README.md#none)'
    expect(broken('a.md', text)).toEqual(['#a', 'docs/none.md', 'x.png', 'README.md#none'])
  })
})

describe('pictures', () => {
  const shown = [...PAGES].flatMap(([page, text]) => {
    const inMarkdown = [...text.matchAll(/!\[(?<words>[^\]]*)\]\((?<path>[^)]+)\)/g)]
    const inHtml = [...text.matchAll(/<img src="(?<path>[^"]+)" width="\d+" alt="(?<words>[^"]+)">/g)]
    return [...inMarkdown, ...inHtml].map(({ groups }) => ({
      words: groups?.['words'] ?? '',
      file: join(dirname(page), groups?.['path'] ?? '')
    }))
  })

  test('are all shown, and none is missing', () => {
    const files = readdirSync('docs/pictures').map(name => join('docs/pictures', name))
    expect([...new Set(shown.map(({ file }) => file))].toSorted()).toEqual(files.toSorted())
  })

  test.each(shown)('$file is small, is a PNG, and is described for those who cannot see it', ({ words, file }) => {
    expect(statSync(file).size).toBeLessThan(MAX_PICTURE_BYTES)
    expect(readFileSync(file).subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(words.length).toBeGreaterThan(40)
  })
})

describe('README', () => {
  const readme = PAGES.get('README.md') ?? ''
  const shell = snippets().filter(({ page, language }) => page === 'README.md' && language === 'sh')

  test('its first command is npm start, its second npm cit', () => {
    expect((shell[0]?.text ?? '').split('\n').map(line => line.replace(/ *#.*/, ''))).toEqual(['npm start', 'npm cit', ''])
  })

  test('has every command of the command line, and no other', () => {
    const inHelp = [...HELP.matchAll(/^ {2}seal-gate ([a-z-]+)/gm)]
      .map(([, command]) => command)
      .filter(command => helpFor(command))
    const inTable = [...readme.matchAll(/^\| `seal-gate ([a-z-]+)/gm)].map(([, command]) => command)
    expect(inTable.toSorted()).toEqual(inHelp.toSorted())
  })

  test('names every sub-action', () => {
    const actions = readdirSync('.', { withFileTypes: true }).filter(one => existsSync(join(one.name, 'action.yml')))
    for (const { name } of actions) expect(readme).toContain(`\`OWNER/seal-gate/${name}@v1\``)
    expect(actions.length).toBeGreaterThan(2)
  })

  test('its seal is one of the fixture, shortened', () => {
    const [seal] = snippets().filter(({ page, language }) => page === 'README.md' && language === 'json')
    const shown: Record<string, string> = JSON.parse(seal?.text ?? '')
    const { files } = JSON.parse(readFileSync('fixtures/packet/seal-gate.json', 'utf8'))
    const sealed = files.find(({ path }: { path: string }) => path === shown['path'])
    expect(Object.keys(shown)).toEqual(Object.keys(sealed))
    for (const [key, value] of Object.entries(shown)) expect(String(sealed[key])).toContain(String(value).replace('…', ''))
  })

  test('its .gitattributes keeps git off the sealed files', () => {
    const [attributes] = snippets().filter(({ page, language }) => page === 'README.md' && language === 'gitattributes')
    const folder = folderWith({ '.gitattributes': attributes?.text ?? '', 'docs/a.md': '' })
    const env = shellWithGate(folderWith())
    const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8', env })
    git('init', '-q', '.')
    expect(git('check-attr', 'text', 'docs/a.md').stdout).toBe('docs/a.md: text: unset\n')
  })

  test('names the Debian packages that CI installs', () => {
    const [, listed = ''] = /^apt-get install (.*)$/m.exec(readme) ?? []
    const script = readFileSync('.ci/run', 'utf8')
    const [, table = ''] = /<< 'END'\n(.*?)^END$/ms.exec(script) ?? []
    const others = [...script.matchAll(/packages\+=\(([a-z0-9 -]+)\)/g)].flatMap(([, names = '']) => names.split(' '))
    const installed = new Set([
      ...others,
      ...table
        .trim()
        .split('\n')
        .map(line => line.split(' ')[1])
    ])
    expect(listed.split(' ').toSorted()).toEqual([...installed].toSorted())
  })
})

describe('what pages name exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

  test.each([...PAGES])('%s: scripts and flags', (_, text) => {
    for (const [, script = ''] of text.matchAll(/\bnode ((?:scripts|tools)\/[\w./-]+\.m?[jt]s)/g))
      expect([script, existsSync(script)]).toEqual([script, true])
    for (const [, name = ''] of text.matchAll(/\bnpm run ([a-z-]+)/g)) expect(Object.keys(scripts)).toContain(name)
    for (const [, command = '', rest = ''] of text.matchAll(/\bseal-gate ([a-z-]+)((?: [^\s|`;&>]+)*)/g)) {
      const help = helpFor(command)
      if (help === undefined) continue
      for (const flag of rest.match(/(?<= )--?[a-z][a-z-]*/g) ?? []) expect(`${command}: ${help}`).toContain(flag)
    }
  })
})

describe('workflows', () => {
  const blocks = snippets().filter(({ language, text }) => language === 'yaml' && text.includes('OWNER/seal-gate'))
  const used = blocks.flatMap(({ page, line, text }) => stepsIn(parse(text)).map(step => ({ page, line, ...step })))

  test.each(used)('$page line $line: $uses is given inputs that it has', ({ uses, with: inputs = {} }) => {
    const [, action = '', version] = /^OWNER\/seal-gate(?:\/([\w./-]+))?@(.+)$/.exec(uses) ?? []
    expect(version).toBe('v1')
    const { inputs: known } = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
    for (const name of Object.keys(inputs)) expect(Object.keys(known)).toContain(name)
    for (const [name, { required }] of Object.entries<{ required?: boolean }>(known)) {
      if (required === true) expect(Object.keys(inputs)).toContain(name)
    }
  })

  test('there are many', () => {
    expect(used.length).toBeGreaterThan(15)
  })
})

interface UsedStep {
  readonly uses: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** Steps anywhere in a workflow, or in a piece of one, that use this action or a part of it. */
function stepsIn(value: unknown): UsedStep[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'uses' in value && typeof value.uses === 'string' && /^OWNER\/seal-gate(?!\/\.github)/.test(value.uses)
  // The shape of a step: the parser of workflows holds whole ones to it.
  return own ? [value as UsedStep] : Object.values(value).flatMap(stepsIn)
}

/** @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function lfsPointer(content: string): string {
  const oid = createHash('sha256').update(content).digest('hex')
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${Buffer.byteLength(content)}\n`
}

/** What stands in the folder before the blocks of a page are run there, in order. */
const SCENES: Readonly<Record<string, (folder: string) => void>> = {
  'README.md': folder => {
    for (const file of ['docs/a.md', 'docs/b.md', 'migrations/1.sql', 'migrations/2.sql']) putFile(folder, file, `-- ${file}\n`)
    spawnSync('git', ['init', '-q', folder])
  },
  'docs/archives.md': folder => {
    putFile(folder, 'src/bin/run', 'run\n')
    putFile(folder, 'dist/keep', '')
    spawnSync('tar', ['-czf', 'dist/app.tgz', '-C', 'src', '.'], { cwd: folder })
  },
  'docs/recipes.md': folder => {
    for (const file of ['migrations/1.sql', 'vendor/a.js']) putFile(folder, file, `-- ${file}\n`)
  },
  'docs/unchanged-since.md': folder => {
    putFile(folder, 'migrations/1.sql', 'select 1;\n')
    const env = shellWithGate(folderWith())
    const twice = 'git commit -qm one && git tag v1.0.0 && git commit -q --allow-empty -m two'
    spawnSync('sh', ['-c', `git init -q . && git add . && ${twice}`], { cwd: folder, env })
  },
  'docs/scale.md': folder => {
    putFile(folder, 'a.txt', 'a\n')
    putFile(folder, 'b.txt', 'b\n')
    const env = shellWithGate(folderWith())
    const shards = [1, 2].map(
      n => `mkdir seal-gate-${n} && seal-gate verify SEALS --shard ${n}/2 --json > seal-gate-${n}/report.json`
    )
    spawnSync('sh', ['-c', ['seal-gate seal a.txt b.txt -o SEALS', ...shards].join(' && ')], { cwd: folder, env })
  },
  'docs/formats.md': folder => {
    const content = 'weights\n'
    putFile(folder, 'model.bin', lfsPointer(content))
    putFile(folder, 'pointers/.keep', '')
    const env = shellWithGate(folderWith())
    spawnSync('sh', ['-c', 'git init -q . && git add . && git commit -qm pointer'], { cwd: folder, env })
    putFile(folder, 'model.bin', content)
  },
  'docs/releases.md': folder => {
    putFile(folder, 'assets/app.zip', 'app\n')
    putFile(folder, 'assets/SHA256SUMS', `${createHash('sha256').update('app\n').digest('hex')}  app.zip\n`)
  },
  'docs/rehearsal.md': folder => {
    cpSync('fixtures/rehearsal', join(folder, 'migrations/0042'), { recursive: true })
    renameSync(join(folder, 'migrations/0042/spec.json'), join(folder, 'migrations/0042/rehearsal.json'))
    renameSync(join(folder, 'migrations/0042/dump.sql'), join(folder, 'clone.sql'))
    cpSync('fixtures/rehearsal/apply.sql', join(folder, 'up.sql'))
    cpSync('fixtures/rehearsal/rollback.sql', join(folder, 'down.sql'))
    // In place of Alembic: what it sends to the clone.
    const script = 'psql -X -q -v ON_ERROR_STOP=1 -c'
    const tool = `#!/bin/sh\ncase $1 in upgrade) ${script} 'create table by_tool ()';; downgrade) ${script} 'drop table by_tool';; esac\n`
    putFile(folder, '.venv/bin/alembic', tool)
    chmodSync(join(folder, '.venv/bin/alembic'), 0o755)
    chmodSync(folder, 0o755)
    const goose = (name: string) => `-- +goose Up\ncreate table public.${name} ();\n-- +goose Down\ndrop table public.${name};\n`
    putFile(folder, 'db/migrations/1_old.sql', goose('old'))
    const base = 'git init -q . && git add db && git commit -qm base && git update-ref refs/remotes/origin/main HEAD'
    spawnSync('sh', ['-c', base], { cwd: folder, env: shellWithGate(folderWith()) })
    putFile(folder, 'db/migrations/2_new.sql', goose('rehearsed'))
    putFile(folder, 'sql/up.sql', 'alter table note add column at text;')
    putFile(folder, 'sql/down.sql', 'alter table note drop column at;')
    const database = new DatabaseSync(join(folder, 'app.db'))
    database.exec('create table note(id integer primary key, body text)')
    database.close()
  },
  'docs/release-gate.md': folder =>
    cpSync('fixtures/release/ready-not-applied', join(folder, 'packets/CHG-1'), { recursive: true })
}

describe('commands of the gate', () => {
  const commands = snippets().filter(({ language, text }) => language === 'sh' && /^(npx )?seal-gate /m.test(text))
  const pages = [...new Set(commands.map(({ page }) => page))]

  LINUX.each(pages)('of %s do what they are there for, with exit code 0', page => {
    const folder = folderWith()
    const scene = SCENES[page]
    expect([page, scene === undefined]).toEqual([page, false])
    scene?.(folder)
    const env = shellWithGate(folderWith())
    for (const { line, text } of commands.filter(one => one.page === page)) {
      spoilBefore(folder, { text })
      for (const command of text.trim().split('\n')) {
        const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' })
        expect([page, line, command, status, status === 0 ? '' : stdout + stderr]).toEqual([page, line, command, 0, ''])
      }
    }
    if (page === 'README.md') expect(readFileSync(join(folder, 'docs/a.md'), 'utf8')).toBe('-- docs/a.md\n')
  })

  test('there are some on most pages', () => {
    expect(pages).toEqual(expect.arrayContaining(Object.keys(SCENES)))
  })
})

/** What is restored must have drifted. */
function spoilBefore(folder: string, { text }: Pick<Snippet, 'text'>): void {
  if (text.includes('seal-gate restore')) putFile(folder, 'docs/a.md', '-- docs/a.md\r\n')
}
