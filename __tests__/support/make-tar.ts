/** Fields of one tar header. What is left out is that of an ordinary file. */
export interface TarPart {
  readonly name?: string | Buffer
  readonly mode?: string
  /** The whole size field, when it is not the length of the content. */
  readonly size?: string | Buffer
  readonly type?: string
  readonly link?: string
  readonly magic?: string
  readonly prefix?: string
  readonly device?: string
  readonly content?: string | Buffer
  /** Added to the right checksum. */
  readonly wrong?: number
  /** Bytes after the content up to the next block; zeros when absent. */
  readonly padding?: string
}

export const TAR_END = Buffer.alloc(1024)

export function tarPart(part: TarPart): Buffer {
  const content = Buffer.from(part.content ?? '')
  const block = Buffer.alloc(512)
  const put = (value: string | Buffer, at: number) => Buffer.from(value).copy(block, at)
  put(part.name ?? 'a.txt', 0)
  put(part.mode ?? '0000644\0', 100)
  put('0001750\0', 108)
  put('0001750\0', 116)
  put(part.size ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124)
  put('14700000000\0', 136)
  put(part.type ?? '0', 156)
  put(part.link ?? '', 157)
  put(part.magic ?? 'ustar\x0000', 257)
  put(part.device ?? '', 329)
  put(part.prefix ?? '', 345)
  block.fill(' ', 148, 156)
  const sum = block.reduce((all, byte) => all + byte, part.wrong ?? 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
  padding.write(part.padding ?? '')
  return Buffer.concat([block, content, padding])
}

/** A whole tar archive. */
export function makeTar(...parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.map(tarPart), TAR_END])
}

/** A PAX extended header with these records. */
export function pax(records: Readonly<Record<string, string>>, type = 'x'): TarPart {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    let length = rest + 1
    while (`${length}`.length + rest !== length) length++
    return `${length} ${key}=${value}\n`
  })
  return { name: 'PaxHeaders/a', type, content: lines.join('') }
}
