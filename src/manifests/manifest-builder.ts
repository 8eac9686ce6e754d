import type { ManifestCode } from '../model/codes.ts'
import { HEX_LENGTH } from '../model/digest.ts'
import { heartbeat } from '../model/heartbeat.ts'
import { MAX_ENTRIES } from '../model/limits.ts'
import type { Algorithm, Digests, ManifestProblem, ParsedManifest, Seal } from '../model/seal.ts'
import type { ManifestText } from './format.ts'
import { foreignAlgorithm, statesAlgorithm } from './list-name.ts'
import { toForm } from './normal-form.ts'
import { isPlainAsciiPath, type Name, nameFromText, pathProblem, plainPath } from './path.ts'

/** Entries between two signs of life. */
const ENTRIES_A_BEAT = 4096

/** A hostile manifest of a million bad lines must not make a million problems: the first ones are enough. */
const MAX_PROBLEMS = 100

/** Hex lengths of digests that are known and too weak to be a seal. */
export const WEAK: Readonly<Record<number, string>> = { 8: 'CRC-32', 32: 'MD5', 40: 'SHA-1', 56: 'SHA-224' }

/**
 * One entry as a format's grammar gives it, before the rules that hold for every format. It becomes the seal itself, so that a million
 * entries are not copied: the parser hands it over for good.
 */
export type RawEntry = { -readonly [K in keyof Seal]: Seal[K] }

/** Collects the entries of one manifest under the rules of every format: paths, duplicates, weak digests, empty lists. */
export class ManifestBuilder {
  readonly #manifest: ManifestText
  readonly #seals: RawEntry[] = []
  readonly #byPath = new Map<string, RawEntry>()
  readonly #weak = new Map<string, { readonly line: number; readonly path: string; readonly what: string }>()
  readonly #problems: ManifestProblem[] = []
  readonly #notices = new Set<string>()
  #ofName: { readonly foreign: string | undefined } | undefined
  readonly #limit: number
  /** Of bare digests whose length alone was there to go by. */
  readonly #assumed = new Set<Algorithm>()
  /** While true, every seal so far has a key equal to its path, greater than the one before, and `#byPath` is empty. */
  #ascending = true

  constructor(manifest: ManifestText) {
    this.#manifest = manifest
    this.#limit = manifest.maxEntries ?? MAX_ENTRIES
  }

