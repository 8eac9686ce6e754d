/**
 * One digest in a file of its own, named after the file: `a.jar.sha256` of Maven, `a.nupkg.sha512` of NuGet.
 *
 *   file   = *BLANK digest *( BLANK / LF )      ; hex, or padded base64
 *   name   = path "." algorithm [ "sum" ] [ ".txt" ]
 *
 * The ending states the algorithm, and the rest of the name is the sealed path. The digest has a fixed length, so that a missing last line feed
 * hides nothing. A name without an algorithm (`a.checksum`) is not read: its length alone never decides.
 * @see https://maven.apache.org/resolver/about-checksums.html
 */

import type { Algorithm, ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const NAME = /^(.+)\.(sha-?256|sha-?384|sha-?512|blake2b|b2)(?:sums?)?(?:\.txt)?$/i

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['blake2b', 'blake2b512'],
  ['b2', 'blake2b512']
])

/** White space and one digest; longer texts are something else. */
const MAX_CHARACTERS = 1024

export const sidecar: Format = {
  name: 'sidecar',
  detect: ({ text, fileName = '' }) =>
    text.length <= MAX_CHARACTERS && NAME.test(fileName) && /^\s*(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43,}={0,2})\s*$/.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const [, path, ending = ''] = NAME.exec(manifest.fileName ?? '') ?? []
  const algorithm = ALGORITHMS.get(ending.toLowerCase().replace('-', ''))
  const digest = manifest.text.length > MAX_CHARACTERS ? '' : manifest.text.trim()
  const line = manifest.text.slice(0, manifest.text.indexOf(digest)).split('\n').length
  if (path === undefined || algorithm === undefined)
    entries.problem(
      'manifest-path-unsafe',
      undefined,
      'its name is not that of a file with ".sha256", ".sha512" or the like after it'
    )
  else if (digest === '' || /\s/.test(digest)) entries.problem('manifest-malformed', 1, 'it is not one digest')
  else {
    const hex = /^[0-9A-Fa-f]+$/.test(digest) ? digest : (fromBase64(digest, 'standard', 'padded')?.toString('hex') ?? digest)
    const digests = entries.digests(line, hex, algorithm)
    if (digests !== undefined) entries.add({ path, digests, line })
  }
  return entries.done()
}
