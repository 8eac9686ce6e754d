/**
 * TUF targets metadata (`targets.json` and delegated roles): the names, lengths and hashes below `signed.targets`. Signatures, expiry,
 * version and delegations are not judged here, and a notice states that; unknown fields are allowed, as the specification wants.
 * @see https://theupdateframework.github.io/specification/latest/#file-formats-targets
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json, readJson } from '../json.ts'
import { pointerKey } from '../json-pointer.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const tuf: Format = {
  name: 'tuf',
  detect: ({ text }) =>
    /^[ \t\r\n]*\{/.test(text) && /"_type"[ \t\r\n]*:[ \t\r\n]*"targets"/.test(text) && text.includes('"signed"'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const json = readJson(manifest, entries)
  if (json === undefined) return entries.done()
  const signed = isRecord(json.value) ? json.value['signed'] : undefined
  const targets = isRecord(signed) && signed['_type'] === 'targets' ? signed['targets'] : undefined
  if (!isRecord(signed) || !isRecord(targets)) {
    entries.problem(
      'manifest-malformed',
      1,
      'not TUF targets metadata: it has no "signed" object of type "targets" with "targets"'
    )
    return entries.done()
  }
  entries.notice('unauthenticated: its signatures, expiry and version are not verified here')
  if (isRecord(signed['delegations'])) entries.notice('it delegates to other roles, whose targets are not in it')
  for (const [path, target] of Object.entries(targets)) {
    if (entries.hopeless) break
    readTarget(entries, json, path, target)
  }
  return entries.done()
}

function readTarget(entries: ManifestBuilder, { facts }: Json, path: string, target: unknown) {
  const pointer = `/signed/targets/${pointerKey(path)}`
  const line = facts.lineOf(pointer)
  const hashes = isRecord(target) ? target['hashes'] : undefined
  if (!isRecord(target) || !isRecord(hashes))
    return entries.problem('manifest-malformed', line, 'the target has no "length" and "hashes"', path)
  const bytes = facts.wholeNumber(`${pointer}/length`, target['length'])
  if (bytes === undefined)
    return entries.problem('manifest-length-invalid', line, 'the length is not a whole number from 0 to 2^53-1', path)
  const digests = namedDigests(entries, line, path, Object.entries(hashes))
  if (digests !== undefined) entries.add({ path, digests, bytes, line })
}