  /** What the name of the list states its digests to be, when that is not SHA-2. Read for the first bare digest: most formats name theirs. */
  get #foreign(): string | undefined {
    this.#ofName ??= { foreign: foreignAlgorithm(this.#manifest.fileName ?? '') }
    return this.#ofName.foreign
  }

  get count(): number {
    return this.#seals.length
  }

  get failed(): boolean {
    return this.#problems.length > 0
  }

  /** True when more problems would not be kept: a parser may stop. */
  get hopeless(): boolean {
    return this.#problems.length >= MAX_PROBLEMS
  }

  problem(code: ManifestCode, line: number | undefined, reason: string, path?: string): void {
    if (this.hopeless) return
    this.#problems.push({ code, reason, ...(line !== undefined && { line }), ...(path !== undefined && { path }) })
  }

  notice(text: string): void {
    this.#notices.add(text)
  }

  /**
   * Reads a digest written in hex, whose length names the algorithm (RFC 6234), or whose algorithm the format names. Undefined,
   * with the problem noted, when it is not a digest that can hold a seal.
   */
  digests(line: number, hex: string, algorithm?: Algorithm): Digests | undefined {
    const known = algorithm ?? this.#byLength(hex.length)
    if (algorithm === undefined && known !== undefined && known !== 'foreign') this.#assumed.add(known)
    if (known === 'foreign') return this.#foreignDigest(line)
    if (known === undefined || hex.length !== HEX_LENGTH[known] || !/^[0-9a-f]+$/.test(hex))
      return this.#oddDigest(line, hex, known)
    return digestOfKind(known, hex)
  }

  /** A digest is never taken for another one of its length when the name of the list states which it is. */
  #byLength(length: number): Algorithm | 'foreign' | undefined {
    if (this.#foreign === undefined) return BY_LENGTH.get(length)
    if (this.#foreign === 'BLAKE2b' && length === HEX_LENGTH.blake2b512) return 'blake2b512'
    return BY_LENGTH.has(length) ? 'foreign' : undefined
  }

  #foreignDigest(line: number): undefined {
    const reason = `by its name, the list has ${this.#foreign} digests, which are not compared here: seal with sha256, sha384, sha512 or blake2b`
    this.problem('manifest-digest-weak', line, reason)
  }

  #oddDigest(line: number, hex: string, known: Algorithm | undefined): Digests | undefined {
    const weak = WEAK[hex.length]
    if (!/^[0-9A-Fa-f]+$/.test(hex)) this.problem('manifest-digest-invalid', line, 'the digest is not hexadecimal')
    else if (known === undefined && weak !== undefined)
      this.problem('manifest-digest-weak', line, `${hex.length} hex digits are ${weak}, which can be forged: seal with sha256`)
    else if (known === undefined)
      this.problem('manifest-digest-invalid', line, `the digest has ${hex.length} hex digits; ${LENGTHS}`)
    else if (hex.length !== HEX_LENGTH[known])
      this.problem('manifest-digest-invalid', line, `the digest has ${hex.length} hex digits; ${known} has ${HEX_LENGTH[known]}`)
    else {
      this.notice('it has digests in upper-case hex')
      return digestOfKind(known, hex.toLowerCase())
    }
    return undefined
  }

  /** Reads a length in bytes: decimal digits, at most 2^53-1. */
  bytes(line: number, digits: string): number | undefined {
    const value = /^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : Number.NaN
    if (Number.isSafeInteger(value)) return value
    this.problem('manifest-length-invalid', line, 'the byte length is not a whole number from 0 to 2^53-1')
    return undefined
  }

  /** Takes one entry. Several entries for one path are joined when they hold different facts, and refused when they contradict. */
  add(entry: RawEntry, plainAscii = isPlainAsciiPath(entry.path)): void {
    const key = plainAscii ? entry.path : this.#settleName(entry)
    if (key === undefined) return
    if (this.#seals.length >= this.#limit) {
      this.problem('manifest-too-large', entry.line, `it has more than ${this.#limit} entries, which is the limit`)
      return
    }
    if (this.#seals.length % ENTRIES_A_BEAT === 0) heartbeat()
    const twin = this.#twin(key, entry.path)
    if (twin !== undefined) this.#join(entry, twin)
    else {
      if (!this.#ascending) this.#byPath.set(key, entry)
      this.#seals.push(entry)
    }
  }

  #settleName(entry: RawEntry): string | undefined {
    const name = this.#name(entry.line, entry.path)
    if (name === undefined) return undefined
    entry.path = name.path
    if (name.rawPath !== undefined) entry.rawPath = name.rawPath
    return keyOf(name)
  }

  /**
   * The entry that has this name already. A list in ascending order cannot hold a name twice, so a sorted manifest needs no table of
   * its names; the first name that is out of order, or is not its own NFC form, has the table made.
   */
  #twin(key: string, path: string): RawEntry | undefined {
    if (this.#ascending) {
      const last = this.#seals.at(-1)
      if (key === path && (last === undefined || last.path < path)) return undefined
      this.#index()
    }
    return this.#byPath.get(key)
  }

  #index(): void {
    if (this.#ascending) for (const seal of this.#seals) this.#byPath.set(keyOf(seal), seal)
    this.#ascending = false
  }

  /** Notes a digest that can be forged or is not known. It counts for nothing; a path that has no other is refused in the end. */
  weak(line: number, name: string, what: string): void {
    const safe = this.#name(line, name)
    if (safe !== undefined && this.#weak.size < this.#limit) this.#weak.set(keyOf(safe), { line, path: safe.path, what })
  }

  #name(line: number, text: string): Name | undefined {
    const name = nameFromText(plainPath(text), this.#manifest.bytewise)
    const wrong = pathProblem(name.path)
    // `./-` is a file, to every tool; `-` alone is standard input.
    if (wrong === undefined || (name.path === '-' && text !== '-')) return name
    this.problem('manifest-path-unsafe', line, wrong, name.path)
    return undefined
  }

  #join(entry: RawEntry, twin: RawEntry): void {
    const refuse = (reason: string): void => this.problem('manifest-path-duplicate', entry.line, reason, entry.path)
    if (!sameName(entry, twin))
      refuse(`line ${twin.line} seals the same name in another form (Unicode NFC and NFD, or bytes that are not UTF-8)`)
    else if (contradict(entry, twin)) refuse(`line ${twin.line} seals the same path to other bytes`)
    else if (FACTS.some(fact => entry[fact] !== twin[fact])) refuse(`line ${twin.line} states other facts of the same path`)
    else {
      const digests = { ...twin.digests, ...entry.digests }
      if (Object.keys(digests).length === Object.keys(twin.digests).length)
        this.notice('it lists a path twice with the same seal')
      twin.digests = digests
      if (entry.bytes !== undefined) twin.bytes = entry.bytes
    }
  }

  /** The manifest, refused when it has no seal at all: a gate that checked nothing must not pass. */
  done(more: Pick<ParsedManifest, 'packet' | 'covers' | 'excludes' | 'passesEmpty'> = {}): ParsedManifest {
    if (this.#weak.size > 0) this.#index()
    for (const [key, { line, path, what }] of this.#weak)
      if (!this.#byPath.has(key))
        this.problem(
          'manifest-digest-weak',
          line,
          `${what} alone is no seal: it needs sha256, sha384, sha512 or blake2b beside it`,
          path
        )
    if (this.#seals.length === 0 && this.#problems.length === 0)
      this.problem('manifest-empty', undefined, 'its list of files is empty')
    // Inline seals have no name; they are SHA-2 by the description of the input.
    const { file, fileName = '' } = this.#manifest
    const assumed = file ? [...this.#assumed].filter(algorithm => !statesAlgorithm(fileName, algorithm)) : []
    return {
      ...more,
      ...(assumed.length > 0 && { assumed }),
      seals: this.#seals,
      problems: this.#problems,
      notices: [...this.#notices]
    }
  }
}

const BY_LENGTH: ReadonlyMap<number, Algorithm> = new Map([
  [64, 'sha256'],
  [96, 'sha384'],
  [128, 'sha512']
])

const LENGTHS = 'sha256 has 64, sha384 96, sha512 128'

const FACTS = ['text', 'eol', 'bom', 'git', 'jsonSha256', 'textSha256', 'membersSha256', 'exec', 'link'] as const

/**
 * What makes two names one. Two spellings of a name in Unicode are one file on some systems and two on others, and a name that is
 * not UTF-8 is shown like another one that spells out its escapes: neither may decide what is verified.
 */
function keyOf({ path, rawPath }: Name): string {
  return rawPath === undefined ? toForm(path, 'NFC') : path
}

function sameName(a: Name, b: Name): boolean {
  if (a.rawPath === undefined || b.rawPath === undefined) return a.path === b.path && a.rawPath === b.rawPath
  return Buffer.compare(a.rawPath, b.rawPath) === 0
}

function contradict(a: Seal, b: Seal): boolean {
  const lengths = a.bytes !== undefined && b.bytes !== undefined && a.bytes !== b.bytes
  return lengths || ALGORITHMS.some(x => differ(a.digests[x], b.digests[x]))
}

const ALGORITHMS = ['sha256', 'sha384', 'sha512', 'blake2b512'] as const

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function digestOfKind(algorithm: Algorithm, hex: string): Digests {
  return algorithm === 'sha256' ? { sha256: hex } : { [algorithm]: hex }
}
