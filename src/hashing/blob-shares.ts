import { type BlobRequest, type HashedBlobs, hashBlobs } from '../git/hash-blobs.ts'
import { errorMessage } from '../model/error-message.ts'

/** What a thread answers about its share: a reason in words, since an error loses its kind on the way. */
export type BlobAnswer = { readonly hashed: HashedBlobs } | { readonly reason: string }

export async function answerAboutBlobs(request: BlobRequest): Promise<BlobAnswer> {
  try {
    return { hashed: await hashBlobs(request) }
  } catch (error) {
    return { reason: errorMessage(error) }
  }
}

/**
 * Hashes blobs in this thread and in others at once, each with a git of its own: neither reading nor hashing waits for the other.
 * @param elsewhere gives a share to each of the other threads
 */
export async function hashInShares(
  request: BlobRequest,
  elsewhere: readonly ((share: BlobRequest) => Promise<BlobAnswer>)[]
): Promise<HashedBlobs> {
  // Neighbours of one folder are often neighbours in a pack, so a share is one piece of the list.
  const size = Math.ceil(request.ids.length / (elsewhere.length + 1))
  const share = (index: number): BlobRequest => {
    const cut = <Value>(values: readonly Value[]): readonly Value[] => values.slice(index * size, (index + 1) * size)
    const { ids, files } = request
    return { ...request, ids: cut(ids), ...(files !== undefined && { files: { ...files, paths: cut(files.paths) } }) }
  }
  const answers = await Promise.all([
    ...elsewhere.map((send, index) => send(share(index))),
    answerAboutBlobs(share(elsewhere.length))
  ])
  const bytes = new Float64Array(request.ids.length)
  const contents = new Map<number, Uint8Array>()
  const digests: string[] = []
  const files = new Uint8Array(request.ids.length)
  let at = 0
  for (const answer of answers) {
    if ('reason' in answer) throw new Error(answer.reason)
    const { hashed } = answer
    bytes.set(hashed.bytes, at)
    files.set(hashed.files, at)
    for (const [index, content] of hashed.contents) contents.set(at + index, content)
    digests.push(hashed.sha256)
    at += hashed.bytes.length
  }
  if (at !== request.ids.length) throw new Error(`${at} of ${request.ids.length} blobs were answered for`)
  return { sha256: digests.join(''), bytes, contents, files }
}
