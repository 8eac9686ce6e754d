import { jsonText } from '../manifests/json-text.ts'
import { digestOf } from '../model/digest.ts'
import { readSealedJson } from '../release/sealed-json.ts'

interface Change {
  readonly path: string
  readonly before: Buffer
  readonly after: Buffer
}

/**
 * The files with one of them changed, and every reference to it in the documents of the packet with it: what a forger does who seals a
 * changed packet again. A document that is changed by this is itself referred to.
 */
export function withReferences(files: ReadonlyMap<string, Buffer>, change: Change): Map<string, Buffer> {
  const changed = new Map(files).set(change.path, change.after)
  const queue = [change]
  // No document can hold its own digest, so this ends; the limit is a guard in case one can.
  for (let left = 10 * files.size; left > 0; left--) {
    const next = queue.shift()
    if (next === undefined) return changed
    for (const [path, bytes] of changed) {
      const after = path === next.path ? undefined : replaceReference(bytes, next)
      if (after === undefined) continue
      changed.set(path, after)
      queue.push({ path, before: bytes, after })
    }
  }
  throw new RangeError('the documents refer to each other without end')
}

/** The document with its references to the changed bytes following them; undefined when it has none. */
function replaceReference(bytes: Buffer, { before, after }: Change): Buffer | undefined {
  const old = digestOf('sha256', before)
  if (!bytes.includes(old)) return undefined
  const json = readSealedJson(bytes)
  if (json === undefined || 'problem' in json) return undefined
  const value = structuredClone(json.value)
  let found = false
  const follow = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return
    if ('sha256' in item && item.sha256 === old && 'bytes' in item && item.bytes === before.length) {
      found = true
      Object.assign(item, { sha256: digestOf('sha256', after), bytes: after.length })
    }
    for (const member of Object.values(item)) follow(member)
  }
  follow(value)
  return found ? Buffer.from(jsonText(value)) : undefined
}
