/**
 * `latest.yml`, `latest-mac.yml`, `latest-linux.yml`: what electron-builder writes for updates.
 *
 *   {version, files: [{url, sha512, size, blockMapSize?}], path, sha512, releaseDate}        ; sha512 in base64, url percent-encoded
 *
 * `packages`, of installers that load the program from the web, has `{path, sha512, size}` for each processor. `path` and `sha512` at the top, for old clients, name one of the files again, and must agree with it. A file that was signed or stapled after the
 * list was written has changed: that is what the list is for.
 * @see https://www.electron.build/auto-update
 */

import { errorMessage } from '../../model/error-message.ts'
import type { ParsedManifest } from '../../model/seal.ts'
import { hexOfBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { textAt } from '../json-list.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { pathOfUrl } from '../path-of-url.ts'

/** Real ones have at most a few kilobytes. A parser of YAML compares each key of a map with all others: a megabyte of keys takes minutes. */
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
  const document = await documentOf(manifest, entries)
  if (document === undefined) return entries.done()
  const { files, path, sha512 } = document
  const lines = manifest.text.split('\n').flatMap((text, index) => (/^[ -]*url:/.test(text) ? [index + 1] : []))
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

/** Strict: no anchors, tags or duplicate keys, which the tool never writes. */
async function documentOf(manifest: ManifestText, entries: ManifestBuilder) {
  const { text, bytewise, file } = manifest
  if (bytewise) entries.problem('manifest-encoding', undefined, 'YAML must be UTF-8')
  else if (text.length > MAX_CHARACTERS)
    entries.problem('manifest-too-large', undefined, `it has more than ${MAX_CHARACTERS} characters, which no such list has`)
  else if (file && !text.endsWith('\n'))
    entries.problem('manifest-truncated', undefined, 'the last line has no line feed: the manifest may be cut')
  else
    try {
      const { parseDocument } = await import('yaml')
      const parsed = parseDocument(text, {
        uniqueKeys: true,
        version: '1.2',
        schema: 'failsafe',
        strict: true,
        logLevel: 'error'
      })
      const [error = parsed.warnings[0]] = parsed.errors
      const value: unknown = error === undefined ? parsed.toJS({ maxAliasCount: 0 }) : undefined
      if (error === undefined && isRecord(value)) return value
      entries.problem(
        'manifest-malformed',
        error?.linePos?.[0].line,
        error === undefined ? 'it is not a map' : 'it is not YAML that can be read'
      )
    } catch (error) {
      entries.problem('manifest-malformed', undefined, `it is not YAML that can be read: ${errorMessage(error)}`)
    }
  return undefined
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
