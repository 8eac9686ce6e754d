import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { putFile } from '../support/folder.ts'
import { freshFolder, runAction } from '../support/run-action.ts'

const FILES = { 'docs/a.md': '# A\n', 'docs/b.txt': 'b\n', 'c.bin': Buffer.from([0, 1, 2]) }

function workspace(): string {
  const root = freshFolder()
  for (const [path, content] of Object.entries(FILES)) putFile(root, path, content)
  return root
}

test.each(['seal', 'merge', 'rehearse'])('%s/action.yml starts a file of dist/, and quotes every default', folder => {
  const text = readFileSync(join(folder, 'action.yml'), 'utf8')
  const { runs, description } = parse(text)
  expect(runs).toEqual({ using: 'node24', main: `../dist/${folder}-action.cjs` })
  expect(existsSync(join(folder, runs.main))).toBe(true)
  expect(description.length).toBeLessThan(126)
  // GitHub refuses a metadata file with an expression anywhere but in a default.
  expect(text.replaceAll(/^ +default: .*$/gm, '')).not.toContain('${{')
  for (const line of text.match(/^ +default: .*$/gm) ?? []) expect(line).toMatch(/^ {4}default: '[^']*'$/)
})

describe('seal', () => {
  test('writes what the gate then passes, and reports its digest', async () => {
    const root = workspace()
    const { status, outputs } = await runAction({
      workspace: root,
      action: 'seal',
      inputs: { paths: 'docs\nc.bin', covers: 'docs/**' }
    })
    expect([status, outputs['manifest'], outputs['sealed'], outputs['bytes']]).toEqual([0, 'seal-gate.json', '3', '9'])
    const passed = await runAction({
      workspace: root,
      inputs: { manifest: 'seal-gate.json', 'manifest-sha256': outputs['manifest-sha256'] ?? '' }
    })
    expect([passed.status, passed.outputs['sealed']]).toEqual([0, '3'])
    putFile(root, 'docs/a.md', '# B\n')
    expect((await runAction({ workspace: root, inputs: { manifest: 'seal-gate.json' } })).outputs['verdict']).toBe('fail')
  })

  test('writes the list that sha256sum and actions/attest read', async () => {
    const root = workspace()
    const { status } = await runAction({
      workspace: root,
      action: 'seal',
      inputs: { paths: 'docs', output: 'SHA256SUMS', format: 'gnu' }
    })
    expect(status).toBe(0)
    expect(execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: root, encoding: 'utf8' })).toContain(
      'docs/a.md: OK'
    )
  })

  test('"check" is green while sealing again changes nothing, and red with what would', async () => {
    const root = workspace()
    await runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs' } })
    const check = () => runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs', check: 'true' } })
    expect((await check()).status).toBe(0)
    putFile(root, 'docs/a.md', '# B\n')
    const red = await check()
    expect(red.status).toBe(1)
    expect(red.stdout).toContain('changed "docs/a.md"')
  })

  test('over a manifest that exists, keeps what is not named and removes only with "remove"', async () => {
    const root = workspace()
    await runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs\nc.bin', covers: 'docs/**' } })
    rmSync(join(root, 'docs/b.txt'))
    const inputs = { paths: 'docs' }
    const red = await runAction({ workspace: root, action: 'seal', inputs })
    expect([red.status, red.outputs['sealed']]).toEqual([1, undefined])
    expect(red.stdout).toContain('removed "docs/b.txt"')
    expect(red.stdout).toContain('"remove: true" permits it')
    const green = await runAction({ workspace: root, action: 'seal', inputs: { ...inputs, remove: 'true' } })
    expect([green.status, green.outputs['sealed']]).toEqual([0, '2'])
    expect(JSON.parse(readFileSync(join(root, 'seal-gate.json'), 'utf8')).covers).toEqual(['docs/**'])
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['nothing is named', {}, /name the files or folders/],
    ['what is named is not there', { paths: 'gone' }, /cannot be sealed/],
    ['a link is among it', { paths: 'link' }, /symbolic link/],
    ['there is no file at all', { paths: 'empty' }, /empty manifest would seal nothing/],
    ['the format is unknown', { paths: 'docs', format: 'zip' }, /is one of auto, native, gnu, bsd, bagit/],
    ['a switch has another word', { paths: 'docs', check: 'yes' }, /allowed is true or false/],
    ['the folder for it is not there', { paths: 'docs', output: 'no/x.json' }, /there is no folder/]
  ])('is red and writes nothing when %s', async (_, inputs, reason) => {
    const root = workspace()
    symlinkSync('docs/a.md', join(root, 'link'))
    mkdirSync(join(root, 'empty'))
    const { status, stdout, outputs } = await runAction({ workspace: root, action: 'seal', inputs })
    expect([status, outputs['manifest-sha256']]).toEqual([1, undefined])
    expect(stdout).toMatch(reason)
    expect(existsSync(join(root, 'seal-gate.json'))).toBe(false)
  })
})

describe('merge', () => {
  async function shards(root: string, of = 2): Promise<void> {
    await runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs\nc.bin' } })
    putFile(root, 'docs/b.txt', 'drifted\n')
    for (let index = 1; index <= of; index++) {
      const { outputs } = await runAction({ workspace: root, inputs: { manifest: 'seal-gate.json', shard: `${index}/${of}` } })
      mkdirSync(join(root, `shard-${index}`))
      copyFileSync(outputs['report'] ?? '', join(root, `shard-${index}/report.json`))
    }
  }

  test('gives the verdict of the whole', async () => {
    const root = workspace()
    await shards(root)
    const whole = await runAction({ workspace: root, inputs: { manifest: 'seal-gate.json' } })
    const merged = await runAction({ workspace: root, action: 'merge', inputs: { reports: 'shard-*/report.json' } })
    expect([merged.status, merged.outputs['verdict'], merged.outputs['drifted']]).toEqual([1, 'fail', '1'])
    expect(readFileSync(merged.outputs['report'] ?? '', 'utf8')).toBe(readFileSync(whole.outputs['report'] ?? '', 'utf8'))
    expect(merged.summary).toContain('docs/b.txt')
  })

  test('is unverifiable without one of them, with one that is no report, and with none', async () => {
    const root = workspace()
    await shards(root)
    writeFileSync(join(root, 'junk.json'), '{}')
    for (const reports of ['shard-1/report.json', 'shard-*/report.json\njunk.json', 'no-*.json', '']) {
      const { status, outputs } = await runAction({ workspace: root, action: 'merge', inputs: { reports } })
      expect([reports, status, outputs['verdict']]).toEqual([reports, 1, 'unverifiable'])
    }
  })

  test('takes the newest attempt of each shard of its own run, and nothing of another run', async () => {
    const root = workspace()
    await runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs' } })
    const env = { GITHUB_SHA: 'c'.repeat(40), GITHUB_REF: 'refs/heads/main', GITHUB_RUN_ATTEMPT: '1' }
    const shard = async (index: number, attempt: string) => {
      const inputs = { manifest: 'seal-gate.json', shard: `${index}/2` }
      const { outputs } = await runAction({ workspace: root, inputs, env: { ...env, GITHUB_RUN_ATTEMPT: attempt } })
      mkdirSync(join(root, 'shares', `${index}-${attempt}`), { recursive: true })
      copyFileSync(outputs['report'] ?? '', join(root, 'shares', `${index}-${attempt}/report.json`))
    }
    await shard(1, '1')
    putFile(root, 'docs/a.md', 'drifted\n')
    putFile(root, 'docs/b.txt', 'drifted\n')
    await shard(2, '1')
    for (const path of ['docs/a.md', 'docs/b.txt'] as const) putFile(root, path, FILES[path])
    await shard(2, '2')
    const merge = async (more: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) => {
      const given = { reports: 'shares/*/report.json', ...inputs }
      const { status, outputs } = await runAction({ workspace: root, action: 'merge', inputs: given, env: { ...env, ...more } })
      const { findings } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))
      return [status, outputs['verdict'], ...new Set(findings.map(({ code }: { readonly code: string }) => code))]
    }
    const now = { GITHUB_RUN_ATTEMPT: '2' }
    expect(await merge(now, { result: 'success' })).toEqual([0, 'pass', 'shard-attempts'])
    expect(await merge(now, { result: 'failure' })).toEqual([1, 'unverifiable', 'shard-job-failed', 'shard-attempts'])
    expect(await merge({ ...now, GITHUB_RUN_ID: '43' })).toEqual([1, 'unverifiable', 'shard-other-run'])
    expect(await merge({ ...now, GITHUB_RUN_ID: '43', GITHUB_SHA: 'd'.repeat(40) }, { run: '42' })).toEqual([
      0,
      'pass',
      'shard-attempts'
    ])
    expect(await merge({ ...now, GITHUB_SHA: 'd'.repeat(40) })).toEqual([1, 'unverifiable', 'shard-other-commit'])
  })

  test('never hands on a decision that a shard claims', async () => {
    const root = workspace()
    await runAction({ workspace: root, action: 'seal', inputs: { paths: 'docs' } })
    const { outputs } = await runAction({ workspace: root, inputs: { manifest: 'seal-gate.json', shard: '1/1' } })
    const report = { ...JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')), decision: 'CLEARED_FOR_OPERATOR' }
    writeFileSync(join(root, 'forged.json'), JSON.stringify(report))
    const merged = await runAction({ workspace: root, action: 'merge', inputs: { reports: 'forged.json' } })
    expect([merged.status, merged.outputs['decision']]).toEqual([0, 'HOLD_PRODUCTION'])
  })
})

test('dist/ is as it was sealed', async () => {
  const { status, outputs } = await runAction({ workspace: process.cwd(), inputs: { manifest: 'dist/seal-gate.json' } })
  expect([status, outputs['verdict'], outputs['unsealed']]).toEqual([0, 'pass', '0'])
})
