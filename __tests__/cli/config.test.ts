import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { seal } from '../../src/cli/seal.ts'
import { verify } from '../../src/cli/verify.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { commit, type Files, git } from '../support/pull-request.ts'
import { gnuList } from '../support/seals.ts'

const CONFIG = '.github/seal-gate.yml'

function repository(files: Files): string {
  const root = folderWith(files)
  git(root, 'init', '-q', '-b', 'main')
  return root
}

/** Verdict, findings and keys of the configuration, from the report. */
async function run(cwd: string, ...args: readonly string[]) {
  let out = ''
  const terminal = { out: (text: string) => (out += text), say: () => undefined, progress: () => undefined, colour: false }
  try {
    await verify([...args, '--no-probes', '--json'], cwd, terminal)
  } catch (error) {
    return [error instanceof Error ? error.message : '']
  }
  const { verdict, findings, config } = JSON.parse(out)
  return [
    verdict,
    ...findings.map(({ code, path = '' }: { code: string; path?: string }) => `${code} ${path}`.trim()),
    ...(config?.keys ?? [])
  ]
}

const DOCS = { 'docs/a.md': 'a\n', 'docs/SUMS': gnuList({ 'a.md': 'a\n' }) }
const LISTED = 'manifest: docs/SUMS\ncovers: "*.md"\nreseal: forbid\nsarif: true\nmanifest-sha256: pins/docs\n'

test('seal --update seals again in the manifest that the configuration lists', async () => {
  const root = repository({ ...DOCS, [CONFIG]: 'manifest: docs/SUMS\n' })
  putFile(root, 'docs/a.md', 'A\n')
  const quiet = { out: () => undefined, say: () => undefined, progress: () => undefined, colour: false }
  expect(await seal(['--update', '--yes'], join(root, 'docs'), quiet)).toBe(0)
  expect(readFileSync(join(root, 'docs/SUMS'), 'utf8')).toBe(gnuList({ 'a.md': 'A\n' }))
  putFile(root, CONFIG, 'manifest: [docs/SUMS, docs/*.json]\n')
  await expect(seal(['--update', '--yes'], root, quiet)).rejects.toThrow('lists several manifests: name one with "-o"')
})

describe('verify without an argument', () => {
  test('does what the configuration lists, from the top and from any folder below', async () => {
    const pins = { 'pins/docs': digest(DOCS['docs/SUMS']) }
    const root = repository({ ...DOCS, ...pins, 'docs/deep/x.txt': '', [CONFIG]: LISTED })
    for (const folder of ['.', 'docs', 'docs/deep'])
      expect(await run(join(root, folder))).toEqual(['pass', 'manifest', 'covers', 'manifest-sha256'])
    putFile(root, 'docs/new.md', 'x')
    expect(await run(join(root, 'docs'))).toEqual(['fail', 'unsealed new.md', 'manifest', 'covers', 'manifest-sha256'])
  })

  test('a flag overrides its key, and --config none the file', async () => {
    const root = repository({
      ...DOCS,
      'docs/new.md': 'x',
      'b.md': 'b\n',
      SHA256SUMS: gnuList({ 'b.md': 'B\n' }),
      [CONFIG]: 'manifest: docs/SUMS\ncovers: "*.md"\n'
    })
    expect(await run(root)).toEqual(['fail', 'unsealed new.md', 'manifest', 'covers'])
    expect(await run(root, '--unsealed', 'ignore')).toEqual(['pass', 'manifest', 'covers'])
    expect(await run(root, 'SHA256SUMS')).toEqual(['fail', 'digest-mismatch b.md', 'covers'])
    expect(await run(root, '--config', 'none')).toEqual(['fail', 'digest-mismatch b.md'])
    expect(await run(root, '--config', 'nowhere.yml')).toEqual(['there is no configuration "nowhere.yml"'])
    putFile(root, 'other.yml', 'manifest: SHA256SUMS\nunsealed: ignore\n')
    expect(await run(root, '--config', 'other.yml')).toEqual(['fail', 'digest-mismatch b.md', 'manifest', 'unsealed'])
  })

  test('a configuration that is wrong is refused, never skipped', async () => {
    const root = repository({ ...DOCS, SHA256SUMS: gnuList({ 'docs/a.md': 'a\n' }), [CONFIG]: 'manifests: docs/SUMS\n' })
    expect(await run(root)).toEqual(['.github/seal-gate.yml: there is no key "manifests": did you mean "manifest"?'])
    // The manifest that is beside it would be green.
    expect(await run(root, '--config', 'none')).toEqual(['pass'])
    const misnamed = repository({ SUMS: '', '.github/seal-gate.yaml': '' })
    expect(await run(misnamed)).toEqual(['".github/seal-gate.yaml" is not read: rename it to ".github/seal-gate.yml"'])
    const secret = folderWith({ 'seal-gate.yml': 'password: hunter2\n' })
    const linked = repository({ ...DOCS })
    symlinkSync(secret, join(linked, '.github'))
    expect(await run(linked)).toEqual([
      expect.stringMatching(/^the configuration ".github\/seal-gate.yml" cannot be read: escapes-folder$/)
    ])
    const beyond = repository({ SHA256SUMS: gnuList({ 'seal-gate.yml': 'x' }), [CONFIG]: 'manifest: SHA256SUMS\nroot: out\n' })
    symlinkSync(secret, join(beyond, 'out'))
    expect(await run(beyond)).toEqual(['"root" of the configuration is a link that leads out of the repository'])
    const folder = repository({ ...DOCS, '.github/seal-gate.yml/x': '' })
    expect(await run(folder)).toEqual([expect.stringContaining('cannot be read: not-a-file')])
  })

  test('with --trusted-ref, the configuration of that ref is in force', async () => {
    const root = repository({ ...DOCS, 'docs/new.md': 'x', [CONFIG]: 'manifest: docs/SUMS\ncovers: "*.md"\n' })
    commit(root)
    putFile(root, CONFIG, 'manifest: docs/SUMS\nunsealed: ignore\n')
    expect(await run(root)).toEqual(['pass', 'manifest', 'unsealed'])
    expect(await run(root, '--trusted-ref', 'main')).toEqual(['fail', 'unsealed new.md', 'manifest', 'covers'])
    expect(await run(join(root, 'docs'), '--trusted-ref', 'main')).toEqual(['fail', 'unsealed new.md', 'manifest', 'covers'])
  })
})

function digest(text: string): string {
  return `${gnuList({ x: text }).slice(0, 64)}\n`
}
