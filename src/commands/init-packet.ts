import { resolve } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { namesIn } from '../disk/look.ts'
import { makeFolderAt } from '../disk/make-folders.ts'
import { sealFiles } from '../hashing/make-manifest.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { writeNative } from '../manifests/write.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import { starterPacket } from '../release/starter-packet.ts'
import { UsageError } from './usage-error.ts'

const MANIFEST = 'seal-gate.json'

/**
 * Writes a starter release packet, sealed, into a folder that is empty or does not exist yet.
 * @returns the number of sealed files
 * @throws UsageError when the folder has files: a packet is never mixed with others
 */
export async function initPacket(name: string, packet: string, cwd: string): Promise<number> {
  const folder = resolve(cwd, name)
  if (entriesOf(folder, name).length > 0)
    throw new UsageError(`the folder ${JSON.stringify(name)} is not empty: nothing was written`)
  makeFolderAt(folder)
  // Never over a file that somebody else wrote meanwhile.
  for (const [path, text] of starterPacket()) writeInside(folder, path, text, true)
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'] })
  const manifest = writeNative({ ...(packet !== '' && { packet }), covers: ['**'] }, seals)
  writeInside(folder, MANIFEST, manifest, true)
  writeInside(folder, TREE_HASH_NAME, `${digestOf('sha256', Buffer.from(manifest))}  ${MANIFEST}\n`, true)
  return seals.length
}

function entriesOf(folder: string, name: string): readonly string[] {
  try {
    return namesIn(folder)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return []
    throw new UsageError(`${JSON.stringify(name)} is not a folder that can be used (${code}): nothing was written`)
  }
}
