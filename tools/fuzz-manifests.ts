/**
 * Throws damaged manifests at every parser: `node tools/fuzz-manifests.ts [--seconds N] [--seed S] [--only I] [--keep]`.
 *
 * A seeded generator mutates the fixtures of every format, so that input I of seed S is the same on every machine; `--only I` shows it.
 * Each must be read without throwing, in CPU time that grows with its length; a result has either problems or seals, and every path of a seal is safe. `--keep`
 * stores the first input of each new outcome in fixtures/formats/corpus/, which the tests read.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { entryOf, MORE_LISTS } from '../__tests__/manifests/formats/more-lists.ts'
import type { ReadManifest } from '../src/manifests/format.ts'
import { readManifest } from '../src/manifests/read.ts'
import { repairManifest } from '../src/manifests/repair.ts'
import { HEX_LENGTH } from '../src/model/digest.ts'
import { MANIFEST_FORMATS, type ParsedManifest } from '../src/model/seal.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const CORPUS = join(ROOT, 'fixtures/formats/corpus')
/** CPU time that an input of any length may take: a parser is compiled when it is first used. */
const MAX_CPU_MS = 300
/** And per byte, that of a plain list of this many bytes on the same machine, times the factor: YAML takes most. */
const REFERENCE_BYTES = 1024 * 1024
const MAX_TIMES_REFERENCE = 60
const HANG_MS = 20_000
const HEX_LENGTHS: ReadonlyMap<string, number> = new Map(Object.entries(HEX_LENGTH))
const MAX_KEPT_BYTES = 2048
const MAX_KEPT_CODES = 2

interface Input {
  readonly name: string
  readonly bytes: Buffer
}

interface Work {
  readonly seconds: string
  readonly seed: string
  readonly only?: string
  readonly keep: boolean
  /** The index of the input that is being read. */
  readonly beat: Int32Array
}

/** Numbers from 0 to below 1. */
type Random = () => number

/** The parsers run in a worker, because a thread cannot notice its own endless loop. */
function watch(): void {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false }
    }
  })
  const beat = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { ...values, beat } })
  let last = -1
  const timer = setInterval(() => {
    if (beat[0] === last) {
      console.error(`HANG: seed ${values.seed}, input ${last}`)
      process.exit(1)
    }
    last = beat[0] ?? 0
  }, HANG_MS)
  worker.on('error', error => {
    console.error(`THROWN: seed ${values.seed}, input ${beat[0]}:`, error)
    process.exit(1)
  })
  worker.on('exit', code => {
    clearInterval(timer)
    process.exitCode = code
  })
}

async function fuzz({ seconds, seed, only, keep, beat }: Work): Promise<void> {
  const inputs = loadInputs()
  const formats = ['auto' as const, ...MANIFEST_FORMATS]
  const outcomes = new Map<string, number>()
  const failures: string[] = []
  let slowest = { ms: 0, times: 0, input: 0 }
  const reference = await cpuOfReference()
  const end = performance.now() + Number(seconds) * 1000
  const first = only === undefined ? 0 : Number(only)
  let index = first
  for (; only === undefined ? performance.now() < end : index === first; index++) {
    beat[0] = index
    const next = random(Number(seed) * 1_000_003 + index)
    const input = pick(next, inputs)
    const bytes = mutate(next, input.bytes, inputs)
    const fileName = next() < 0.8 ? input.name : pick(next, inputs).name
    const format = next() < 0.5 ? 'auto' : pick(next, formats)
    const file = next() < 0.9
    const options = next() < 0.9 ? { fileName } : {}
    if (only !== undefined)
      console.log({ from: input.name, format, file, options, bytes: bytes.toString('latin1').slice(0, 4000) })
    const read = () => readManifest(bytes, format, file, options)
    const [result, cpu] = await measured(read)
    const limit = MAX_CPU_MS + bytes.length * reference * MAX_TIMES_REFERENCE
    let ms = cpu
    // A collection of garbage is not a slow parser: only what is slow three times counts.
    for (let again = 0; ms > limit && again < 2; again++) ms = Math.min(ms, (await measured(read))[1])
    if (ms > slowest.ms) slowest = { ms, times: Math.round(ms / (bytes.length * reference)), input: index }
    const wrong = ms > limit ? `took ${ms.toFixed(0)} ms of CPU for ${bytes.length} bytes` : broken(result)
    if (wrong !== undefined) failures.push(`input ${index}: ${wrong}`)
    if (bytes.length < 100_000 && next() < 0.2) {
      const repair = await repairManifest(bytes, format, options)
      const again = repair && (await readManifest(Buffer.from(repair.text), format, true, options))
      if (again !== undefined && again.problems.length > 0) failures.push(`input ${index}: the repaired text has problems`)
    }
    const outcome = outcomeOf(result)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    // Stored under its outcome without options: that is how the tests read it.
    if (keep && outcomes.get(outcome) === 1 && bytes.length <= MAX_KEPT_BYTES) store(await readManifest(bytes, 'auto'), bytes)
    if (only !== undefined) console.log(result)
    if (failures.length >= 20) break
  }
  for (const failure of failures) console.error(`FAILED: seed ${seed}, ${failure}`)
  const top = [...outcomes].toSorted((a, b) => b[1] - a[1])
  console.log(
    top
      .slice(0, 15)
      .map(([name, count]) => `${String(count).padStart(8)}  ${name}`)
      .join('\n')
  )
  console.log(
    `${index - first} inputs, ${outcomes.size} outcomes, most CPU ${slowest.ms.toFixed(0)} ms (input ${slowest.input}, ${slowest.times} times a plain list of its length), ${failures.length} failures`
  )
  if (failures.length > 0) process.exitCode = 1
}

