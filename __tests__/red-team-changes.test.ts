import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../src/gate.ts'
import { expandManifests } from '../src/github/manifests.ts'
import type { GateRequest } from '../src/request.ts'
import { writeBsd, writeGnu, writeNative } from '../src/seal/write.ts'
import type { Base } from '../src/trust/base.ts'
import { manifestsAt } from '../src/trust/manifests-at.ts'
import { walk } from '../src/verify/walk.ts'
import { folderWith, putFile } from './support/folder.ts'
import { sealOf } from './support/seals.ts'

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
type Deed =
  | { readonly kind: 'write'; readonly path: string; readonly content: string }
  | { readonly kind: 'seal'; readonly manifest: string; readonly files: readonly string[]; readonly format: Format }
  | { readonly kind: 'remove' | 'junk'; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }

const file = fc.constantFrom(...FILES)
const manifest = fc.constantFrom(...MANIFESTS)
const write = fc.record({ kind: fc.constant('write' as const), path: file, content: fc.constantFrom('1', '2', '3') })
const sealing = fc.record({
  kind: fc.constant('seal' as const),
  manifest,
  files: fc.subarray(FILES, { minLength: 1 }),
  format: fc.constantFrom<Format>('gnu', 'bsd', 'native')
})
const deed: fc.Arbitrary<Deed> = fc.oneof(
  write,
  { weight: 2, arbitrary: sealing },
  fc.record({ kind: fc.constantFrom('remove' as const, 'junk' as const), path: fc.oneof(manifest, file) }),
  fc.record({ kind: fc.constantFrom('rename' as const, 'link' as const), from: manifest, to: manifest }),
  fc.record({ kind: fc.constant('link' as const), from: fc.constant('t'), to: fc.constant('s') })
)

/** Seals what is there, by paths as the manifest's root has them. */
function carryOut(root: string, all: string, one: Deed): void {
  const place = (path: string): string => join(root, path)
  if (one.kind === 'write') return putReal(root, one.path, one.content)
  if (one.kind === 'junk') return putReal(root, one.path, 'junk')
  if (one.kind === 'remove') return rmSync(place(one.path), { force: true })
  if (one.kind === 'seal') {
    const from = all === '' ? dirname(one.manifest) : all
    const start = from === '.' ? '' : `${from}/`
    const seals = one.files
      .filter(path => path.startsWith(start) && existsSync(place(path)) && lstatSync(place(path)).isFile())
      .map(path => sealOf(path.slice(start.length), readFileSync(place(path))))
    return seals.length === 0 ? undefined : putReal(root, one.manifest, WRITERS[one.format](seals))
  }
  if (one.kind === 'rename') return existsSync(place(one.from)) ? renameSync(place(one.from), place(one.to)) : undefined
  if (existsSync(place(one.from)) || one.from === one.to) rmSync(place(one.from), { force: true })
  if (one.from !== one.to) symlinkSync(one.from.startsWith('s/') ? `../${one.to}` : one.to, place(one.from))
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
  const { matches, unmatched } = await expandManifests(lines, head)
  const here = [...matches, ...unmatched]
  const there = await manifestsAt(base, lines, head)
  const reseal = { base, manifests: there.names, here, permitted: false, additions: true, why: '', binding: true }
  return {
    cwd: head,
    manifests: trust ? [...there.names, ...there.unmatched] : here,
    format: 'auto',
    covers: [],
    unsealed: 'fail',
    requireClearance: false,
    git: false,
    ...(root !== '' && { root }),
    ...(trust ? { trusted: base } : { reseal })
  }
}

test('in any change, by any names of the manifests', async () => {
  const asked = fc.record({
    lines: fc.constantFrom(
      ['*.sums', 's/*.sums'],
      ['**/*.sums'],
      ['m.sums', 's/*.sums'],
      ['[mn].sums', '!n.sums', 's/m.sums'],
      ['./s//?.sums']
    ),
    root: fc.constantFrom('', '.', 's')
  })
  const main = fc.tuple(fc.array(fc.oneof(write, sealing), { maxLength: 2 }), fc.array(sealing, { minLength: 1, maxLength: 4 }))
  let green = 0
  let red = 0
  await fc.assert(
    fc.asyncProperty(main, fc.array(deed, { minLength: 1, maxLength: 6 }), asked, async ([first, more], change, how) => {
      const files = Object.fromEntries(FILES.map(path => [path, '1']))
      const [old, head] = [folderWith(files), folderWith(files)]
      for (const one of [...first, ...more]) for (const root of [old, head]) carryOut(root, how.root, one)
      const base = baseAt(old)
      const before = await gate({ ...(await request(base, old, how, true)) }, null)
      fc.pre(before.verdict === 'pass')
      for (const one of change) carryOut(head, how.root, one)
      const promised = await sealedPlaces(base, old, how)
      const broken = promised.some(path => !same(join(old, path), join(head, path)))
      for (const trust of [false, true]) {
        const { verdict, findings } = await gate(await request(base, head, how, trust), null)
        if (broken) expect([verdict, trust, findings]).not.toEqual(['pass', trust, expect.anything()])
        if (verdict === 'pass') green++
        else red++
      }
      for (const root of [old, head]) rmSync(root, { recursive: true, force: true })
    }),
    { numRuns: 400 }
  )
  expect([green > 20, red > 20]).toEqual([true, true])
}, 240_000)

/** Every file that the base seals by the manifests that are named, made apart from the product's own way. */
async function sealedPlaces(base: Base, root: string, how: Asked): Promise<string[]> {
  const { matches } = await expandManifests(how.lines, root)
  return matches.flatMap(name => {
    const text = readFileSync(join(root, name), 'utf8')
    const own = how.root === '' ? dirname(name) : how.root
    return FILES.filter(path => {
      const start = own === '.' ? '' : `${own}/`
      const sealed = path.slice(start.length)
      return path.startsWith(start) && new RegExp(`( |\\(|")${sealed}("|\\)|\\n)`).test(text)
    })
  })
}

function same(a: string, b: string): boolean {
  return existsSync(b) && readFileSync(a).equals(readFileSync(b))
}
