import { Buffer } from 'node:buffer'
import { addPart, comparedParts, digestedValue, MalformedError, type Part, type Parts, type PartsReader } from './part.ts'

// System V ABI, chapter 4: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html

const MAX_SECTIONS = 65_280
const NOBITS = 8
const NOTE = 7
const NOTE_BUILD_ID = 3
/** That of Go has about a hundred bytes. */
const MAX_NOTE_BYTES = 128
const LOAD = 1
/** Sections of which a program does not depend when it runs: debugging, names of symbols, what built it. */
const METADATA =
  /^\.(?:debug|zdebug|gnu_debug|note\.gnu\.build-id$|note\.gnu\.gold-version$|note\.go\.buildid$|comment$|symtab$|strtab$|shstrtab$|stab|gnu\.warning)/

/** Sections that differ, and the build ids. */
export const compareElf: PartsReader = (sealed, found) => comparedParts(partsOf(sealed), partsOf(found))

interface Section {
  readonly name: number
  readonly type: number
  readonly flags: string
  readonly address: string
  readonly offset: number
  readonly size: number
}

function partsOf(bytes: Buffer): Parts {
  if (bytes.length < 64) throw new MalformedError('its header is cut off')
  const reader = new Reader(bytes)
  const parts = new Map<string, Part>()
  parts.set('ELF header', { role: 'content', value: reader.header() })
  parts.set('program headers', { role: 'content', value: reader.segments() })
  const sections = reader.sections()
  const names = sections[reader.namesIndex()]
  for (const section of sections) {
    if (section.type === 0) continue
    const name = names === undefined ? '' : reader.text(names, section.name)
    const role = METADATA.test(name) && (!reader.isLoaded(section) || isSmallNote(section)) ? 'metadata' : 'content'
    const content = section.type === NOBITS ? `${section.size}` : digestedValue(reader.content(section))
    const id = name === '.note.gnu.build-id' ? buildId(reader.content(section), reader.isLittle) : undefined
    const value = `${section.type} ${section.flags} ${role === 'content' ? section.address : ''} ${content}`
    addPart(parts, id === undefined ? `section ${name}` : 'build id', { role, value, ...(id !== undefined && { shown: id }) })
  }
  // Without sections, a program is what its segments are; a self-extracting one goes on after the last section.
  const rest = sections.length === 0 ? bytes.subarray(64) : reader.outside(sections)
  if (rest.length > 0) parts.set('bytes outside of the sections', { role: 'content', value: digestedValue(rest) })
  return parts
}

/** Notes are loaded with the program, which does not depend on them; what is larger than an id may be anything. */
function isSmallNote({ type, size }: Section): boolean {
  return type === NOTE && size <= MAX_NOTE_BYTES
}

/** The note `GNU` of type 3: https://fedoraproject.org/wiki/Releases/FeatureBuildId */
function buildId(note: Buffer, isLittle: boolean): string | undefined {
  if (note.length < 16) return undefined
  const [nameBytes, idBytes, type] = [0, 4, 8].map(at => (isLittle ? note.readUInt32LE(at) : note.readUInt32BE(at))) as [
    number,
    number,
    number
  ]
  const start = 12 + Math.ceil(nameBytes / 4) * 4
  if (type !== NOTE_BUILD_ID || start + idBytes > note.length || idBytes > 64) return undefined
  return note.toString('hex', start, start + idBytes)
}

