import { crc32, deflateRawSync } from 'node:zlib'

/** One member. What is left out is that of an ordinary deflated file. */
export interface ZipPart {
  readonly name?: string | Buffer
  readonly content?: string | Buffer
  readonly method?: number
  readonly flags?: number
  readonly extra?: Buffer
  readonly attributes?: number
  readonly madeBy?: number
  readonly needs?: number
  /** What the central directory has in place of the same in the local header. */
  readonly central?: {
    readonly name?: string
    readonly method?: number
    readonly flags?: number
    readonly crc?: number
    readonly size?: number
    readonly offset?: number
  }
  readonly local?: { readonly size?: number; readonly crc?: number }
  /** The packed content, when it is not the content by its method. */
  readonly packed?: Buffer
  readonly crc?: number
  readonly size?: number
  /** Written after the packed content: a data descriptor, or anything. */
  readonly after?: Buffer
}

interface ZipOptions {
  readonly before?: Buffer
  readonly comment?: string | Buffer
  readonly after?: Buffer
  /** Between the last member and the central directory. */
  readonly between?: Buffer
  readonly count?: number
  /** False: offsets do not count what is before the archive. */
  readonly isShifted?: boolean
}

export function makeZip(parts: readonly ZipPart[], options: ZipOptions = {}): Buffer {
  const before = options.before ?? Buffer.alloc(0)
  const out: Buffer[] = [before]
  const central: Buffer[] = []
  let at = options.isShifted === false ? 0 : before.length
  for (const part of parts) {
    const one = zipPart(part, at)
    out.push(one.local)
    central.push(one.central)
    at += one.local.length
  }
  const between = options.between ?? Buffer.alloc(0)
  const directory = Buffer.concat(central)
  const comment = Buffer.from(options.comment ?? '')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(options.count ?? parts.length, 8)
  end.writeUInt16LE(options.count ?? parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at + between.length, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...out, between, directory, end, comment, options.after ?? Buffer.alloc(0)])
}

function zipPart(part: ZipPart, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const content = Buffer.from(part.content ?? 'hello')
  const method = part.method ?? 8
  const packed = part.packed ?? (method === 0 ? content : deflateRawSync(content))
  const name = Buffer.from(part.name ?? 'a.txt')
  const extra = part.extra ?? Buffer.alloc(0)
  const crc = part.crc ?? crc32(content)
  const size = part.size ?? content.length
  const common = (fields: {
    readonly method?: number
    readonly flags?: number
    readonly crc?: number
    readonly size?: number
  }) => {
    const bytes = Buffer.alloc(26)
    bytes.writeUInt16LE(part.needs ?? 20, 0)
    bytes.writeUInt16LE(fields.flags ?? part.flags ?? 0, 2)
    bytes.writeUInt16LE(fields.method ?? method, 4)
    bytes.writeUInt16LE(0x6000, 6)
    bytes.writeUInt16LE(0x5821, 8)
    bytes.writeUInt32LE(fields.crc ?? crc, 10)
    bytes.writeUInt32LE(packed.length, 14)
    bytes.writeUInt32LE(fields.size ?? size, 18)
    bytes.writeUInt16LE(name.length, 22)
    bytes.writeUInt16LE(extra.length, 24)
    return bytes
  }
  const local = [Buffer.from('PK\x03\x04'), common(part.local ?? {}), name, extra, packed, part.after ?? Buffer.alloc(0)]
  const centralName = Buffer.from(part.central?.name ?? name)
  const fields = common(part.central ?? {})
  fields.writeUInt16LE(centralName.length, 22)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(part.attributes ?? 0, 6)
  tail.writeUInt32LE(part.central?.offset ?? offset, 10)
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(part.madeBy ?? 0x0314)
  return {
    local: Buffer.concat(local),
    central: Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields, tail, centralName, extra])
  }
}

/** A data descriptor. */
export function descriptor(content: string, packedBytes: number, hasSignature = true): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50)
  bytes.writeUInt32LE(crc32(content), 4)
  bytes.writeUInt32LE(packedBytes, 8)
  bytes.writeUInt32LE(content.length, 12)
  return hasSignature ? bytes : bytes.subarray(4)
}
