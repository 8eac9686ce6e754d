import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { AtomicFile, writeAtomically } from '../../src/disk/atomic-write.ts'
import { foldsNames, ListedNames, nameOnDisk, pathOnDisk } from '../../src/disk/name-on-disk.ts'
import { gate } from '../../src/gate/gate.ts'
import { sealFiles } from '../../src/hashing/make-manifest.ts'
import { writeBack } from '../../src/restore/write-back.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const NFC = 'caf\u00e9.txt'
const NFD = 'cafe\u0301.txt'

const place = execFileSync('mktemp', ['-d']).toString().trim()
const mounts = (['apfs', 'hfs'] as const).flatMap(kind => (mounted(kind) ? [kind] : []))

afterAll(() => {
  for (const kind of mounts) execFileSync('fusermount', ['-u', join(place, kind)])
})

function mounted(kind: string): boolean {
  try {
    execFileSync('python3', [join(import.meta.dirname, 'folding-fs.py'), kind, join(place, `${kind}-back`), join(place, kind)], {
      stdio: 'ignore'
    })
    return true
  } catch {
    return false
  }
}

let count = 0

/** A new folder on a file system that folds names. */
function foldingFolder(kind: string, files: Readonly<Record<string, string>>): string {
  const root = join(place, kind, `d${count++}`)
  mkdirSync(root)
  for (const [path, content] of Object.entries(files)) putFile(root, path, content)
  return root
}

async function outcome(cwd: string, over: { manifests?: string[]; covers?: string[] } = {}) {
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: ['SUMS'], ...over }), null)
  return [verdict, ...findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`)).sort()]
}

const onFolding = mounts.length === 2 ? describe.each(mounts) : describe.skip.each(['apfs', 'hfs'])

onFolding('on a file system that folds names like %s (needs FUSE and python3-fusepy)', kind => {
  test('a file under its sealed name passes, and not under another case', async () => {
    const files = { 'Readme.md': 'hello\n', 'Docs/i.md': 'd\n' }
    const root = foldingFolder(kind, { ...files, SUMS: gnuList(files) })
    expect(await outcome(root)).toEqual(['pass'])
    putFile(root, 'SUMS', gnuList({ 'README.md': 'hello\n', 'docs/i.md': 'd\n' }))
    expect(await outcome(root)).toEqual(['fail', 'case-renamed README.md', 'case-renamed docs/i.md'])
  })

  test.each([
    [NFC, NFD],
    [NFD, NFC]
  ])('nor in another Unicode form: %j on disk', async (written, sealed) => {
    const root = foldingFolder(kind, { [written]: 'x\n' })
    const [onDisk = ''] = readdirSync(root)
    for (const name of [written, sealed]) {
      putFile(root, 'SUMS', gnuList({ [name]: 'x\n' }))
      expect(await outcome(root)).toEqual(name === onDisk ? ['pass'] : ['fail', `case-renamed ${name}`])
    }
  })

  test('two seals that one file satisfies contradict each other, whatever its bytes are', async () => {
    const root = foldingFolder(kind, { 'a.txt': 'one\n' })
    for (const content of ['one\n', 'ONE\n']) {
      putFile(root, 'SUMS', gnuList({ 'A.txt': content }) + gnuList({ 'a.txt': 'one\n' }))
      expect(await outcome(root)).toEqual(['unverifiable', 'manifest-conflict A.txt'])
    }
  })

  test('a manifest is known by its own name only', async () => {
    const root = foldingFolder(kind, { 'a.txt': 'one\n', SUMS: gnuList({ 'a.txt': 'one\n' }) })
    expect(await outcome(root, { manifests: ['sums'] })).toEqual(['unverifiable', 'manifest-not-found'])
  })

  test('files are sealed under their own names, each once', async () => {
    const root = foldingFolder(kind, { 'Ab.txt': 'x\n', 'Docs/i.md': 'd\n' })
    const { seals, refused } = await sealFiles({ root, cwd: root, paths: ['AB.TXT', 'ab.txt', 'docs'] })
    expect([seals.map(({ path }) => path), refused]).toEqual([['Ab.txt', 'Docs/i.md'], []])
  })

  test('nothing is written over a file that has another name', () => {
    const root = foldingFolder(kind, { 'doc.md': 'sealed\n' })
    expect(() => AtomicFile.at(join(root, 'DOC.md'))).toThrow('there is "doc.md"')
    const seal = sealOf('DOC.md', 'sealed\n')
    expect(writeBack(root, seal, { state: 'missing' }, { bytes: Buffer.from('sealed\n') })).toContain('there as "doc.md"')
    writeAtomically(join(root, 'doc.md'), 'new\n')
    expect([readdirSync(root), readFileSync(join(root, 'doc.md'), 'utf8')]).toEqual([['doc.md'], 'new\n'])
  })

  test('paths are found as they are listed', () => {
    const root = foldingFolder(kind, { 'Docs/Sub/i.md': 'd\n' })
    expect(pathOnDisk(root, join(root, 'DOCS/sub/I.md'))).toBe(join(root, 'Docs/Sub/i.md'))
    expect(pathOnDisk(root, join(root, 'DOCS/new.md'))).toBe(join(root, 'Docs/new.md'))
    expect(foldsNames(root, ['Docs/Sub/i.md'])).toBe(true)
    expect([new ListedNames(root).problem('Docs/Sub/i.md'), new ListedNames(root).problem('Docs/sub/i.md')]).toEqual([
      undefined,
      { state: 'missing' }
    ])
  })
})

describe('on a file system that does not', () => {
  test('both names are files of their own', async () => {
    const files = { 'a.txt': 'one\n', 'A.txt': 'two\n', [NFD]: 'c' }
    const root = folderWith({ ...files, SUMS: gnuList(files) })
    expect(await outcome(root)).toEqual(['pass'])
    expect(await outcome(root, { covers: ['**'] })).toEqual(['pass'])
    writeAtomically(join(root, 'A.TXT'), 'three\n')
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('one\n')
  })

  test('it is tried on two files, and no folder is listed', () => {
    const root = folderWith({ 'a.txt': 'x', [NFC]: 'x' })
    let asked = 0
    function* paths() {
      for (const path of ['1', 'a.txt', NFC, 'b', 'c']) {
        asked++
        yield path
      }
    }
    expect(foldsNames(root, paths())).toBe(false)
    expect(asked).toBe(3)
    asked = 0
    expect(foldsNames(root, paths(), true)).toBe(false)
    expect(asked).toBe(2)
    expect(nameOnDisk(join(root, 'A.txt'))).toBeUndefined()
    writeFileSync(join(root, 'A.txt'), '')
    expect(nameOnDisk(join(root, 'A.txt'))).toBe('A.txt')
  })
})
