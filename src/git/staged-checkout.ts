import { matchesSeal } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'
import type { Attributes } from './attributes.ts'
import { toCrlf, willConvert } from './conversion.ts'
import { readLfsStore } from './lfs-store.ts'
import type { StagedTree } from './staged.ts'

/** A whole file is in memory. */
const MAX_LFS_BYTES = 1024 * 1024 * 1024
/** A pointer of Git LFS is shorter: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const MAX_POINTER_BYTES = 1024

/**
 * What a checkout of the staged files writes, where the staged `.gitattributes` decide it on every machine: CRLF by `eol=crlf`, and the content that
 * a pointer of Git LFS names, if it was fetched. No program runs. Other bytes than the blob's are given only if they are the sealed ones.
 */
export class StagedCheckout {
  readonly #folder: string
  readonly #seals: ReadonlyMap<string, readonly Seal[]>
  readonly #attributesOf: (path: string) => Attributes

  private constructor(folder: string, seals: ReadonlyMap<string, readonly Seal[]>, attributesOf: (path: string) => Attributes) {
    this.#folder = folder
    this.#seals = seals
    this.#attributesOf = attributesOf
  }

  /**
   * @param seals by path from the top folder, one character per byte
   * @returns undefined when no attributes are staged
   */
  static async of(tree: StagedTree, seals: ReadonlyMap<string, readonly Seal[]>): Promise<StagedCheckout | undefined> {
    const files = [...seals.keys()].filter(path => tree.entries.has(path))
    if (files.length === 0 || ![...tree.entries.keys()].some(path => /(?:^|\/)\.gitattributes$/.test(path))) return undefined
    const { attributes, commonFolder } = await tree.attributes(files)
    return new StagedCheckout(commonFolder, seals, path => attributes.of(path))
  }

  /** What a checkout writes of a blob that is staged at a path, if that is what was sealed; else the bytes of the blob. */
  bytesOf(path: string, blob: Buffer): Buffer {
    const seals = this.#seals.get(path) ?? []
    if (seals.length === 0 || seals.some(seal => matchesSeal(seal, blob))) return blob
    for (const seal of seals) {
      const written = this.#writtenFor(seal, path, blob)
      if (written !== undefined && matchesSeal(seal, written)) return written
    }
    return blob
  }

  #writtenFor(seal: Seal, path: string, blob: Buffer): Buffer | undefined {
    const attributes = this.#attributesOf(path)
    const filter = attributes.get('filter')
    if (filter === 'lfs') return namesSealed(blob, seal) ? readLfsStore(this.#folder, seal, MAX_LFS_BYTES) : undefined
    const text = attributes.get('text')
    const isOther =
      filter !== undefined || attributes.get('ident') === 'set' || attributes.get('working-tree-encoding') !== undefined
    if (attributes.get('eol') !== 'crlf' || text === 'unset' || isOther) return undefined
    // `eol` alone makes a file a text: gitattributes(5).
    return willConvert(blob, text === 'auto' ? 'auto' : 'always') ? toCrlf(blob) : undefined
  }
}

function namesSealed(blob: Buffer, { digests }: Seal): boolean {
  const [, oid] = blob.length > MAX_POINTER_BYTES ? [] : (/^oid sha256:([0-9a-f]{64})$/m.exec(blob.toString('latin1')) ?? [])
  return oid !== undefined && oid === digests.sha256
}
