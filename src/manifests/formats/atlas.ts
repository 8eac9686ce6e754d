/**
 * `atlas.sum`, by `atlas migrate` beside the migrations of a database:
 *
 *   file  = total LF *( name " " sum LF )
 *   total = sum                                    ; of all names and sums below
 *   sum   = "h1:" base64 of a sha256
 *
 * The sum of a line is not of one file: it runs on over the names and bytes of all files up to it. So the digests of these seals match no file until
 * `load/atlas.ts` has read the files before it. Files that are marked `atlas:sum ignore` are not listed, and only their names are hashed.
 * @see https://github.com/ariga/atlas/blob/master/sql/migrate/dir.go
 */

import { createHash } from 'node:crypto'
import type { ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { plainPath } from '../path.ts'

const TOTAL = /^h1:([A-Za-z0-9+/]{43}=)$/
/** Atlas splits a line at its first "h1:" and trims the name. */
const ENTRY = /^((?!\s).*\S) h1:([A-Za-z0-9+/]{43}=)$/

export const atlas: Format = {
  name: 'atlas',
  detect: ({ text }) => /^h1:[A-Za-z0-9+/]{43}=\r?(?:\n|$)/.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  if (manifest.bytewise) {
    entries.problem('manifest-encoding', undefined, 'the list must be UTF-8')
    return entries.done()
  }
  const own = createHash('sha256')
  let total: string | undefined
  eachLine(manifest, entries, (text, line) => {
    if (line === 1) {
      total = TOTAL.exec(text)?.[1]
      if (total === undefined) entries.problem('manifest-malformed', 1, 'the first line is not "h1:" and the sum of all lines')
      return
    }
    const [, name = '', sum = ''] = ENTRY.exec(text) ?? []
    const bytes = fromBase64(sum, 'standard', 'padded')
    if (name === '' || name.includes('h1:') || plainPath(name) !== name)
      return entries.problem('manifest-malformed', line, 'not "name h1:sum"')
    if (bytes === undefined) return entries.problem('manifest-digest-invalid', line, 'the sum is not base64 of a sha256', name)
    // A name that is listed again would be hashed again.
    const { count } = entries
    entries.add({ path: name, digests: { sha256: bytes.toString('hex') }, line })
    if (entries.count === count && !entries.failed)
      entries.problem('manifest-path-duplicate', line, 'the file is listed twice', name)
    own.update(name).update(sum)
  })
  if (!entries.failed && total !== own.digest('base64'))
    entries.problem(
      'manifest-malformed',
      1,
      'the first sum is not that of the lines below it: a line was added, removed or changed by hand'
    )
  return entries.done()
}
