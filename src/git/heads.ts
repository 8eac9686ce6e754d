import { Content } from '../drift/content.ts'
import { namesOther, readPointer } from '../drift/lfs-pointer.ts'
import { fromCrlf } from '../manifests/from-crlf.ts'
import { matchesSeal } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'
import type { Blobs } from './blobs.ts'
import { toCrlf } from './conversion.ts'
import type { AskedFile, InspectedRepository } from './inspect-repositories.ts'
import type { CheckoutFacts, HeadBlob } from './layer.ts'
import { pointerTo } from './lfs-store.ts'
import type { Note } from './model.ts'
import { blobId, type ObjectFormat } from './object-id.ts'
import { ProvedBlob } from './proved-blob.ts'
import type { TreeEntry } from './tree.ts'

const MAX_LINK_TARGET = 4096
/** A Git LFS pointer is shorter. If the seal has no sha256, only the text of the pointer states which content it names. */
const MAX_POINTER_BYTES = 1024

/** Everything that the layer of a file depends on, except the blob. */
export function checkoutFactsOf(survey: InspectedRepository, file: AskedFile): CheckoutFacts {
  const { repository, attributes, attributeFiles, sparse } = survey
  const { settings, format, prefix } = repository
  return {
    path: prefix + file.path,
    found: file.found,
    attributes: attributes?.of(file.path),
    attributeFiles,
    settings,
    format,
    sparse: sparse.has(file.path)
  }
}

/** Compares HEAD with the seal by object ids when the sealed bytes are known; no blob is read. Undefined when one must be read. */
export function headById({ kind, id }: TreeEntry, seal: Seal, blob: ProvedBlob, format: ObjectFormat): HeadBlob | undefined {
  if (kind !== 'file') return undefined
  if (blob.id(format) === id) return { state: 'sealed', blob }
  const pointer = pointerTo(seal)
  if (pointer !== undefined && blobId(pointer, format) === id) return { state: 'pointer', bytes: pointer }
  const lf = blob.lfId(format) === id ? fromCrlf(blob.bytes) : undefined
  if (lf !== undefined) return { state: 'sealed-as-crlf', bytes: lf }
  return { state: 'other' }
}

/** How HEAD relates to the seal, from length and id alone. Undefined when the blob must be read, and may be. */
export function headBySize(
  entry: TreeEntry,
  seal: Seal,
  blobs: Blobs,
  format: ObjectFormat,
  partial: boolean
): HeadBlob | undefined {
  const size = blobs.sizeOf(entry.id)
  const pointer = pointerTo(seal)
  if (pointer?.length === size && pointer !== undefined && blobId(pointer, format) === entry.id)
    return { state: 'pointer', bytes: pointer }
  if (size === undefined) return { state: 'unread', note: partial ? NOT_FETCHED : NOT_THERE }
  const sealed = seal.bytes ?? size
  const perhaps =
    entry.kind === 'symlink'
      ? size <= MAX_LINK_TARGET || size === sealed
      : size === sealed ||
        (size < sealed && sealed <= 2 * size) ||
        (size <= MAX_POINTER_BYTES && seal.digests.sha256 === undefined)
  if (!perhaps) return { state: 'other' }
  return blobs.mayRead(size) ? undefined : { state: 'unread', note: tooLarge(size) }
}

/** How HEAD relates to the seal, from its bytes. */
export function headByBytes({ kind }: TreeEntry, seal: Seal, bytes: Buffer): HeadBlob {
  if (matchesSeal(seal, bytes)) return { state: 'sealed', blob: new ProvedBlob(() => bytes) }
  if (kind === 'symlink') return { state: 'link', bytes }
  // Also for a seal without a length or a sha256, for which no pointer can be written and compared.
  const pointer = readPointer(new Content(bytes))
  if (pointer !== undefined && !namesOther(pointer, seal)) return { state: 'pointer', bytes }
  if (seal.bytes !== undefined && seal.bytes > bytes.length && matchesSeal(seal, toCrlf(bytes)))
    return { state: 'sealed-as-crlf', bytes }
  return { state: 'other' }
}

const NOT_FETCHED: Note = {
  code: 'partial-clone',
  text: 'The clone is partial and the blob of HEAD is not in it. Nothing is ever fetched here; a full clone would show more.'
}

const NOT_THERE: Note = { code: 'git-failed', text: 'The blob of HEAD is not in the object store, or not whole.' }

function tooLarge(bytes: number): Note {
  return { code: 'too-large', text: `The blob of HEAD has ${bytes} bytes, which is over the limit.` }
}
