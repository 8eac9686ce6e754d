import { createHash } from 'node:crypto'
import { symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'

const digest = (algorithm: string, content: string): string => createHash(algorithm).update(content).digest('hex')
const list = (algorithm: string, files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([path, content]) => `${digest(algorithm, content)}  ${path.replaceAll('%', '%25')}\n`)
    .join('')

const PAYLOAD = { 'data/a.txt': 'aaa\n', 'data/sub/50% off.txt': 'b\n' }

/** A whole bag of version 1.0, with what the test is about laid over it. */
function bag(over: Readonly<Record<string, string>> = {}): string {
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': 'Source-Organization: Harbour office\nPayload-Oxum: 6.2\n',
    'manifest-sha256.txt': list('sha256', PAYLOAD),
    'manifest-sha512.txt': list('sha512', PAYLOAD)
  }
  return folderWith({ ...PAYLOAD, ...tags, 'tagmanifest-sha256.txt': list('sha256', tags), ...over })
}

async function outcome(cwd: string, manifest = 'manifest-sha256.txt') {
  const request = aRequest({ cwd, manifests: [manifest] })
  const { verdict, findings, counts } = await gate(request, null)
  return [verdict, counts.sealed, ...findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`))]
}

describe('a bag', () => {
  test('is judged whole, whichever of its manifests is named', async () => {
    for (const manifest of ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt'])
      expect(await outcome(bag(), manifest)).toEqual(['pass', 8])
  })

  test('a payload file that changed, and a tag file that changed', async () => {
    expect(await outcome(bag({ 'data/a.txt': 'aab\n' }))).toEqual([
      'fail',
      8,
      'digest-mismatch data/a.txt',
      'digest-mismatch data/a.txt'
    ])
    expect((await outcome(bag({ 'bag-info.txt': 'Payload-Oxum: 6.2\n' })))[2]).toBe('digest-mismatch bag-info.txt')
  })

  test('a payload file that nobody lists, a dotfile and a link too', async () => {
    const root = bag({ 'data/.extra': 'x' })
    symlinkSync('a.txt', join(root, 'data/link'))
    expect(await outcome(root)).toEqual(
      expect.arrayContaining(['fail', 'unsealed data/.extra', 'unsealed data/link', 'oxum-mismatch'])
    )
    expect(await outcome(bag({ 'notes.txt': 'tag files need no seal' }))).toEqual(['pass', 8])
  })

  test('a payload file in a folder that is called .git', async () => {
    expect(await outcome(bag({ 'data/.git/evil': 'x' }))).toEqual(
      expect.arrayContaining(['fail', 'unsealed data/.git/evil', 'oxum-mismatch'])
    )
  })

  test('beside bagit.txt, a payload manifest is one of a bag whatever its first line is', async () => {
    const declaration = list('sha256', { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' })
    const native = '{"schema":"seal-gate/manifest/1","files":[]}\n'
    for (const text of [declaration, declaration + list('sha256', PAYLOAD), list('sha256', PAYLOAD) + declaration])
      expect(await outcome(bag({ 'manifest-sha256.txt': text }))).toEqual(
        expect.arrayContaining(['manifest-path-unsafe bagit.txt'])
      )
    expect(await outcome(bag({ 'manifest-sha256.txt': native }))).toContain('manifest-malformed')
    expect(await outcome(bag({ 'bagit.txt': 'BagIt-Version: 7\n', 'manifest-sha256.txt': declaration }))).toEqual(
      expect.arrayContaining(['manifest-path-unsafe bagit.txt', 'manifest-malformed'])
    )
    // Without bagit.txt it is a list that has the name of one.
    const plain = folderWith({ 'a.txt': 'a', 'manifest-sha256.txt': list('sha256', { 'a.txt': 'a' }) })
    expect(await outcome(plain)).toEqual(['pass', 1])
  })

  test('a payload file that is gone, fetchable or not', async () => {
    const root = bag({ 'fetch.txt': 'https://example.org/a 4 data/a.txt\n' })
    expect((await outcome(root))[0]).toBe('pass')
    unlinkSync(join(root, 'data/a.txt'))
    expect(await outcome(root)).toEqual(expect.arrayContaining(['fail', 'missing data/a.txt']))
    putFile(root, 'fetch.txt', 'https://example.org/z 4 data/z.txt\n')
    expect(await outcome(root)).toEqual(expect.arrayContaining(['manifest-conflict data/z.txt']))
  })

  test('a Payload-Oxum that is wrong or contradicts itself', async () => {
    for (const oxum of [
      'Payload-Oxum: 7.2\n',
      'Payload-Oxum: 6.3\n',
      'Payload-Oxum: six\n',
      'Payload-Oxum: 6.2\nPayload-Oxum: 7.2\n'
    ]) {
      const [verdict, , ...codes] = await outcome(
        bag({ 'bag-info.txt': oxum, 'tagmanifest-sha256.txt': list('sha256', { 'bag-info.txt': oxum }) })
      )
      expect([oxum, verdict === 'pass', codes.length]).toEqual([oxum, false, 1])
    }
  })

  test('since 1.0 each payload manifest lists each payload file; before, one is enough', async () => {
    const over = {
      'manifest-sha512.txt': list('sha512', { 'data/a.txt': 'aaa\n' }),
      'tagmanifest-sha256.txt': list('sha256', { 'data-less.txt': '' }),
      'data-less.txt': ''
    }
    expect(await outcome(bag(over))).toEqual(['unverifiable', 4, 'manifest-conflict data/sub/50% off.txt'])
    const old = {
      ...over,
      'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-sha256.txt': list('sha256', PAYLOAD).replaceAll('%25', '%')
    }
    expect((await outcome(bag(old)))[0]).toBe('pass')
  })

  test('a link in the place of a manifest does not make the bag a plain list', async () => {
    for (const [name, target] of [
      ['manifest-sha256.txt', 'list.txt'],
      ['manifest-sha256.txt', 'lists/manifest-sha256.txt'],
      ['manifest-sha512.txt', 'list.txt'],
      ['tagmanifest-sha256.txt', 'list.txt']
    ] as const) {
      const root = bag({ 'data/stray.txt': 'x' })
      putFile(root, target, list('sha256', PAYLOAD))
      unlinkSync(join(root, name))
      symlinkSync(target, join(root, name))
      expect(await outcome(root, name)).toContain('manifest-unreadable')
      expect(await outcome(root)).toContain('manifest-unreadable')
    }
  })

  test('the folder of a bag may be reached by a link, and a list that is a link is no bag without bagit.txt', async () => {
    const root = bag()
    symlinkSync('.', join(root, 'same'))
    expect((await outcome(root, 'same/manifest-sha256.txt'))[0]).toBe('pass')
    const plain = folderWith({ ...PAYLOAD, 'list.txt': list('sha256', { 'data/a.txt': PAYLOAD['data/a.txt'] }) })
    symlinkSync('list.txt', join(plain, 'manifest-sha256.txt'))
    expect((await outcome(plain))[0]).toBe('pass')
  })

  test('a bagit.txt that is not one', async () => {
    expect((await outcome(bag({ 'bagit.txt': 'BagIt-Version: one\n' })))[0]).toBe('unverifiable')
  })

  test('weak manifests beside strong ones are left alone; alone they hold nothing', async () => {
    expect((await outcome(bag({ 'manifest-md5.txt': list('md5', PAYLOAD) })))[0]).toBe('pass')
    expect((await outcome(bag({ 'manifest-md5.txt': list('md5', PAYLOAD) }), 'manifest-md5.txt'))[0]).toBe('unverifiable')
  })
})
