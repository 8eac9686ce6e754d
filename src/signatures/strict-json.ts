import { isUtf8 } from 'node:buffer'
import { readJson } from '../manifests/json.ts'
import { ManifestBuilder } from '../manifests/manifest-builder.ts'
import { Refusal } from './refusal.ts'

/**
 * JSON without anything that two readers understand differently: it is UTF-8, and no key is given twice.
 * @param what the bytes are, for the message
 * @throws Refusal
 */
export function strictJson(bytes: Uint8Array, what: string): unknown {
  if (!isUtf8(bytes)) throw new Refusal('signature-invalid', `${what} is not UTF-8`)
  const manifest = { text: Buffer.from(bytes).toString('utf8'), bytewise: false, bom: false, file: true }
  const entries = new ManifestBuilder(manifest)
  const json = readJson(manifest, entries)
  if (json !== undefined && !entries.failed) return json.value
  const [problem] = entries.done().problems
  throw new Refusal('signature-invalid', `${what} cannot be read: ${problem?.reason ?? 'it is not JSON'}`)
}