/** A value, and the CPU time of this thread in milliseconds: other programs do not count. */
async function measured<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const before = process.threadCpuUsage()
  const value = await work()
  const { user, system } = process.threadCpuUsage(before)
  return [value, (user + system) / 1000]
}

/** Milliseconds per byte of a list of SHA-256 and names, the best of some rounds. */
async function cpuOfReference(): Promise<number> {
  const lines = Array.from({ length: Math.ceil(REFERENCE_BYTES / 80) }, (_, at) => `${'ab'.repeat(32)}  folder/file-${at}\n`)
  const list = Buffer.from(lines.join(''))
  const rounds: number[] = []
  for (let round = 0; round < 5; round++) rounds.push((await measured(() => readManifest(list, 'gnu', true, {})))[1])
  return Math.min(...rounds) / list.length
}

/** What is wrong with a result, for any bytes. */
function broken({ seals, problems }: ParsedManifest): string | undefined {
  if (problems.length > 0) return seals.length > 0 ? 'it has seals and a problem' : undefined
  if (seals.length === 0) return 'it has neither seals nor a problem'
  const names = new Set<string>()
  for (const { path, rawPath, digests, bytes, shards, line } of seals) {
    if (!isSafe(path)) return `unsafe path ${JSON.stringify(path)}`
    if (rawPath !== undefined && Buffer.from(rawPath).includes(0)) return 'a raw path contains a NUL'
    if (names.has(path.normalize('NFC'))) return `${JSON.stringify(path)} occurs twice`
    names.add(path.normalize('NFC'))
    const listed = [digests, ...(shards ?? []).map(one => one.digests)].flatMap(one => Object.entries(one))
    if (listed.length === 0) return 'a seal has no digest'
    if (shards !== undefined && shards.at(-1)?.end !== bytes) return 'the shards do not end with the file'
    for (const [name, hex] of listed)
      if (!/^[0-9a-f]+$/.test(hex) || hex.length !== HEX_LENGTHS.get(name)) return `${name} is ${JSON.stringify(hex)}`
    if (bytes !== undefined && !(Number.isSafeInteger(bytes) && bytes >= 0)) return `the length is ${bytes}`
    if (!(Number.isInteger(line) && line >= 1)) return `the line is ${line}`
  }
  return undefined
}

/** Independent of the rules under test. */
function isSafe(path: string): boolean {
  const segments = path.split('/')
  return !segments.some(s => ['', '.', '..'].includes(s)) && !/^-$|^[A-Za-z]:|^\\\\|\0/.test(path) && path === path.toWellFormed()
}

function loadInputs(): readonly Input[] {
  const folders = [
    'fixtures/lists',
    ...readdirSync(join(ROOT, 'fixtures/formats'), { withFileTypes: true })
      .filter(e => e.isDirectory())
      .map(e => `fixtures/formats/${e.name}`)
  ]
  const files = folders.flatMap(folder =>
    readdirSync(join(ROOT, folder))
      .toSorted()
      .map(name => join(ROOT, folder, name))
  )
  files.push(join(ROOT, 'fixtures/packet/seal-gate.json'))
  const read = files.map(file => ({ name: basename(file), bytes: readFileSync(file) })).filter(({ bytes }) => bytes.length > 0)
  return [...read, ...writtenLists()]
}

