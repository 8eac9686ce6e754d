/**
 * `latest.yml`, `latest-mac.yml`, `latest-linux.yml`: what electron-builder writes for updates.
 *
 *   {version, files: [{url, sha512, size, blockMapSize?}], path, sha512, releaseDate}        ; sha512 in base64, url percent-encoded
 *
 * `packages`, of installers that load the program from the web, has `{path, sha512, size}` for each processor. `path` and `sha512` at the top, for old clients, name one of the files again, and must agree with it. A file that was signed or stapled after the
 * list was written has changed: that is what the list is for.
 * @see https://www.electron.build/auto-update
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { hexOfBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { textAt } from '../json-list.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { pathOfUrl } from '../path-of-url.ts'
import { linesOfKey, yamlDocument } from '../yaml-document.ts'

/** Real ones have at most a few kilobytes. */
const MAX_CHARACTERS = 64 * 1024

export const electronBuilder: Format = {
  name: 'electron-builder',
  detect: ({ text }) =>
    /^version: \S/m.test(text.slice(0, 4096)) &&
    /^[ -]+url: \S/m.test(text.slice(0, 8192)) &&
    /^ +sha512: [A-Za-z0-9+/]{86}==\r?$/m.test(text.slice(0, 8192)),
  parse
}

async function parse(manifest: ManifestText): Promise<ParsedManifest> {
  const entries = new ManifestBuilder(manifest)
  const document = await yamlDocument(manifest, entries, MAX_CHARACTERS)
  if (document === undefined) return entries.done()
  const { files, path, sha512 } = document
  const lines = linesOfKey(manifest.text, 'url')
  if (!Array.isArray(files)) entries.problem('manifest-malformed', 1, 'it has no list "files"')
  else
    for (const [index, file] of files.entries()) {
      if (entries.hopeless) break
      add(entries, lines[index] ?? 1, textAt(file, 'url'), file, true)
    }
  for (const one of Object.values(isRecord(document['packages']) ? document['packages'] : {}))
    add(entries, 1, textAt(one, 'path'), one, false)
  if (path !== undefined || sha512 !== undefined) add(entries, 1, textAt(document, 'path'), document, false)
  return entries.done()
}

function add(entries: ManifestBuilder, line: number, url: string, file: unknown, isListed: boolean) {
  const path = pathOfUrl(url)
  if (path === undefined)
    return entries.problem('manifest-path-unsafe', line, 'the "url" is not that of a file beside the list', url)
  const size = textAt(file, 'size')
  if (size === '' && isListed) return entries.problem('manifest-length-invalid', line, 'the file has no "size"', path)
  const bytes = size === '' ? undefined : entries.bytes(line, size)
  const digests = namedDigests(entries, line, path, [['sha512', hexOfBase64(textAt(file, 'sha512'))]])
  if (digests !== undefined && (size === '' || bytes !== undefined))
    entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }) })
}
