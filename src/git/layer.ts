import { digestsMatch } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { AttributeFiles } from './attribute-files.ts'
import type { Attributes } from './attributes.ts'
import { convert, type Ground, onlyLineEnds } from './conversion.ts'
import { pointerTo } from './lfs-store.ts'
import type { Layer, Note, Reason } from './model.ts'
import type { ObjectFormat } from './object-id.ts'
import type { ProvedBlob } from './proved-blob.ts'
import type { Settings } from './settings.ts'

/** How the blob of HEAD relates to the seal. */
export type HeadBlob =
  | { readonly state: 'sealed'; readonly blob: ProvedBlob }
  | { readonly state: 'sealed-as-crlf' | 'pointer' | 'link'; readonly bytes: Buffer }
  | { readonly state: 'other' }
  | { readonly state: 'unread'; readonly note: Note }

/** What is known of one path besides the blob. */
export interface CheckoutFacts {
  /** Relative to the top folder, one character for each byte. */
  readonly path: string
  readonly found: Measurement | undefined
  /** Undefined when git did not report them. */
  readonly attributes: Attributes | undefined
  readonly attributeFiles: AttributeFiles
  readonly settings: Settings
  readonly format: ObjectFormat
  /** The path is in HEAD, and left out of the working tree on purpose. */
  readonly sparse: boolean
}

export interface LayerResult {
  readonly layer?: Layer
  readonly because?: readonly Reason[]
  readonly notes: readonly Note[]
}

/** The layer at which the drift entered, and why. No layer if it is not certain. */
export function layerOf(head: HeadBlob, where: CheckoutFacts): LayerResult {
  switch (head.state) {
    case 'unread':
      return { notes: [head.note] }
    case 'other':
      return { layer: 'commit', notes: [] }
    case 'link':
      return layerOfLink(head.bytes, where)
    case 'pointer':
      return layerOfPointer(head.bytes, where)
    case 'sealed-as-crlf':
      return layerOfSealedAsCrlf(head.bytes, where)
    default:
      return layerOfSealed(head.blob, where)
  }
}

function layerOfSealed(blob: ProvedBlob, where: CheckoutFacts): LayerResult {
  const { found, attributes, settings, sparse } = where
  if (found === undefined) return sparse ? leftOut(settings) : { layer: 'workspace', notes: [] }
  if (attributes === undefined) return { notes: [ATTRIBUTES_UNKNOWN] }
  const rule = onlyLineEnds(attributes, settings)
  const conversion = rule === undefined ? convert(blob.bytes, attributes, settings, where.format) : undefined
  const crlf = blob.isCrlfOf(found)
  if (rule?.crlf !== undefined && crlf && blob.converts(rule.crlf)) return byCheckout(rule.grounds, where)
  if (conversion?.outcomes.some(bytes => same(found, bytes)) === true) return byCheckout(conversion.grounds, where)
  const filter = attributes.get('filter')
  if (filter === 'lfs' && pointerTo(found)?.equals(blob.bytes) === true) return byCheckout([{ attribute: 'filter' }], where)
  if (conversion?.uncertainEncoding !== undefined) {
    const text = `The checkout writes the file as ${conversion.uncertainEncoding}, and whether these are the bytes of that encoding is not known here.`
    return { notes: [{ code: 'encoding-unknown', text }], ...because(conversion.grounds, where) }
  }
  if (filter !== undefined && settings.drivers.has(filter)) {
    const text = `The checkout hands the file to the filter "${filter}". No filter is ever run here, so whether it wrote these bytes is not known.`
    return { notes: [{ code: 'filter-not-run', text }], ...because([{ attribute: 'filter' }], where) }
  }
  return { layer: 'workspace', notes: crlf ? [OTHER_SETTINGS] : [] }
}

const ATTRIBUTES_UNKNOWN: Note = {
  code: 'attributes-unknown',
  text: 'HEAD has the sealed bytes. Git did not report the attributes of the file, so the checkout may or may not have rewritten it.'
}

const OTHER_SETTINGS: Note = {
  code: 'other-settings',
  text: 'No setting here makes git write CRLF. A checkout on another machine or by another user may have: on Windows core.autocrlf is often true.'
}

