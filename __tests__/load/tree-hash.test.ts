import { createHash } from 'node:crypto'
import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { sealFiles } from '../../src/hashing/make-manifest.ts'
import { usualManifests } from '../../src/load/manifest-names.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const SUMS = `${hash('one\n')}  a.txt\n`
const TREE = hash(SUMS)

async function strays(tree: string | undefined, more: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
  const files = { 'a.txt': 'one\n', SUMS, ...more, ...(tree !== undefined && { 'packet_tree.sha256': tree }) }
  return judge(folderWith(files))
}

async function judge(cwd: string): Promise<readonly unknown[]> {
  const { findings } = await gate(aRequest({ cwd, manifests: ['SUMS'], covers: ['**'], git: false }), null)
  return findings.map(({ code, path }) => `${code} ${path}`)
}

test.each([`${TREE}\n`, `${TREE}  SUMS\n`, `${TREE} *SUMS\n`])('the tree hash of the manifest needs no seal: %j', async tree => {
  expect(await strays(tree)).toEqual([])
})

test.each([
  TREE,
  `${TREE}  SUMS`,
  `${TREE}  SUMS\n\n`,
  `${TREE}  OTHER\n`,
  `${TREE}  SUMS\nand more\n`,
  `${TREE.toUpperCase()}  SUMS\n`,
  `${hash('another')}  SUMS\n`,
  ''
])('with any other content it is a stray: %j', async tree => {
  expect(await strays(tree)).toEqual(['unsealed packet_tree.sha256'])
})

test('one turned bit makes it a stray', async () => {
  const bytes = Buffer.from(`${TREE}  SUMS\n`)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  expect(await strays(bytes.toString())).toEqual(['unsealed packet_tree.sha256'])
})

test('the same content under another name or in another folder is a stray, and so is a link to it', async () => {
  expect(await strays(undefined, { 'tree.sha256': `${TREE}  SUMS\n`, 'sub/packet_tree.sha256': `${TREE}  SUMS\n` })).toEqual([
    'unsealed sub/packet_tree.sha256',
    'unsealed tree.sha256'
  ])
  const root = folderWith({ 'a.txt': 'one\n', SUMS })
  const other = folderWith({ tree: `${TREE}  SUMS\n` })
  symlinkSync(join(other, 'tree'), join(root, 'packet_tree.sha256'))
  expect(await judge(root)).toEqual(['unsealed packet_tree.sha256'])
})

test('it is no manifest of the folder', () => {
  const root = folderWith({ 'packet_tree.sha256': `${TREE}  SUMS\n` })
  expect(usualManifests(readdirSync(root))).toEqual([])
  putFile(root, 'other.sha256', SUMS)
  expect(usualManifests(readdirSync(root))).toEqual(['other.sha256'])
})

test('it is never sealed by the manifest that it pins, and by another it is', async () => {
  const root = folderWith({ 'a.txt': 'one\n', 'packet_tree.sha256': 'stale', 'sub/packet_tree.sha256': 'plain' })
  const sealed = async (manifest: string) =>
    (await sealFiles({ root, cwd: root, paths: ['.'], exempt: join(root, manifest) })).seals.map(({ path }) => path)
  expect(await sealed('seal-gate.json')).toEqual(['a.txt', 'sub/packet_tree.sha256'])
  expect(await sealed('sub/seal-gate.json')).toEqual(['a.txt', 'packet_tree.sha256'])
})
