import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { put, sealedFolder } from '../support/packets.ts'
import { type ActionRun, type ActionSetting, freshFolder, nodes, runAction } from '../support/run-action.ts'

// The committed bundle, started as the runner starts it.

const posix = process.platform !== 'win32'
const TEXT = 'first line\nsecond line\nthird line\n'
let good = ''

beforeAll(() => {
  good = sealedFolder(freshFolder(), { 'docs/a.md': TEXT, 'data/b.bin': Buffer.from([0, 1, 2, 255]) })
})

const onGood = (setting: Partial<ActionSetting> = {}) => runAction({ workspace: good, inputs: { manifest: 'SUMS' }, ...setting })

/** Everything that must agree on a run that is not green. */
function expectRefused(run: ActionRun, verdict: 'fail' | 'unverifiable', code: string): void {
  expect([run.status, run.outputs['verdict'], run.outputs['decision']]).toEqual([1, verdict, 'HOLD_PRODUCTION'])
  expect(run.stdout).toMatch(/^::error/m)
  expect(run.summary).toContain(`Seal Gate: ${verdict.toUpperCase()}`)
  const report = JSON.parse(readFileSync(run.outputs['report'] ?? '', 'utf8'))
  expect(report.verdict).toBe(verdict)
  expect(report.findings.map((finding: { code: string }) => finding.code)).toContain(code)
}

describe.each(nodes())('%s', node => {
  test('a good tree passes, and every output reports it', async () => {
    const run = await onGood({ node })
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(run.stdout).toMatch(/\nPASS\r?\n$/)
    expect(run.outputs).toMatchObject({
      verdict: 'pass',
      decision: 'HOLD_PRODUCTION',
      'packet-status': 'BLOCKED',
      sealed: '2',
      intact: '2',
      drifted: '0',
      probes: '7/7',
      'open-blockers': '0',
      'artifact-id': ''
    })
    expect(run.outputs['manifest-sha256']).toMatch(/^[0-9a-f]{64}$/)
    expect(run.summary).toContain('Seal Gate: PASS')
    expect(run.stdout).not.toMatch(/^::(error|warning)/m)
  })

  test('one flipped byte fails', async () => {
    const workspace = sealedFolder(freshFolder(), { 'a.bin': Buffer.from([1, 2, 3]) })
    put(workspace, 'a.bin', Buffer.from([1, 2, 2]))
    expectRefused(await runAction({ workspace, node, inputs: { manifest: 'SUMS' } }), 'fail', 'digest-mismatch')
  })
})

