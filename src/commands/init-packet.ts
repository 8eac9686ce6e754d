import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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
  for (const [path, text] of starterPacket()) write(join(folder, path), text)
  const { seals } = await sealFiles(folder, folder, ['.'], undefined)
  const manifest = writeNative({ ...(packet !== '' && { packet }), covers: ['**'] }, seals)
  write(join(folder, MANIFEST), manifest)
  write(join(folder, TREE_HASH_NAME), `${digestOf('sha256', Buffer.from(manifest))}  ${MANIFEST}\n`)
  return seals.length
}

function entriesOf(folder: string, name: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return []
    throw new UsageError(`${JSON.stringify(name)} is not a folder that can be used (${code}): nothing was written`)
  }
}

/** Never over a file that somebody else wrote meanwhile. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { flag: 'wx' })
}
