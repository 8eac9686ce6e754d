import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { describe, expect, test } from '@jest/globals'
import { putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { testWith } from '../support/needs.ts'
import { startReleases } from '../support/releases-server.ts'
import { freshFolder } from '../support/run-action.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'
import { lint, lintable, runWorkflow, scratch, WORKFLOW } from './engine.ts'
import { recipe, workflows } from './snippets.ts'

// Needs Go, for the engine and the linter; without it only the parser looks at the workflows.
const withGo = testWith('go')
const OWN = readdirSync('.github/workflows').map(name => join('.github/workflows', name))

describe('every workflow', () => {
  const all = [
    ...OWN.map((name): [string, string] => [name, readFileSync(name, 'utf8')]),
    ...workflows().map(({ page, line, text }): [string, string] => [`${page} line ${line}`, text])
  ]

  test.each(all)('%s is read without an error by the official parser', (name, content) => {
    const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
  })

  withGo('passes the linter, with the inputs and outputs of this action', () => {
    expect(lint(OWN)).toBe('')
    const snippets = all.slice(OWN.length)
    const paths = lintable(snippets.map(([, content]) => content))
    const named = (found: string) =>
      paths.reduce((text, path, index) => text.replaceAll(relative('.', path), snippets[index]?.[0] ?? path), found)
    expect(named(lint(paths))).toBe('')
    const [wrong = ''] = lintable([snippets[0]?.[1].replace('manifest:', 'manifets:') ?? ''])
    expect(lint([wrong])).toContain('input "manifets" is not defined')
  })
})

const DOCS = { 'docs/a.md': '# A\n', 'docs/b.md': '# B\n', 'docs/c.md': '# C\n' }

/** Files with the manifest that the command of a recipe writes. */
function sealed(files: Readonly<Record<string, string>>, ...command: readonly string[]): Record<string, string> {
  const root = scratch('jobs: {}\n', files)
  const { code, err } = runCli(['seal', ...command], root)
  if (code !== 0) throw new Error(err)
  const manifest = command[command.indexOf('-o') + 1] ?? ''
  return { ...files, [manifest]: readFileSync(join(root, manifest), 'utf8') }
}

const MAKE = '#!/bin/sh\nmkdir dist && echo app > dist/app.zip && echo doc > dist/doc.pdf\n'

/** The two commands of GitHub's client that the recipe of a release uses, on a folder in place of GitHub. */
const GH = `#!/bin/sh
set -eu
case "$1 $2 $3" in
  'release create v1.0.0')
    shift 3
    for file; do case "$file" in --draft|--verify-tag) ;; *) cp -- "$file" 'RELEASE/' ;; esac; done ;;
  'release edit v1.0.0')
    [ "$*" = 'release edit v1.0.0 --repo me/repo --draft=false' ] && touch 'RELEASE/published' ;;
  *) exit 2 ;;
esac
`

const DUMP = `--
-- PostgreSQL database dump
--
CREATE TABLE public.item (id integer);
INSERT INTO public.item VALUES (1);
--
-- PostgreSQL database dump complete
--
`

describe('recipes on a workflow engine', () => {
  withGo('a required check: green on good bytes, red on one flipped byte', async () => {
    const files = sealed(DOCS, 'docs', '-o', 'seal-gate.json')
    const good = await runWorkflow(scratch(recipe('seals'), files), 'push')
    expect([good.status, good.outputs['seals']?.['verdict'], good.outputs['seals']?.['probes']]).toEqual([0, 'pass', '7/7'])
    const bad = await runWorkflow(scratch(recipe('seals'), { ...files, 'docs/a.md': '# a\n' }), 'push')
    expect([bad.status, bad.outputs['seals']?.['verdict'], bad.outputs['seals']?.['drifted']]).toEqual([1, 'fail', '1'])
    expect(bad.outputs['seals']?.['artifact-id']).toMatch(/^\d+$/)
  })

  withGo('shards and merge: one verdict, and none when a share is missing', async () => {
    const files = sealed(DOCS, 'docs', '-o', 'seal-gate.json')
    const good = await runWorkflow(scratch(recipe('shards'), files), 'push')
    expect([good.status, good.outputs['verdict']?.['verdict'], good.outputs['verdict']?.['sealed']]).toEqual([0, 'pass', '3'])
    const bad = await runWorkflow(scratch(recipe('shards'), { ...files, 'docs/c.md': '# c\n' }), 'push')
    expect([bad.status, bad.outputs['verdict']?.['verdict'], bad.outputs['verdict']?.['drifted']]).toEqual([1, 'fail', '1'])
    const missing = recipe('shards').replace('index: [1, 2, 3]', 'index: [1, 3]')
    const less = await runWorkflow(scratch(missing, files), 'push')
    expect([less.status, less.outputs['verdict']?.['verdict']]).toEqual([1, 'unverifiable'])
  })

  withGo('from the build to the deployment: shipped as built, and stopped when one byte changed on the way', async () => {
    const good = await runWorkflow(scratch(recipe('build-and-deploy'), DOCS), 'push')
    expect([good.status, good.outputs['deploy']?.['verdict']]).toEqual([0, 'pass'])
    expect(good.log).toContain('ship it')
    const tampered = recipe('build-and-deploy').replace(
      '      - uses: OWNER/seal-gate@v1\n',
      '      - run: echo evil >> out/docs/a.md\n      - uses: OWNER/seal-gate@v1\n'
    )
    const bad = await runWorkflow(scratch(tampered, DOCS), 'push')
    expect([bad.status, bad.outputs['deploy']?.['verdict']]).toEqual([1, 'fail'])
    expect(bad.log).not.toMatch(/"msg":"ship it/)
    const resealed = tampered.replace(
      'echo evil >> out/docs/a.md',
      'echo evil >> out/docs/a.md; cd out; sha256sum docs/* > SHA256SUMS'
    )
    const pinned = await runWorkflow(scratch(resealed, DOCS), 'push')
    expect([pinned.status, pinned.outputs['deploy']?.['verdict']]).toEqual([1, 'fail'])
  })

  withGo('vendored trees, golden files and bags', async () => {
    const vendored = sealed({ 'vendor/a.js': 'a\n' }, 'vendor', '-o', 'vendor/SHA256SUMS', '--format', 'gnu')
    expect((await runWorkflow(scratch(recipe('vendored'), vendored), 'push')).status).toBe(0)
    const slipped = await runWorkflow(scratch(recipe('vendored'), { ...vendored, 'vendor/evil.js': 'x\n' }), 'push')
    expect([slipped.status, slipped.outputs['vendored']?.['unsealed']]).toEqual([1, '1'])

    const golden = { 'golden/a.txt': 'a\n' }
    const list = (content: string) => ({ 'golden/a.txt': content, 'golden/SHA256SUMS': gnuList({ 'a.txt': content }) })
    expect((await runWorkflow(scratch(recipe('golden-files'), list(golden['golden/a.txt'])), 'push')).status).toBe(0)
    expect((await runWorkflow(scratch(recipe('golden-files'), list('a\u200b\n')), 'push')).status).toBe(1)

    const bag = {
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'data/a.txt': 'a\n',
      'manifest-sha256.txt': gnuList({ 'data/a.txt': 'a\n' })
    }
    const inBag = (more: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries({ ...bag, ...more }).map(([path, content]) => [`bags/one/${path}`, content]))
    expect((await runWorkflow(scratch(recipe('bags'), inBag()), 'push')).status).toBe(0)
    expect((await runWorkflow(scratch(recipe('bags'), inBag({ 'data/b.txt': 'b\n' })), 'push')).status).toBe(1)
  })

  withGo('a pull request that changes bytes and seal together needs the label', async () => {
    const files = sealed({ 'migrations/1.sql': 'select 1;\n' }, 'migrations', '-o', 'migrations/seal-gate.json', '--covers', '**')
    const root = scratch(recipe('migrations'), files)
    const base = git(root, 'rev-parse', 'HEAD')
    git(root, 'checkout', '-qb', 'change')
    putFile(root, 'migrations/1.sql', 'select 2;\n')
    rmSync(join(root, 'migrations/seal-gate.json'))
    runCli(['seal', 'migrations', '-o', 'migrations/seal-gate.json', '--covers', '**'], root)
    git(root, 'commit', '-qam', 'change')
    const payload = (labels: readonly string[]) => ({
      pull_request: {
        number: 7,
        base: { sha: base, ref: 'main' },
        head: { sha: git(root, 'rev-parse', 'HEAD'), ref: 'change' },
        labels: labels.map(name => ({ name }))
      }
    })
    const bare = await runWorkflow(root, 'pull_request', payload([]))
    expect([bare.status, bare.outputs['migrations']?.['verdict']]).toEqual([1, 'fail'])
    const labelled = await runWorkflow(root, 'pull_request', payload(['migration-resealed']))
    expect([labelled.status, labelled.outputs['migrations']?.['verdict']]).toEqual([0, 'pass'])
  })

  withGo('shipped migrations: a new one passes; rewritten, renamed, shallow and under a moved tag', async () => {
    const root = scratch(recipe('shipped'), { 'migrations/1.sql': 'select 1;\n', 'migrations/2.sql': 'select 2;\n' })
    const run = async () => {
      const { status, outputs } = await runWorkflow(root, 'push')
      const { verdict, intact, drifted, missing } = outputs['migrations'] ?? {}
      return [status, verdict, intact, drifted, missing]
    }
    expect(await run()).toEqual([1, 'unverifiable', '0', '0', '0'])
    git(root, 'tag', 'v1.0.0')
    putFile(root, 'migrations/3.sql', 'select 3;\n')
    git(root, 'add', '.')
    git(root, 'commit', '-qm', 'new')
    expect(await run()).toEqual([0, 'pass', '2', '0', '0'])
    putFile(root, 'migrations/2.sql', 'select 22;\n')
    git(root, 'mv', 'migrations/1.sql', 'migrations/01.sql')
    git(root, 'commit', '-qam', 'rewritten and renamed')
    expect(await run()).toEqual([1, 'fail', '0', '1', '1'])
    // Whoever moves the tag moves the promise: rule sets protect tags, and a commit id cannot be moved.
    const shipped = git(root, 'rev-parse', 'v1.0.0')
    git(root, 'tag', '-f', 'v1.0.0')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'after')
    expect((await run())[1]).toBe('pass')
    putFile(root, WORKFLOW, recipe('shipped').replace('unchanged-since: latest-tag', `unchanged-since: ${shipped}`))
    git(root, 'commit', '-qam', 'a commit id')
    expect((await run())[1]).toBe('fail')
  })

  withGo('a release: published as listed, and a draft for ever when an asset is not what its list states', async () => {
    const api = await startReleases()
    const publish = async (workflow: string) => {
      const [programs, release] = [freshFolder(), freshFolder()]
      writeFileSync(join(programs, 'gh'), GH.replaceAll('RELEASE', release), { mode: 0o755 })
      writeFileSync(join(programs, 'make'), MAKE, { mode: 0o755 })
      const assets = () => readdirSync(release).filter(name => name !== 'published')
      api.before = () => {
        const served = assets().map(name => ({ name, bytes: readFileSync(join(release, name)) }))
        api.releases = served.length === 0 ? [] : [{ id: 7, tag: 'v1.0.0', draft: true, assets: served }]
      }
      const root = scratch(workflow, {})
      git(root, 'remote', 'add', 'origin', 'https://github.com/me/repo')
      git(root, 'tag', 'v1.0.0')
      const { status, outputs } = await runWorkflow(root, 'push', { ref: 'refs/tags/v1.0.0' }, { programs, apiUrl: api.url })
      return [status, outputs['publish']?.['verdict'], assets(), existsSync(join(release, 'published'))]
    }
    const names = ['SHA256SUMS', 'app.zip', 'doc.pdf']
    expect(await publish(recipe('release'))).toEqual([0, 'pass', names, true])
    const late = recipe('release').replace('gh release create', 'echo evil >> dist/app.zip; gh release create')
    expect(await publish(late)).toEqual([1, 'fail', names, false])
  })

  withGo('a rehearsal: proved by a rollback that brings everything back', async () => {
    const workflow = workflows().find(({ page }) => page === join('docs', 'rehearsal.md'))?.text ?? ''
    const fixture = (name: string) => readFileSync(join('fixtures/rehearsal', name))
    const files = {
      'ci/clone.sql': fixture('dump.sql'),
      'migrations/0042/up.sql': fixture('apply.sql'),
      'migrations/0042/down.sql': fixture('rollback.sql')
    }
    const good = await runWorkflow(scratch(workflow, files), 'pull_request')
    expect([good.status, good.outputs['rehearsal']?.['status'], good.outputs['rehearsal']?.['restored-equals-before']]).toEqual([
      0,
      'REHEARSED',
      'true'
    ])
  })

  withGo('the folder of a tool: its new migration is proved, and refused when its rollback forgets', async () => {
    const workflow = workflows().find(({ page, text }) => page === join('docs', 'rehearsal-tools.md') && text.includes('dbmate:'))
    const down = 'alter table item drop column x;'
    const run = async (rollback: string) => {
      const root = scratch(workflow?.text ?? '', {
        'ci/clone.sql': DUMP,
        'db/migrations/1_item.sql': '-- migrate:up\ncreate table item (id int);\n-- migrate:down\ndrop table item;\n'
      })
      const sha = git(root, 'rev-parse', 'HEAD')
      git(root, 'update-ref', 'refs/remotes/origin/main', sha)
      git(root, 'checkout', '-qb', 'change')
      putFile(
        root,
        'db/migrations/2_x.sql',
        `-- migrate:up\nalter table item add x int;\ncreate index i on item (id);\n-- migrate:down\n${rollback}\n`
      )
      git(root, 'add', '.')
      git(root, 'commit', '-qm', 'change')
      const head = { sha: git(root, 'rev-parse', 'HEAD'), ref: 'change' }
      const event = { pull_request: { number: 7, base: { sha, ref: 'main' }, head } }
      const { status, outputs } = await runWorkflow(root, 'pull_request', event)
      return [status, outputs['dbmate']?.['status'], outputs['dbmate']?.['restored-equals-before']]
    }
    expect(await run(`drop index i;\n${down}`)).toEqual([0, 'REHEARSED', 'true'])
    expect(await run(down)).toEqual([1, 'FAILED', 'false'])
  })
})
