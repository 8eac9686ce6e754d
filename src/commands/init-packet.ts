import { resolve } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { namesIn } from '../disk/look.ts'
import { makeFolderAt } from '../disk/make-folders.ts'
import { sealedContents } from '../disk/sealed-contents.ts'
import { sealFiles } from '../hashing/make-manifest.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { jsonText } from '../manifests/json-text.ts'
import { writeNative } from '../manifests/write.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import { probesHold } from '../model/verdict.ts'
import { runAllProbes } from '../probes/all.ts'
import { evidenceOf } from '../release/evidence.ts'
import { ofKind } from '../release/packet.ts'
import { starterPacket } from '../release/starter-packet.ts'
import { validate } from '../validator/validate.ts'
import { UsageError } from './usage-error.ts'

const MANIFEST = 'seal-gate.json'

/**
 * Writes a starter release packet, sealed, into a folder that is empty or does not exist yet. The probes and its example validator are run for
 * their results.
 * @returns the number of sealed files
 * @throws UsageError when the folder has files: a packet is never mixed with others
 * @throws when a probe or the example fails here
 */
export async function initPacket(name: string, packet: string, cwd: string): Promise<number> {
  const folder = resolve(cwd, name)
  if (entriesOf(folder, name).length > 0)
    throw new UsageError(`the folder ${JSON.stringify(name)} is not empty: nothing was written`)
  const probes = await runAllProbes()
  if (!probesHold(probes)) throw new Error('a probe failed, so this gate cannot be trusted here ("seal-gate probe" lists which)')
  makeFolderAt(folder)
  // Never over a file that somebody else wrote meanwhile.
  for (const [path, text] of starterPacket()) writeInside(folder, path, text, true)
  writeInside(folder, 'probe-results.json', jsonText(probes), true)
  writeInside(folder, 'validator-result.json', await exampleResult(folder), true)
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'] })
  const manifest = writeNative({ ...(packet !== '' && { packet }), covers: ['**'] }, seals)
  writeInside(folder, MANIFEST, manifest, true)
  writeInside(folder, TREE_HASH_NAME, `${digestOf('sha256', Buffer.from(manifest))}  ${MANIFEST}\n`, true)
  return seals.length
}

/** What the example validator does with the packet, or why it cannot be started on this machine. */
async function exampleResult(folder: string): Promise<string> {
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'] })
  const contents = sealedContents(
    folder,
    seals,
    seals.map(() => ({ state: 'intact' }))
  )
  const evidence = evidenceOf(contents.map(content => ({ ...content, path: content.seal.path, manifest: MANIFEST })))
  const [pinned] = ofKind(evidence, 'validator')
  if (pinned === undefined) throw new Error('the example validator was lost')
  const { result, problems } = await validate(folder, evidence, pinned, false)
  if (result.status === 'FAIL') throw new Error(`the example validator failed: ${problems.join('; ')}`)
  return jsonText(result)
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
