import { createHash } from 'node:crypto'
import { sourceOf } from '../../src/archive/byte-source.ts'
import { type ReadArchive, readArchive } from '../../src/archive/read-archive.ts'

export interface SeenMember {
  readonly path: string
  readonly kind: string
  readonly bytes: number
  readonly sha256: string
  readonly mode?: number
  readonly target?: string
}

/** What the reader finds in an archive. */
export async function readMembers(
  bytes: Uint8Array
): Promise<{ readonly read: ReadArchive; readonly seen: readonly SeenMember[] }> {
  const seen: SeenMember[] = []
  const read = await readArchive(sourceOf(bytes), {
    visit: ({ path, kind, mode, target }) => {
      const hash = createHash('sha256')
      let length = 0
      const add = () =>
        seen.push({
          path,
          kind,
          bytes: length,
          sha256: hash.digest('hex'),
          ...(mode !== undefined && { mode }),
          ...(target !== undefined && { target: Buffer.from(target).toString() })
        })
      if (kind !== 'file') add()
      return {
        data: chunk => {
          length += chunk.length
          hash.update(chunk)
        },
        end: () => {
          if (kind === 'file') add()
        }
      }
    }
  })
  return { read, seen }
}

/** The code of the first problem; `read` when there is none. */
export async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const { read } = await readMembers(bytes)
  const [problem] = read.problems
  return problem === undefined
    ? 'read'
    : `${problem.code}: ${problem.member === undefined ? '' : `${problem.member}: `}${problem.reason}`
}
