/**
 * What `pip hash FILE…` prints: a path, and its digest as pip's requirements have it.
 *
 *   entry = path ":" LF "--hash=" algorithm ":" hex LF
 *
 * A requirements file with hashes names packages, not files, and is refused by name.
 * @see https://pip.pypa.io/en/stable/cli/pip_hash/
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const HASH = /^--hash=([a-z0-9]+):(\S*)$/

export const pipHash: Format = {
  name: 'pip-hash',
  detect: ({ text }) => {
    const [path = '', hash = ''] = firstEntryLines(text.slice(0, 65_536), 2)
    return /[^\\]:$/.test(path) && HASH.test(hash)
  },
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let open: { readonly path: string; readonly line: number } | undefined
  eachLine(manifest, entries, (text, line) => {
    if (text === '') return
    const [, algorithm, hex = ''] = HASH.exec(text) ?? []
    if (open === undefined) {
      if (!/.:$/s.test(text)) return entries.problem('manifest-malformed', line, 'not a path and a colon')
      open = { path: text.slice(0, -1), line }
      return
    }
    const { path } = open
    open = undefined
    if (algorithm === undefined) return entries.problem('manifest-malformed', line, 'not "--hash=algorithm:digest" after a path')
    const digests = namedDigests(entries, line, path, [[algorithm, hex]])
    if (digests !== undefined) entries.add({ path, digests, line })
  })
  if (open !== undefined) entries.problem('manifest-truncated', open.line, 'a path has no digest after it')
  return entries.done()
}
