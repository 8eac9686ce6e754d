import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sealFiles } from '../hashing/make-manifest.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { writeNative } from '../manifests/write.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import { starterPacket } from '../release/starter-packet.ts'
import { quotePath } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags, UsageError } from './flags.ts'

const MANIFEST = 'seal-gate.json'

/** `seal-gate init-packet DIR`: a release packet to begin with, sealed. Writes only into a folder that is empty or not there yet. */
export const initPacket: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, { packet: { type: 'string' } })
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw new UsageError('name one folder for the packet')
  const folder = resolve(cwd, name)
  mustBeFree(folder, name)
  for (const [path, text] of starterPacket()) write(join(folder, path), text)
  const { packet } = values
  const { seals } = await sealFiles(folder, folder, ['.'], undefined)
  const manifest = writeNative({ ...(typeof packet === 'string' && { packet }), covers: ['**'] }, seals)
  write(join(folder, MANIFEST), manifest)
  write(join(folder, TREE_HASH_NAME), `${digestOf('sha256', Buffer.from(manifest))}  ${MANIFEST}\n`)
  terminal.say(
    `wrote a packet of ${seals.length} sealed files to ${quotePath(name)}. It holds production; its README.md has the next steps.\n`
  )
  return 0
}

/** @throws UsageError when anything stands there: a packet is never mixed with other files */
function mustBeFree(folder: string, name: string): void {
  if (entriesOf(folder, name).length > 0) throw new UsageError(`the folder ${quotePath(name)} is not empty: nothing was written`)
}

function entriesOf(folder: string, name: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return []
    throw new UsageError(`${quotePath(name)} is no folder that can be used (${code}): nothing was written`)
  }
}

/** Never over a file that somebody else wrote meanwhile. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { flag: 'wx' })
}