test('the bundle on disk is private and whole', async () => {
  const run = await onGood()
  const [folder = ''] = readdirSync(run.temp)
  expect(run.outputs['report']).toBe(join(run.temp, folder, 'report.json'))
  expect(readdirSync(join(run.temp, folder)).toSorted()).toEqual([
    'badge.json',
    'blocker-map.json',
    'probe-results.json',
    'report.html',
    'report.json',
    'trend.jsonl'
  ])
  expect(readFileSync(join(run.temp, folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>.*<title>PASS · Seal Gate/s)
  if (posix) expect(statSync(join(run.temp, folder)).mode & 0o777).toBe(0o700)
  expect(JSON.parse(readFileSync(join(run.temp, folder, 'blocker-map.json'), 'utf8')).decision).toBe('HOLD_PRODUCTION')
})

test('"statements" writes the verdict for actions/attest, and a run that failed is not PASSED', async () => {
  const workspace = sealedFolder(freshFolder(), { 'a.bin': Buffer.from([1, 2, 3]) })
  const run = async () => {
    const env = { GITHUB_SHA: 'c'.repeat(40), GITHUB_WORKFLOW_REF: 'me/repo/.github/workflows/ci.yml@refs/heads/main' }
    const { outputs, stdout } = await runAction({ workspace, inputs: { manifest: 'SUMS', statements: 'true' }, env })
    const read = (name: string) => readFileSync(outputs[name] ?? '', 'utf8')
    const [summary, result] = [JSON.parse(read('verification-summary')), JSON.parse(read('test-result'))]
    return {
      names: read('subjects')
        .replaceAll(/^\S+ {2}/gm, '')
        .trimEnd()
        .split('\n'),
      summary,
      result,
      stdout,
      outputs
    }
  }
  const good = await run()
  expect([good.names, good.summary.verificationResult, good.result.result]).toEqual([['SUMS', 'a.bin'], 'PASSED', 'PASSED'])
  expect(good.summary.verifier.id).toBe('https://github.com/me/repo/.github/workflows/ci.yml@refs/heads/main')
  expect(good.summary.resourceUri).toBe(`git+https://github.com/me/repo@${'c'.repeat(40)}`)
  expect(good.result.url).toBe('https://github.com/me/repo/actions/runs/42')
  expect(good.stdout).toContain('statements: 2 subjects: 1 of manifests, 1 of sealed files')
  expect(readdirSync(join(good.outputs['subjects'] ?? '', '..'))).toContain('verification-summary.intoto.json')
  put(workspace, 'a.bin', Buffer.from([1, 2, 2]))
  const bad = await run()
  expect([bad.names, bad.summary.verificationResult, bad.result.result]).toEqual([['SUMS'], 'FAILED', 'FAILED'])
})

test('a clock that is not a time is refused, before anything is judged', async () => {
  expectRefused(await onGood({ inputs: { manifest: 'SUMS', now: '2026-06-01T24:00:00Z' } }), 'unverifiable', 'input-invalid')
})

test('two runs on the same tree write the same report', async () => {
  const reports = await Promise.all([onGood(), onGood()])
  const [one, two] = reports.map(run => readFileSync(run.outputs['report'] ?? '', 'utf8'))
  expect(one).toBe(two)
  expect(one).not.toContain(good)
})

test('a checkout that wrote CRLF is named, proved and located everywhere, and passes again when restored', async () => {
  const workspace = sealedFolder(freshFolder(), { 'docs/a.md': TEXT })
  const bytes = Buffer.byteLength(TEXT)
  put(workspace, 'seals', `${readFileSync(join(workspace, 'SUMS'), 'utf8').slice(0, 64)} ${bytes} docs/a.md\n`)
  const setting = { workspace, inputs: { manifest: 'seals' } }
  put(workspace, 'docs/a.md', TEXT.replaceAll('\n', '\r\n'))
  const run = await runAction(setting)
  expectRefused(run, 'fail', 'length-mismatch')
  expect(run.stdout).toMatch(/^::error title=Seal Gate%3A length-mismatch \(crlf-added\),file=docs\/a\.md,line=1,col=11::/m)
  expect(run.stdout).toContain('LF line endings became CRLF')
  expect(run.summary).toMatch(/\| `docs\/a\.md` \| LF line endings became CRLF.*\| proved \|/)
  const report = JSON.parse(readFileSync(run.outputs['report'] ?? '', 'utf8'))
  expect(report.findings[0].drift).toMatchObject({ causes: [{ code: 'crlf-added' }], certainty: 'proved' })
  put(workspace, 'docs/a.md', TEXT)
  expect((await runAction(setting)).outputs['verdict']).toBe('pass')
})

describe('nothing passes by accident', () => {
  test('no input at all', async () => {
    const run = await runAction({ workspace: good })
    expectRefused(run, 'unverifiable', 'input-invalid')
    expect(run.stdout).toContain(
      '"manifest" is ""; allowed is at least one path or glob, unless "seals", "unchanged-since" or "release" is given'
    )
  })

  test('every input that is not allowed is named at once', async () => {
    const run = await onGood({ inputs: { manifest: 'SUMS', format: 'zip', probes: 'maybe', 'retention-days': '-1' } })
    expectRefused(run, 'unverifiable', 'input-invalid')
    for (const name of ['format', 'probes', 'retention-days']) expect(run.summary).toContain(`"${name}" is`)
  })

  test.each([
    ['a pattern without a match', 'none/*.json', 'manifest-not-found'],
    ['a pattern beside one that matches', 'SUM*\nnone/*.json', 'manifest-not-found'],
    ['a file that is not there', 'none.json', 'manifest-not-found'],
    ['a folder', 'docs', 'manifest-unreadable'],
    ['a file that is no manifest', 'docs/a.md', 'manifest-format-unknown'],
    ['a pattern that climbs', '../*.json', 'input-invalid']
  ])('%s', async (_name, manifest, code) => {
    expectRefused(await onGood({ inputs: { manifest } }), 'unverifiable', code)
  })

  test('an empty manifest', async () => {
    const workspace = freshFolder()
    put(workspace, 'SUMS', '')
    expectRefused(await runAction({ workspace, inputs: { manifest: 'SUMS' } }), 'unverifiable', 'manifest-empty')
  })

  test('a malformed line among good ones', async () => {
    const workspace = sealedFolder(freshFolder(), { a: 'a', b: 'b' })
    put(workspace, 'SUMS', `${readFileSync(join(workspace, 'SUMS'), 'utf8')}garbage\n`)
    expectRefused(await runAction({ workspace, inputs: { manifest: 'SUMS' } }), 'unverifiable', 'manifest-malformed')
  })

  test.each([
    ['../up', 'manifest-path-unsafe'],
    ['/etc/passwd', 'manifest-path-unsafe']
  ])('the path %s', async (path, code) => {
    const workspace = freshFolder()
    put(workspace, 'SUMS', `${'0'.repeat(64)}  ${path}\n`)
    expectRefused(await runAction({ workspace, inputs: { manifest: 'SUMS' } }), 'unverifiable', code)
  })

  if (posix) {
    test('a link and a pipe in place of sealed files, without hanging', async () => {
      const workspace = sealedFolder(freshFolder(), { real: 'x' })
      symlinkSync('real', join(workspace, 'link'))
      execFileSync('mkfifo', [join(workspace, 'pipe')])
      const digest = readFileSync(join(workspace, 'SUMS'), 'utf8').slice(0, 64)
      put(workspace, 'SUMS', `${digest}  link\n${digest}  pipe\n`)
      const run = await runAction({ workspace, inputs: { manifest: 'SUMS' } })
      expectRefused(run, 'fail', 'symlink')
      expectRefused(run, 'fail', 'not-a-file')
    })

    test('a pipe in place of the manifest, without hanging', async () => {
      const workspace = freshFolder()
      execFileSync('mkfifo', [join(workspace, 'SUMS')])
      expectRefused(await runAction({ workspace, inputs: { manifest: 'SUMS' } }), 'unverifiable', 'manifest-unreadable')
    })
  }
})

describe('whatever is thrown, of any type, ends red', () => {
  const preload = (code: string): readonly string[] => {
    const file = join(freshFolder(), 'preload.cjs')
    writeFileSync(file, code)
    return ['--require', file]
  }

  test.each([
    "'text'",
    'undefined',
    'null',
    '0',
    'false',
    "Symbol('s')",
    'Object.create(null)',
    "new Error('a', { cause: new Error('b') })"
  ])('throw %s while the result is told', async thrown => {
    const nodeArgs = preload(`require('node:fs').mkdtempSync = () => { throw ${thrown} }`)
    const run = await onGood({ nodeArgs, inputs: { manifest: 'SUMS', probes: 'false' } })
    expect([run.status, run.outputs['verdict'], run.outputs['decision']]).toEqual([1, 'unverifiable', 'HOLD_PRODUCTION'])
    expect(run.stdout).toMatch(/^::error::the result could not be published/m)
  })

  test('the chain of causes is printed', async () => {
    const nodeArgs = preload("require('node:fs').mkdtempSync = () => { throw new TypeError('a', { cause: new Error('b') }) }")
    expect((await onGood({ nodeArgs, inputs: { manifest: 'SUMS', probes: 'false' } })).stdout).toContain(
      'TypeError: a, caused by: b'
    )
  })

  test('a self-test that cannot run makes the run unverifiable', async () => {
    const nodeArgs = preload(`const fs = require('node:fs'); const make = fs.mkdtempSync
      fs.mkdtempSync = prefix => { if (prefix.includes('probe')) throw new Error('no room'); return make(prefix) }`)
    expectRefused(await onGood({ nodeArgs }), 'unverifiable', 'probe-failed')
  })

  test('an event loop that runs dry is not green', async () => {
    const nodeArgs = preload("require('node:fs').promises.readdir = () => new Promise(() => {})")
    const run = await onGood({ nodeArgs, inputs: { manifest: '*S' } })
    expect([run.status, run.outputs['verdict']]).toEqual([1, undefined])
  })

  test('no folder for the report', async () => {
    const run = await onGood({ env: { RUNNER_TEMP: join(good, 'none') } })
    expect([run.status, run.outputs['verdict']]).toEqual([1, 'unverifiable'])
  })

  test('no file for the outputs', async () => {
    expect((await onGood({ env: { GITHUB_OUTPUT: join(good, 'none') } })).status).toBe(1)
  })

  test('no file for the summary is a warning and changes nothing', async () => {
    const run = await onGood({ env: { GITHUB_STEP_SUMMARY: undefined } })
    expect([run.status, run.outputs['verdict']]).toEqual([0, 'pass'])
    expect(run.stdout).toMatch(/^::warning title=Seal Gate::the job summary could not be written/m)
  })
})

if (posix) {
  test('hostile names reach no command, no cell and no tag', async () => {
    const names = ['x\\n::error::owned', '::set-output name=verdict::pass', '##[add-mask]x', '<img src=x>|`', '\u202egnp.md']
    const workspace = freshFolder()
    put(workspace, 'SUMS', names.map(name => `${name.includes('\\n') ? '\\' : ''}${'0'.repeat(64)}  ${name}\n`).join(''))
    const run = await runAction({ workspace, inputs: { manifest: 'SUMS', probes: 'false' } })
    expectRefused(run, 'fail', 'missing')
    expect(run.outputs['verdict']).toBe('fail')
    const commands = run.stdout.split('\n').filter(line => /^\s*::|##\[/.test(line))
    for (const line of commands)
      expect(line).toMatch(/^::(error( title=Seal Gate%3A missing(?:%2C 5 files)?,file=SUMS,line=\d)?::|group::|endgroup::)/)
    expect(commands.filter(line => line.startsWith('::error'))).toHaveLength(names.length + 1)
    expect(run.summary.replace(/`[^`\n]*`/g, '')).not.toMatch(/<img|\u202e/)
  })
}

test.each([
  // One folder is one annotation, and single files follow.
  ['in one folder', '', 'missing-16'],
  ['in thirty folders', '/x', 'Seal Gate%3A 22 more findings']
])('more findings than GitHub shows, %s: ten errors', async (_name, suffix, last) => {
  const workspace = freshFolder()
  put(workspace, 'SUMS', Array.from({ length: 30 }, (_, i) => `${'0'.repeat(64)}  missing-${i}${suffix}\n`).join(''))
  const run = await runAction({ workspace, inputs: { manifest: 'SUMS', probes: 'false' } })
  const errors = run.stdout.split('\n').filter(line => line.startsWith('::error'))
  expect(errors).toHaveLength(10)
  expect(errors[1]).toContain('Seal Gate%3A missing')
  expect(errors.at(-1)).toContain(last)
})

test('several manifests by a pattern, in the order of their bytes', async () => {
  const workspace = freshFolder()
  for (const folder of ['b', 'a', 'B']) sealedFolder(join(workspace, folder), { f: folder })
  const run = await runAction({ workspace, inputs: { manifest: '*/SUMS' } })
  expect([run.outputs['verdict'], run.outputs['sealed']]).toEqual(['pass', '3'])
  const report = JSON.parse(readFileSync(run.outputs['report'] ?? '', 'utf8'))
  expect(report.manifests.map(({ path }: { path: string }) => path)).toEqual(['B/SUMS', 'a/SUMS', 'b/SUMS'])
})

test('inline seals', async () => {
  const seals = readFileSync(join(good, 'SUMS'), 'utf8')
  expect((await runAction({ workspace: good, inputs: { seals } })).outputs['verdict']).toBe('pass')
  const flipped = seals.replace(/^./, digit => (digit === '0' ? '1' : '0'))
  expectRefused(await runAction({ workspace: good, inputs: { seals: flipped } }), 'fail', 'digest-mismatch')
})

describe('nothing is loaded that is not used', () => {
  const loaded = async (setting: Partial<ActionSetting>): Promise<readonly string[]> => {
    const file = join(freshFolder(), 'loaded.cjs')
    writeFileSync(file, `process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')))`)
    const run = await onGood({ nodeArgs: ['--require', file], ...setting })
    return run.stderr.split('\n').map(path => path.replace(/^.*[\\/]/, ''))
  }

  test('by a plain run', async () => {
    const files = await loaded({})
    expect(files).toContain('action.cjs')
    const reports = ['extras', 'sarif', 'junit', 'check-run', 'octokit', 'http-client']
    for (const lazy of ['glob', 'zod', 'zod-classic', 'options-schema', 'artifact', 'upload-worker', 'undici', ...reports])
      expect(files).not.toContain(`${lazy}.cjs`)
  })

  test('a pattern loads glob, an input that must be judged loads zod', async () => {
    expect(await loaded({ inputs: { manifest: 'SUM*' } })).toContain('glob.cjs')
    expect(await loaded({ inputs: { manifest: 'SUMS', unsealed: 'warnings' } })).toContain('options-schema.cjs')
  })
})

test('the licences of the bundle are listed', () => {
  expect(existsSync('dist/LICENSES.txt')).toBe(true)
  const text = readFileSync('dist/LICENSES.txt', 'utf8')
  for (const name of ['@actions/core', '@actions/artifact', '@actions/glob', '@azure/storage-blob', 'undici', 'zod'])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
})

describe('an input that does not exist is refused with the nearest name', () => {
  test.each([
    ['cover', /there is no input "cover": did you mean "covers"\?/],
    ['manifests', /there is no input "manifests": did you mean "manifest"\?/],
    ['something-else', /there is no input "something-else"(?!:)/]
  ])('%s', async (name, message) => {
    const run = await onGood({ inputs: { manifest: 'SUMS', [name]: '**' } })
    expectRefused(run, 'unverifiable', 'input-invalid')
    expect(run.summary).toMatch(message)
  })

  test('together with every value that is not allowed', async () => {
    const { summary } = await onGood({ inputs: { manifest: 'SUMS', cover: '**', format: 'zip' } })
    expect(summary).toContain('there is no input "cover"')
    expect(summary).toContain('"format" is "zip"')
  })
})

describe('a pattern cannot be switched off by what a change adds', () => {
  const packets = () => {
    const workspace = freshFolder()
    for (const name of ['one', 'two'])
      sealedFolder(join(workspace, 'packets', name), { 'terms.txt': `we owe nothing, ${name}\n`, 'same.txt': 'same\n' })
    return workspace
  }
  const judged = async (workspace: string) =>
    (await runAction({ workspace, inputs: { manifest: 'packets/*/SUMS' } })).outputs['verdict']

  test('a file whose name is the pattern', async () => {
    const workspace = packets()
    if (posix) sealedFolder(join(workspace, 'packets', '*'), { 'hi.txt': 'hi\n' })
    expect(await judged(workspace)).toBe('pass')
    put(workspace, 'packets/one/terms.txt', 'we owe everything\n')
    expect(await judged(workspace)).toBe('fail')
  })

  if (posix)
    test('a link in place of a folder', async () => {
      const workspace = packets()
      renameSync(join(workspace, 'packets/one'), join(workspace, 'other'))
      put(workspace, 'other/terms.txt', 'we owe everything\n')
      symlinkSync('../other', join(workspace, 'packets/one'))
      expectRefused(await runAction({ workspace, inputs: { manifest: 'packets/*/SUMS' } }), 'unverifiable', 'manifest-unreadable')
    })
})