class Reader {
  readonly isLittle: boolean
  readonly #bytes: Buffer
  readonly #isWide: boolean
  /** Ranges of the file that are loaded. */
  readonly #loaded: [from: number, to: number][] = []

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#isWide = bytes[4] === 2
    this.isLittle = bytes[5] === 1
    if ((bytes[4] !== 1 && bytes[4] !== 2) || (bytes[5] !== 1 && bytes[5] !== 2)) throw new MalformedError('its class is unknown')
  }

  /** Class, system, type, machine and flags, without offsets and numbers of headers. */
  header(): string {
    const flags = this.#isWide ? 48 : 36
    return [this.#bytes.toString('hex', 4, 16), this.#short(16), this.#short(18), this.#word(24), this.#int(flags)].join(' ')
  }

  /** Segments as they are in memory. */
  segments(): string {
    const [offset, size, count] = [
      this.#word(this.#isWide ? 32 : 28),
      this.#short(this.#isWide ? 54 : 42),
      this.#short(this.#isWide ? 56 : 44)
    ]
    // What is between the headers would be compared nowhere.
    if (count > 0 && size !== (this.#isWide ? 56 : 32)) throw new MalformedError('its program headers have another size')
    if (offset + count * size > this.#bytes.length) throw new MalformedError('its program headers are cut off')
    for (let at = offset; at < offset + count * size; at += size) {
      if (this.#int(at) !== LOAD) continue
      const [from, length] = this.#isWide ? [this.#word(at + 8), this.#word(at + 32)] : [this.#word(at + 4), this.#word(at + 16)]
      this.#loaded.push([from, from + length])
    }
    return this.#bytes.toString('hex', offset, offset + count * size)
  }

  /** Whether any of a section is in a segment that is loaded. To be asked after `segments`. */
  isLoaded({ offset, size, type }: Section): boolean {
    return type !== NOBITS && this.#loaded.some(([from, to]) => offset < to && offset + size > from)
  }

  namesIndex(): number {
    return this.#short(this.#isWide ? 62 : 50)
  }

  sections(): Section[] {
    const [offset, size, count] = [
      this.#word(this.#isWide ? 40 : 32),
      this.#short(this.#isWide ? 58 : 46),
      this.#short(this.#isWide ? 60 : 48)
    ]
    if (offset !== 0 && (count === 0 || count > MAX_SECTIONS)) throw new MalformedError('it has too many sections')
    if (offset !== 0 && size !== (this.#isWide ? 64 : 40)) throw new MalformedError('its section headers have another size')
    return Array.from({ length: offset === 0 ? 0 : count }, (_, n) => {
      const at = offset + n * size
      if (at + (this.#isWide ? 64 : 40) > this.#bytes.length) throw new MalformedError('its section headers are cut off')
      const [flags, address, place, length] = this.#isWide ? [8, 16, 24, 32] : [8, 12, 16, 20]
      return {
        name: this.#int(at),
        type: this.#int(at + 4),
        flags: String(this.#word(at + (flags ?? 0))),
        address: String(this.#word(at + (address ?? 0))),
        offset: this.#word(at + (place ?? 0)),
        size: this.#word(at + (length ?? 0))
      }
    })
  }

  content({ offset, size }: Section): Buffer {
    if (offset + size > this.#bytes.length) throw new MalformedError('a section of it is cut off')
    return this.#bytes.subarray(offset, offset + size)
  }

  /** What is in no section and in no header, without the zeros that align them. */
  outside(sections: readonly Section[]): Buffer {
    const [own, table] = [this.#isWide ? 64 : 52, this.#word(this.#isWide ? 40 : 32)]
    const segments = this.#word(this.#isWide ? 32 : 28)
    const taken = [
      [0, own],
      [segments, segments + this.#short(this.#isWide ? 54 : 42) * this.#short(this.#isWide ? 56 : 44)],
      [table, table + this.#short(this.#isWide ? 58 : 46) * sections.length],
      ...sections.filter(({ type }) => type !== NOBITS && type !== 0).map(({ offset, size }) => [offset, offset + size])
    ] as [number, number][]
    const gaps: Buffer[] = []
    let at = 0
    for (const [from, to] of taken.sort(([a], [b]) => a - b)) {
      if (from > at) gaps.push(this.#bytes.subarray(at, from))
      at = Math.max(at, to)
    }
    gaps.push(this.#bytes.subarray(at))
    return Buffer.concat(gaps.filter(gap => gap.some(byte => byte !== 0)))
  }

  /** A name in a table of names. */
  text(table: Section, at: number): string {
    const names = this.content(table)
    const end = names.indexOf(0, at)
    return at >= names.length ? '' : names.toString('latin1', at, end < 0 ? names.length : end)
  }

  #short(at: number): number {
    return this.isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  #int(at: number): number {
    return this.isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }

  /** An address or offset: 4 or 8 bytes. */
  #word(at: number): number {
    if (!this.#isWide) return this.#int(at)
    return Number(this.isLittle ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at))
  }
}
