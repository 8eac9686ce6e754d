/**
 * A package of Scoop, whose files are assets of a release of GitHub:
 *
 *   {"version": …, "architecture": {"64bit": {"url": ADDRESS or [ADDRESS, …], "hash": DIGEST or [DIGEST, …]}, …}}
 *   {"version": …, "url": …, "hash": …}
 *
 * A digest is SHA-256, or `sha512:HEX`, `sha1:HEX`, `md5:HEX`. The sealed path is the name of the asset; `#/name` after an address only renames the
 * download. `autoupdate` is a pattern for later versions, and is passed over.
 * @see https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json } from '../json.ts'
import { hasMember, parseJsonList, type Record } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { assetOfUrl, elsewhere } from '../release-asset-url.ts'

export const scoop: Format = {
  name: 'scoop',
  detect: ({ text }) =>
    hasMember(text, 'version', '"') &&
    hasMember(text, 'url', '["[]') &&
    hasMember(text, 'hash', '(?:\\[\\s*)?"(?:(?:md5|sha1|sha256|sha512):)?[0-9A-Fa-f]{32,}"') &&
    /"(?:architecture|bin|homepage|license|checkver|autoupdate)"\s{0,64}:/.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const { architecture = {} } = document
    if (!isRecord(architecture))
      return entries.problem('manifest-malformed', facts.lineOf('/architecture'), '"architecture" is not an object')
    let others = readFiles(entries, document, '', facts)
    for (const [name, one] of Object.entries(architecture))
      if (isRecord(one)) others += readFiles(entries, one, `/architecture/${name}`, facts)
      else entries.problem('manifest-malformed', facts.lineOf('/architecture'), 'an architecture is not an object')
    if (others > 0) entries.notice(elsewhere(others))
  })
}

/** @returns how many files are elsewhere */
function readFiles(entries: ManifestBuilder, { url, hash }: Record, pointer: string, facts: Json['facts']): number {
  const line = facts.lineOf(`${pointer}/url`)
  const urls = [url ?? []].flat()
  const hashes = [hash ?? []].flat()
  if (urls.length !== hashes.length) {
    entries.problem('manifest-malformed', line, '"url" and "hash" are lists of different length')
    return 0
  }
  let others = 0
  for (const [index, address] of urls.entries()) {
    const digest = hashes[index]
    if (typeof address !== 'string' || typeof digest !== 'string') {
      entries.problem('manifest-malformed', line, 'an address or a digest is not a text')
      continue
    }
    const path = assetOfUrl(address)
    const [, name = 'sha256', hex = ''] = /^(?:([a-z0-9]+):)?(.*)$/s.exec(digest) ?? []
    const digests = path === undefined ? undefined : namedDigests(entries, line, path, [[name, hex]])
    if (path === undefined) others++
    else if (digests !== undefined) entries.add({ path, digests, line })
  }
  return others
}
