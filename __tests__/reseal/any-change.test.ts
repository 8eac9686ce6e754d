import { existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { walk } from '../../src/disk/walk.ts'
import { gate } from '../../src/gate/gate.ts'
import { expandManifests } from '../../src/github/manifests.ts'
import { manifestsAt } from '../../src/load/manifests-at.ts'
import { writeBsd, writeGnu, writeNative } from '../../src/manifests/write.ts'
import type { Base } from '../../src/model/base.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { sealOf } from '../support/seals.ts'

// Whatever a change does to files, seals and manifests: a file that the base sealed and that has other bytes now is never passed over.

// The toolkit's debug lines.
beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
})

const FILES = ['a', 'b', 's/a', 's/b']
const MANIFESTS = ['m.sums', 'n.sums', 's/m.sums', 's/n.sums']
const WRITERS = { gnu: writeGnu, bsd: writeBsd, native: (seals: Parameters<typeof writeGnu>[0]) => writeNative({}, seals) }

type Format = keyof typeof WRITERS

/** One deed in a tree, with the `root` input of the run. */
type Deed = (tree: string, root: string) => void

const file = fc.constantFrom(...FILES)
const manifest = fc.constantFrom(...MANIFESTS)
const deed = (words: string, act: Deed): Deed => Object.assign(act, { [fc.toStringMethod]: () => words })

const writing = fc
  .tuple(file, fc.constantFrom('1', '2', '3'))
  .map(([path, content]) => deed(`write ${content} to ${path}`, tree => putReal(tree, path, content)))

/** Seals what is there, by paths as the manifest's root has them. */
const sealing = fc
  .tuple(manifest, fc.subarray(FILES, { minLength: 1 }), fc.constantFrom<Format>('gnu', 'bsd', 'native'))
  .map(([name, files, format]) =>
    deed(`seal ${files} in ${name} as ${format}`, (tree, root) => {
      const start = startOf(name, root)
      const seals = files
        .filter(path => path.startsWith(start) && existsSync(join(tree, path)))
        .map(path => sealOf(path.slice(start.length), readFileSync(join(tree, path))))
      if (seals.length > 0) putReal(tree, name, WRITERS[format](seals))
    })
  )

const other = fc.oneof(
  fc
    .oneof({ weight: 3, arbitrary: manifest }, file)
    .map(path => deed(`remove ${path}`, tree => rmSync(join(tree, path), { force: true }))),
  manifest.map(path => deed(`junk in ${path}`, tree => putReal(tree, path, 'junk'))),
  fc.tuple(manifest, manifest).map(([from, to]) =>
    deed(`rename ${from} to ${to}`, tree => {
      if (existsSync(join(tree, from))) renameSync(join(tree, from), join(tree, to))
    })
  ),
  fc.tuple(manifest, manifest).map(([from, to]) =>
    deed(`link ${from} to ${to}`, tree => {
      rmSync(join(tree, from), { force: true })
      if (from !== to) symlinkSync(from.startsWith('s/') ? `../${to}` : to, join(tree, from))
    })
  ),
  fc.constant(
    deed('a link in place of the folder', tree => {
      if (lstatSync(join(tree, 's')).isSymbolicLink()) return
      renameSync(join(tree, 's'), join(tree, 'r'))
      symlinkSync('r', join(tree, 's'))
    })
  )
)

function startOf(name: string, root: string): string {
  const own = root === '' ? dirname(name) : root
  return own === '.' ? '' : `${own}/`
}

/** In place of whatever stands there, never through a link. */
function putReal(root: string, path: string, content: string): void {
  rmSync(join(root, path), { force: true })
  putFile(root, path, content)
}

function baseAt(root: string): Base {
  const files = [...walk(root, () => undefined)].map(({ path }) => path)
  const read = async (path: string): Promise<Buffer | undefined> => {
    if (!files.includes(path)) return undefined
    if (!lstatSync(join(root, path)).isFile()) throw new Error('it is no regular file there')
    return readFileSync(join(root, path))
  }
  return { name: 'base', read, list: async () => files }
}

interface Asked {
  readonly lines: readonly string[]
  readonly root: string
}

async function request(base: Base, head: string, { lines, root }: Asked, trust: boolean): Promise<GateRequest> {
  const { names, unmatched } = await expandManifests(lines, head)
  const here = [...names, ...unmatched]
  const there = await manifestsAt(base, lines, head)
  const reseal = { base, manifests: there.names, here, permitted: false, additions: true, why: '', binding: true }
  return aRequest({
    cwd: head,
    manifests: trust ? [...there.names, ...there.unmatched] : here,
    git: false,
    ...(root !== '' && { root }),
    ...(trust ? { trusted: base } : { reseal })
  })
}