function leftOut({ sparseCheckout }: Settings): LayerResult {
  const note: Note = { code: 'sparse-checkout', text: 'HEAD has the file; the sparse checkout leaves it out.' }
  return { layer: 'checkout', notes: [note], ...(sparseCheckout !== undefined && { because: [sparseCheckout.reason] }) }
}

/** HEAD has a pointer that names the sealed content. */
function layerOfPointer(pointer: Buffer, where: CheckoutFacts): LayerResult {
  const { found, attributes, settings, format } = where
  if (attributes === undefined) return { notes: [ATTRIBUTES_UNKNOWN] }
  if (attributes.get('filter') !== 'lfs') {
    const text =
      'HEAD has a Git LFS pointer to the sealed bytes, and no attribute hands the file to Git LFS: someone committed the pointer.'
    return { layer: 'commit', notes: [{ code: 'pointer-committed', text }] }
  }
  if (found === undefined) return where.sparse ? leftOut(settings) : { layer: 'workspace', notes: [] }
  const outcomes = [pointer, ...convert(pointer, attributes, settings, format).outcomes]
  if (outcomes.some(bytes => same(found, bytes))) return byCheckout([{ attribute: 'filter' }], where)
  return { layer: 'workspace', notes: [] }
}

/** HEAD has LF, and a checkout with CRLF was sealed: the commit has not changed. */
function layerOfSealedAsCrlf(blob: Buffer, where: CheckoutFacts): LayerResult {
  const { found, attributes, settings, format } = where
  const note: Note = {
    code: 'sealed-after-conversion',
    text: 'The sealed bytes are what a checkout with CRLF line ends writes; HEAD has the file with LF, as it is written here.'
  }
  if (found === undefined) return where.sparse ? leftOut(settings) : { layer: 'workspace', notes: [] }
  const outcomes = [blob, ...(attributes === undefined ? [] : convert(blob, attributes, settings, format).outcomes)]
  return outcomes.some(bytes => same(found, bytes)) ? { layer: 'checkout', notes: [note] } : { layer: 'workspace', notes: [] }
}

/**
 * HEAD has a symbolic link where a file was sealed: a commit did that. If `core.symlinks` is false, the checkout writes the target
 * as text; without that setting there would be a link, which fails as well.
 */
function layerOfLink(target: Buffer, { found, settings }: CheckoutFacts): LayerResult {
  const isText = found !== undefined && same(found, target) && settings.symlinks?.value === false
  const text = `HEAD has a symbolic link at this path, to ${JSON.stringify(target.toString('utf8'))}${
    isText ? ', which the checkout writes as text (core.symlinks=false)' : ''
  }.`
  return { layer: 'commit', notes: [{ code: isText ? 'symlink-as-text' : 'symlink-in-commit', text }] }
}

function byCheckout(grounds: readonly Ground[], where: CheckoutFacts): LayerResult {
  return { layer: 'checkout', notes: [], ...because(grounds, where) }
}

/** The lines and settings behind the reasons, each once. An attribute whose line was not found is listed without it. */
function because(
  grounds: readonly Ground[],
  { path, attributes, attributeFiles }: CheckoutFacts
): { readonly because?: readonly Reason[] } {
  const reasons: Reason[] = []
  for (const ground of grounds) {
    const reason =
      'setting' in ground ? ground.setting.reason : 'platform' in ground ? { text: ground.platform } : lineOf(ground.attribute)
    const known = reasons.some(({ file, line, text }) => file === reason.file && line === reason.line && text === reason.text)
    if (!known) reasons.push(reason)
  }
  return reasons.length === 0 ? {} : { because: reasons }

  function lineOf(attribute: string): Reason {
    const value = attributes?.get(attribute) ?? 'unspecified'
    return attributeFiles.locate(path, attribute, value) ?? { text: value === 'set' ? attribute : `${attribute}=${value}` }
  }
}

function same({ bytes, digests }: Measurement, other: Uint8Array): boolean {
  return bytes === other.length && digests !== undefined && digestsMatch(digests, other)
}