/** A list of every format that has no fixture by its tool. */
function writtenLists(): readonly Input[] {
  return Object.values(MORE_LISTS).map(({ file, write, folder = '', single }) => {
    const names = single === true ? ['a.txt'] : ['a.txt', 'sub/b c.txt', 'x']
    return { name: file, bytes: Buffer.from(write(names.map(name => entryOf(`${folder}${name}`, name)))) }
  })
}

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(next: Random, list: readonly T[]): T {
  const picked = list[Math.floor(next() * list.length)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

const TOKENS = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\t',
    ' ',
    '  ',
    '\\',
    '\\\\',
    '"',
    "'",
    ',',
    ':',
    '=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '#',
    '*',
    '-',
    '%',
    '/',
    '..',
    '../',
    './',
    '//'
  ],
  ...[
    '\ufeff',
    '\u2028',
    '\u202e',
    'é',
    'e\u0301',
    '\ud83d\ude00',
    '\\u0000',
    '\\ud800',
    '\\x00',
    '\\U00110000',
    '%0A',
    '%25',
    'C:',
    '\\\\srv\\',
    '~',
    '__proto__'
  ],
  ...[
    'null',
    'true',
    '1e3',
    '-0',
    '4.0000000000000001',
    '9007199254740991',
    '9007199254740992',
    '-1',
    '0x10',
    '{"a":',
    '[[',
    '"schema"',
    '"_type"',
    '"path"'
  ],
  ...[
    'a'.repeat(64),
    'A'.repeat(64),
    'f'.repeat(63),
    'c'.repeat(128),
    'd'.repeat(32),
    'SHA256 (',
    ') = ',
    'MD5 ',
    'SHA512 ',
    'IGNORE ',
    'DATA ',
    'DIST '
  ],
  ...[
    '-----BEGIN PGP SIGNED MESSAGE-----\n',
    '-----BEGIN PGP SIGNATURE-----\n',
    '-----END PGP SIGNATURE-----\n',
    '%%%% HASHDEEP-1.0\n',
    'SHA256:\n',
    'Files:\n'
  ],
  ...[
    'FileName: ./x\n',
    '<text>',
    '/set type=dir\n',
    'type=',
    'Name: x\n',
    '\nSHA-256-Digest: ',
    '--hash=sha256:',
    'SIZE (x) = 1\n',
    '\tsource = x\n',
    'sha256sums = SKIP\n',
    '...\nfiles:\n',
    '  - url: x\n',
    '&a ',
    '*a',
    '"@type": "File"',
    '"urls": ["x"],',
    'Package: x\n',
    'h1:',
    '<!DOCTYPE x [<!ENTITY y "z">]>',
    '&x;',
    '<file name="x">',
    'xmlns="x"',
    ':0:3',
    '"shard_size": 3,',
    'url "#{version}"\n',
    '#{',
    'mode=0755 ',
    'type=link link=x\n'
  ]
].map(token => Buffer.from(token))

const MUTATIONS: readonly ((next: Random, bytes: Buffer, at: number) => Buffer)[] = [
  (next, bytes, at) => splice(bytes, at, 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8))])),
  (next, bytes, at) => splice(bytes, at, 1, Buffer.from([Math.floor(next() * 256)])),
  (next, bytes, at) => splice(bytes, at, 0, pick(next, TOKENS)),
  (next, bytes, at) => splice(bytes, at, 0, pick(next, TOKENS)),
  (next, bytes, at) => splice(bytes, at, pick(next, TOKENS).length, pick(next, TOKENS)),
  (next, bytes, at) => splice(bytes, at, Math.floor(next() ** 3 * bytes.length), Buffer.alloc(0)),
  (_next, bytes, at) => bytes.subarray(0, at),
  (_next, bytes, at) => bytes.subarray(at),
  (next, bytes, at) => splice(bytes, at, 0, bytes.subarray(at, at + Math.floor(next() ** 2 * 200))),
  (next, bytes) => onLines(bytes, lines => void lines.splice(Math.floor(next() * lines.length), 0, pick(next, lines))),
  (next, bytes) => onLines(bytes, lines => void lines.splice(Math.floor(next() * lines.length), 1)),
  (next, bytes) => onLines(bytes, lines => void lines.sort(() => next() - 0.5)),
  (next, bytes, at) => splice(bytes, at, 0, Buffer.alloc(Math.floor(10 ** (1 + next() * 4.5)), pick(next, TOKENS))),
  (_next, bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
  (_next, bytes) => Buffer.from(bytes.toString('utf8').toUpperCase()),
  (_next, bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`),
  (_next, bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')
]

function mutate(next: Random, bytes: Buffer, inputs: readonly Input[]): Buffer {
  let result = bytes
  const rounds = 1 + Math.floor(next() ** 2 * 6)
  for (let i = 0; i < rounds; i++) {
    const at = Math.floor(next() * (result.length + 1))
    if (next() < 0.05) {
      const other = pick(next, inputs).bytes
      result = Buffer.concat([result.subarray(0, at), other.subarray(Math.floor(next() * other.length))])
    } else result = pick(next, MUTATIONS)(next, result, at)
    if (result.length > 2_000_000) result = result.subarray(0, 2_000_000)
  }
  return result
}

function splice(bytes: Buffer, at: number, drop: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)])
}

function onLines(bytes: Buffer, edit: (lines: string[]) => void): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  edit(lines)
  return Buffer.from(lines.join('\n'), 'latin1')
}

function codesOf({ problems }: ParsedManifest): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))].toSorted()
}

function outcomeOf(result: ReadManifest): string {
  return `${result.format}: ${codesOf(result).join(' ') || 'read'}`
}

function store(result: ReadManifest, bytes: Buffer): void {
  if (codesOf(result).length > MAX_KEPT_CODES) return
  mkdirSync(CORPUS, { recursive: true })
  const file = join(CORPUS, outcomeOf(result).replaceAll(/[^a-z0-9-]+/g, '_'))
  if (!existsSync(file)) writeFileSync(file, bytes)
}

if (isMainThread) watch()
else await fuzz(workerData)