const HOW = fc.record({
  lines: fc.constantFrom(
    ['*.sums', 's/*.sums'],
    ['**/*.sums'],
    ['m.sums', 's/*.sums'],
    ['[mn].sums', '!n.sums', 's/m.sums'],
    ['./s//?.sums']
  ),
  root: fc.constantFrom('', '.', 's')
})

test('in any change, by any names of the manifests', async () => {
  const main = fc.tuple(fc.array(writing, { maxLength: 2 }), fc.array(sealing, { minLength: 1, maxLength: 4 }))
  const change = fc.array(fc.oneof(writing, { weight: 2, arbitrary: sealing }, { weight: 3, arbitrary: other }), { maxLength: 6 })
  const seen = { pass: 0, fail: 0, unverifiable: 0 }
  await fc.assert(
    fc.asyncProperty(main, change, HOW, async ([first, more], deeds, how) => {
      const files = Object.fromEntries(FILES.map(path => [path, '1']))
      const [old, head] = [folderWith(files), folderWith(files)]
      for (const one of [...first, ...more]) for (const tree of [old, head]) one(tree, how.root)
      const base = baseAt(old)
      fc.pre((await gate(await request(base, old, how, true), null)).verdict === 'pass')
      for (const one of deeds) one(head, how.root)
      const broken = (await sealedFiles(old, how)).some(path => !same(join(old, path), join(head, path)))
      for (const trust of [false, true]) {
        const { verdict } = await gate(await request(base, head, how, trust), null)
        seen[verdict]++
        if (broken) expect([trust, verdict]).not.toEqual([trust, 'pass'])
      }
      for (const tree of [old, head]) rmSync(tree, { recursive: true, force: true })
    }),
    { numRuns: 200 }
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
})

test('a pattern means the same at the base as in the checkout', async () => {
  const name = fc.stringMatching(/^[ab{}[\],.!-]{1,3}$/).filter(text => !/^\.*$/.test(text))
  const names = fc.uniqueArray(
    fc.tuple(fc.constantFrom('', 's/'), name).map(parts => parts.join('')),
    { maxLength: 8 }
  )
  const line = fc.stringMatching(
    /^!?(\.\/)?(s\/|\*\*\/|\*\/)?(a|b|\*|\?|\[!?(?:a|ab|a-b|b-)\]|\[|\]|\{a,b\}|[{},.-]|\\[[*]){1,4}$/
  )
  let compared = 0
  await fc.assert(
    fc.asyncProperty(names, fc.array(line, { minLength: 1, maxLength: 3 }), async (files, lines) => {
      const root = folderWith()
      for (const path of files) putFile(root, path, '')
      const here = await expandManifests(lines, root).catch(() => undefined)
      const there = await manifestsAt(baseAt(root), lines, root).catch(() => undefined)
      rmSync(root, { recursive: true, force: true })
      fc.pre(here !== undefined && there !== undefined)
      if (here.names.length > 0) compared++
      expect(there.names.filter(path => files.includes(path)).toSorted()).toEqual(
        here.names.filter(path => files.includes(path)).toSorted()
      )
    }),
    { numRuns: 1000 }
  )
  expect(compared).toBeGreaterThan(30)
})

test('a pattern that may mean more to the toolkit is refused at the base', async () => {
  const base = baseAt(folderWith({ 'a.sums': '', '[b].sums': '' }))
  const names = async (line: string) => (await manifestsAt(base, [line], '/nowhere')).names
  expect(await names('[[]b*')).toEqual(['[b].sums'])
  expect(await names('\\[b\\]*')).toEqual(['[b].sums'])
  for (const line of ['[][a].sums', '[!]a].sums', '[[:alpha:]].sums', '[\\]a].sums', '[[]x[[:alpha:]]*'])
    await expect(names(line)).rejects.toThrow(/cannot be read there/)
})

/** Every file that the base seals by the manifests that are named, found apart from the product's own way. */
async function sealedFiles(tree: string, { lines, root }: Asked): Promise<string[]> {
  const { names } = await expandManifests(lines, tree)
  return names.flatMap(name => {
    const text = readFileSync(join(tree, name), 'utf8')
    const start = startOf(name, root)
    return FILES.filter(path => path.startsWith(start) && new RegExp(`[ ("]${path.slice(start.length)}["\\n)]`).test(text))
  })
}

function same(a: string, b: string): boolean {
  return existsSync(b) && readFileSync(a).equals(readFileSync(b))
}
