import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { explain, type SealOptions, seal, type VerifyOptions, verify } from '../../src/entries/library.ts'
import { TEXT_RULES } from '../../src/model/request.ts'
import { folderWith, putFile } from '../support/folder.ts'

async function sealed(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files)
  const sealing = await seal(Object.keys(files), { cwd })
  if (sealing.kind !== 'sealed') throw new Error('refused')
  writeFileSync(join(cwd, 'seal-gate.json'), sealing.text)
  return { cwd, seals: sealing.seals }
}

describe('verify', () => {
  test('files that match their seals, and a twin with one other byte', async () => {
    const { cwd } = await sealed({ 'a.txt': 'one\n', 'b/c.bin': '\0' })
    expect(await verify({ cwd, probes: false })).toMatchObject({ verdict: 'pass', counts: { sealed: 2, intact: 2 } })
    writeFileSync(join(cwd, 'b/c.bin'), '\x01')
    expect(await verify({ cwd, probes: false })).toMatchObject({
      verdict: 'fail',
      findings: [{ code: 'digest-mismatch', path: 'b/c.bin' }]
    })
  })

  test('runs the self-test unless it is switched off', async () => {
    const { cwd } = await sealed({ a: 'one\n' })
    expect((await verify({ cwd, threads: 1 })).probes).toMatchObject({ passed: 7, planned: 7 })
    expect((await verify({ cwd, threads: 1, probes: false })).probes).toBeNull()
  })

  test('an inline list, a root and a scope', async () => {
    const { cwd, seals } = await sealed({ 'd/a': 'one\n' })
    const options = { cwd, seals: `${seals[0]?.digests.sha256}  a\n`, root: 'd', probes: false }
    expect(await verify(options)).toMatchObject({ verdict: 'pass' })
    writeFileSync(join(cwd, 'd/b'), '')
    expect(await verify({ ...options, covers: ['**'] })).toMatchObject({
      verdict: 'fail',
      findings: [{ code: 'unsealed', path: 'b' }]
    })
    expect(await verify({ ...options, covers: ['**'], unsealed: 'ignore' })).toMatchObject({ verdict: 'pass' })
  })

  test.each<[string, object, string]>([
    ['a misspelled name', { manifests: 'x' }, 'there is no option "manifests": did you mean "manifest"?'],
    ['a name of an input', { 'text-rules': ['lf'] }, 'there is no option "text-rules": did you mean "textRules"?'],
    ['a number that is not allowed', { threads: 99 }, '"threads" is "99"; allowed is auto, or a whole number from 1 to 64'],
    ['a word that is not allowed', { format: 'zip' }, '"format" is "zip"; allowed is one of auto, native'],
    ['something else than a name in a list', { covers: ['a', 1] }, '"covers" is'],
    ['an empty text', { root: '' }, '"root" is ""'],
    ['null', { seals: null }, '"seals" is "null"'],
    ['a switch with another word', { probes: 'no' }, '"probes" is "no"; allowed is true or false']
  ])('refuses %s', async (_, options, message) => {
    const { cwd } = await sealed({ a: 'one\n' })
    await expect(verify({ cwd, ...options } as VerifyOptions)).rejects.toThrow(message)
  })

  test('every rule for texts can be asked for', async () => {
    const textRules: NonNullable<VerifyOptions['textRules']> = TEXT_RULES
    const { cwd } = await sealed({ a: 'one\n', b: '\ufeffone\n' })
    const { findings } = await verify({ cwd, textRules, probes: false })
    expect(findings.map(({ code, path }) => [code, path])).toContainEqual(['text-rule', 'b'])
  })

  test('refuses a folder without a manifest', async () => {
    await expect(verify({ cwd: folderWith({ a: '' }) })).rejects.toThrow('there is no manifest in this folder')
  })

  test('what cannot be read is a finding, not an exception', async () => {
    const cwd = folderWith({ 'seal-gate.json': '{' })
    expect(await verify({ cwd, manifest: 'seal-gate.json', probes: false })).toMatchObject({ verdict: 'unverifiable' })
    expect(await verify({ cwd, manifest: ['none.json'], probes: false })).toMatchObject({ verdict: 'unverifiable' })
  })
})

describe('seal', () => {
  test('the text of a manifest in each format; nothing is written', async () => {
    const cwd = folderWith({ 'b.txt': 'two\n', 'a.txt': 'one\n' })
    expect(await seal(['b.txt', 'a.txt'], { cwd, format: 'gnu' })).toMatchObject({
      text: expect.stringMatching(/ {2}a\.txt\n.* {2}b\.txt\n$/)
    })
    expect(await seal('.', { cwd, covers: ['**'], packet: 'p' })).toMatchObject({
      text: expect.stringContaining('"covers": ["**"]')
    })
    expect(() => readFileSync(join(cwd, 'seal-gate.json'))).toThrow('ENOENT')
  })

  test('what cannot be sealed is refused with its path', async () => {
    const cwd = folderWith({ a: '' })
    expect(await seal(['a', 'b'], { cwd })).toMatchObject({ kind: 'refused', reasons: [{ path: 'b' }] })
    await expect(seal([], { cwd })).rejects.toThrow('name the files or folders')
    await expect(seal('a', { cwd, output: 'x' } as SealOptions)).rejects.toThrow('there is no option "output"')
  })
})

describe('explain', () => {
  test('a cause that is proved, and a twin that is as it was sealed', async () => {
    const { cwd, seals } = await sealed({ a: 'one\n' })
    const { sha256 = '' } = seals[0]?.digests ?? {}
    expect(await explain('a', { cwd, sha256, bytes: 4 })).toMatchObject({ verdict: 'pass' })
    writeFileSync(join(cwd, 'a'), 'one\r\n')
    expect(await explain('a', { cwd, sha256, bytes: 4 })).toMatchObject({
      verdict: 'fail',
      finding: { drift: { certainty: 'proved', causes: [{ code: 'crlf-added' }] } }
    })
    putFile(cwd, 'original', 'one\n')
    expect(await explain('a', { cwd, against: 'original' })).toMatchObject({ verdict: 'fail', against: { path: 'original' } })
    expect(await explain('b', { cwd, sha256 }).catch(error => error.message)).toMatch(/there is no file "b"/)
  })
})
