import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { documentKindOf } from '../document-kind.ts'
import { decodeMultiByte, encodeMultiByte, MULTI_BYTE } from '../encodings/multi-byte.ts'
import { decodeSingleByte, encodeSingleByte, encodeUtf8, singleByteEncodings } from '../encodings/single-byte.ts'
import { encodeWide, wideTexts } from '../encodings/utf.ts'
import { UTF8_BOM } from './bom.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Larger texts are not decoded and encoded again for each candidate. */
const MAX_BYTES = 4 * 1024 * 1024
/** Bytes written for one inverse in one form: without writing a candidate its length is not known. */
const MAX_WRITTEN_BYTES = 4 * 1024 * 1024

/** How a text is stored: behind a byte order mark, in UTF-16, in a code page. It stays so while the text in it drifts. */
interface Form {
  /** The text as UTF-8 without a mark: what every inverse can read. */
  readonly text: Content
  /** The text in this form again; undefined when it has a character that the form lacks. */
  readonly write: (utf8: Uint8Array) => Buffer | undefined
  /** The seal as it would be for the text as UTF-8. */
  readonly seal: Seal
  /** Bytes that writing adds, when it always adds the same. */
  readonly gain?: number
}

const marked = new WeakMap<Content, Content>()
const decoded = new WeakMap<Content, readonly Pick<Form, 'text' | 'write'>[]>()

/**
 * The inverse for texts in any form, if the form did not change: the found text is read, undone, and written in the form in which it was found.
 * With a byte order mark the form replaces the plain inverse, since nothing may precede the mark; otherwise it comes after it.
 */
export function inEveryForm(inverse: Inverse, lengthTells = true): Inverse {
  return {
    ...inverse,
    *undo(found, seal) {
      // Line ends are the same bytes behind a mark and in a code page.
      const isEol = inverse.stage === 'eol'
      const form = isEol ? undefined : withMark(found, seal)
      const isBinary = found.hasNul && inverse.ofBinary !== true && (inverse.stage === 'text' || inverse.stage === 'whitespace')
      if ((form === undefined || inverse.copies === 0) && !isBinary) yield* inverse.undo(found, seal)
      if (isEol && !found.hasNul) return
      if (form !== undefined) yield* undoIn(form, inverse)
      for (const other of otherForms(found, seal, lengthTells)) yield* undoIn(other, inverse)
    }
  }
}

/**
 * The same for an inverse that restores characters over ASCII: their length depends on the form, and the sealed text may have been in a code
 * page.
 */
export function inEveryFormOfAscii(inverse: Inverse): Inverse {
  const all = inEveryForm(inverse, false)
  return {
    ...inverse,
    *undo(found, seal) {
      yield* all.undo(found, seal)
      if (!found.isAscii || found.hasNul || found.length > MAX_BYTES || !mayBeLegacy(seal)) return
      const windows1252 = singleByteEncodings()[0]
      if (windows1252 === undefined) return
      yield* undoIn(
        {
          text: found,
          write: utf8 => encodeUtf8(windows1252, utf8),
          seal: sealForText(seal, undefined)
        },
        inverse
      )
    }
  }
}

function* undoIn({ text, write, seal, gain }: Form, inverse: Inverse): Iterable<Candidate> {
  let written = 0
  for (const candidate of inverse.undo(text, seal)) {
    const { known: _, window: __, ...same } = candidate
    if (gain !== undefined) {
      yield { ...same, length: candidate.length + gain, make: () => write(candidate.make()) ?? Buffer.alloc(0) }
      continue
    }
    written += candidate.length
    if (written > MAX_WRITTEN_BYTES) return
    const bytes = write(candidate.make())
    if (bytes === undefined) continue
    // Bytes that are only compared are soon released; those of a step that is followed are made again when it is its turn.
    const make = candidate.last === true ? () => bytes : () => write(candidate.make()) ?? Buffer.alloc(0)
    yield { ...same, length: bytes.length, make }
  }
}

function withMark(found: Content, seal: Seal): Form | undefined {
  if (!found.bom || (seal.text !== undefined && seal.bom !== true)) return undefined
  const text = marked.get(found) ?? new Content(found.bytes.subarray(UTF8_BOM.length))
  marked.set(found, text)
  const { bom: _, ...plain } = seal
  const bytes = seal.bytes === undefined ? {} : { bytes: Math.max(0, seal.bytes - UTF8_BOM.length) }
  return {
    text,
    write: utf8 => Buffer.concat([UTF8_BOM, utf8]),
    seal: { ...plain, ...bytes },
    gain: UTF8_BOM.length
  }
}

function otherForms(found: Content, seal: Seal, lengthTells: boolean): readonly Form[] {
  if (found.length === 0 || found.length > MAX_BYTES || !mayBeLegacy(seal)) return []
  if (found.isUtf8 && !found.hasNul) return []
  const forms = decoded.get(found) ?? [...decode(found)]
  decoded.set(found, forms)
  return forms.map(form => ({ ...form, seal: sealForText(seal, lengthTells ? estimate(found, form.text, seal) : undefined) }))
}

/** A seal of such a text states no facts, or that it is not UTF-8. */
function mayBeLegacy(seal: Seal): boolean {
  return seal.text === undefined || seal.text === 'binary'
}

function sealForText(seal: Seal, bytes: number | undefined): Seal {
  const { text: _, eol: __, bom: ___, bytes: ____, ...rest } = seal
  return bytes === undefined ? rest : { ...rest, bytes }
}

/**
 * Length of the sealed text in UTF-8, if what differs is ASCII. Every candidate is measured in its own form, so a wrong estimate only
 * costs guesses.
 */
function estimate(found: Content, text: Content, seal: Seal): number | undefined {
  if (seal.bytes === undefined) return undefined
  const unit = found.hasNul ? unitOf(found, text) : 1
  const units = (seal.bytes - found.length) / unit
  return Number.isInteger(units) ? Math.max(0, text.length + units) : undefined
}

function unitOf(found: Content, text: Content): number {
  return found.length > 3 * (text.text ?? '').length ? 4 : 2
}

function* decode(found: Content): Iterable<Pick<Form, 'text' | 'write'>> {
  if (found.hasNul) {
    for (const { encoding, mark, text } of wideTexts(found)) {
      yield { text: contentOf(text), write: utf8 => encodeWide(encoding, mark + textOf(utf8)) }
    }
    return
  }
  if (documentKindOf(found) !== undefined || /[\0-\x08\x0e-\x19\x1c-\x1f]/.test(found.latin1)) return
  for (const encoding of MULTI_BYTE) {
    const text = decodeMultiByte(encoding, found.bytes)
    if (text === undefined || encodeMultiByte(encoding, text)?.equals(found.bytes) !== true) continue
    yield { text: contentOf(text), write: utf8 => encodeMultiByte(encoding, textOf(utf8)) }
  }
  for (const encoding of singleByteEncodings().filter(({ name }) => SINGLE_BYTE.includes(name))) {
    if (found.bytes.some(byte => (encoding.codePoints[byte] ?? -1) < 0)) continue
    const text = new Content(decodeSingleByte(encoding, found.bytes))
    yield { text, write: utf8 => encodeSingleByte(encoding, textOf(utf8)) }
  }
}

/** Typography is at the same bytes in all Windows code pages; every other difference between code pages is between letters. */
const SINGLE_BYTE: readonly string[] = ['windows-1252', 'macintosh']

function contentOf(text: string): Content {
  return new Content(Buffer.from(text))
}

function textOf(utf8: Uint8Array): string {
  return Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length).toString('utf8')
}
