import { Buffer, isUtf8 } from 'node:buffer'
import { Content } from '../content.ts'
import { encodeMultiByte, hasEastAsian, MULTI_BYTE } from '../encodings/multi-byte.ts'
import { encodeSingleByte, singleByteEncodings } from '../encodings/single-byte.ts'
import type { Inverse } from './inverse.ts'
import { sampleOf, survey } from './occurrences.ts'

/** Larger texts are not decoded for this. */
const MAX_BYTES = 64 * 1024 * 1024
/** Text that was read in a wrong encoding is often read so again. */
export const MAX_TIMES_GARBLED = 3
const MAX_RUNS = 100
/** Text that was garbled through an East Asian encoding is garbled everywhere, or lost. */
const EAST_ASIAN_RUNS = 3
const MAX_MATCHES = 5000

type Encode = (text: string) => Buffer | undefined

/** UTF-8 was read in another encoding and saved as UTF-8 again, once or more: `é` became `Ã©`. */
export const mojibake: Inverse = {
  cause: 'mojibake',
  stage: 'text',
  *undo(found, seal) {
    if (!found.isUtf8 || found.isAscii || found.length > MAX_BYTES || (seal.bytes ?? 0) >= found.length) return
    // Every garbled character became two or more different ones.
    if (survey(found).counts.size < 2) return
    const { text } = found
    if (text === undefined) return
    const candidates = encoders(sampleOf(survey(found)))
    const runs = candidates.length === 0 ? [] : sampleRuns(text)
    for (const { name, encode, sample } of candidates) {
      if (!runs.slice(0, sample).some(run => soundBytes(run, encode) !== undefined)) continue
      let garbled: string | undefined = text
      for (let times = 1; times <= MAX_TIMES_GARBLED && garbled !== undefined; times++) {
        const bytes: Buffer | undefined = undoOnce(garbled, encode)
        garbled = bytes?.toString('utf8')
        if (bytes === undefined) break
        const detail = `UTF-8 read as ${name}${times === 1 ? '' : `, ${times} times`}`
        const cause = { detail, weight: 2, ...(times > 1 && { count: times }) }
        yield { length: bytes.length, make: () => bytes, ...cause }
        // The mark that a writer had added was garbled with the text: `ï»¿`.
        if (seal.bom !== true && new Content(bytes).bom) {
          yield { length: bytes.length - 3, make: () => bytes.subarray(3), before: { code: 'bom-added' }, ...cause }
        }
      }
    }
  }
}

/** Undone as a whole; if part of the text is not garbled, run by run. */
function undoOnce(text: string, encode: Encode): Buffer | undefined {
  const whole = soundBytes(text, encode)
  if (whole !== undefined) return whole
  let changed = false
  const repaired = text.replace(/[^\x00-\x7f]+/g, run => {
    const bytes = soundBytes(run, encode)
    if (bytes === undefined) return run
    changed = true
    return bytes.toString('utf8')
  })
  return changed ? Buffer.from(repaired) : undefined
}

/** The bytes that the text was read from, if they are UTF-8 and not plain ASCII. */
function soundBytes(text: string, encode: Encode): Buffer | undefined {
  const bytes = encode(text)
  return bytes !== undefined && bytes.length < Buffer.byteLength(text) && isUtf8(bytes) ? bytes : undefined
}

/** Distinct runs of characters over ASCII; in garbled text, most of the first ones are valid in the right encoding. */
function sampleRuns(text: string): readonly string[] {
  const runs = new Set<string>()
  let seen = 0
  for (const [run] of text.matchAll(/[^\x00-\x7f]+/g)) {
    runs.add(run)
    if (runs.size >= MAX_RUNS || ++seen >= MAX_MATCHES) break
  }
  return [...runs]
}

/** The encodings in which some character of the text is the first byte of a UTF-8 character, and some is a later one. */
function encoders(distinct: string): { readonly name: string; readonly encode: Encode; readonly sample: number }[] {
  const single = singleByteEncodings().filter(({ byteOf }) => {
    const bytes = Array.from(distinct, character => byteOf.get(character.codePointAt(0) ?? 0) ?? 0)
    return bytes.some(byte => byte >= 0xc2 && byte < 0xf5) && bytes.some(byte => byte >= 0x80 && byte < 0xc0)
  })
  return [
    ...single.map(encoding => ({
      name: encoding.name,
      encode: (text: string) => encodeSingleByte(encoding, text),
      sample: MAX_RUNS
    })),
    ...(hasEastAsian(distinct) ? MULTI_BYTE : []).map(encoding => ({
      name: encoding.name,
      encode: (text: string) => encodeMultiByte(encoding, text),
      sample: EAST_ASIAN_RUNS
    }))
  ]
}
