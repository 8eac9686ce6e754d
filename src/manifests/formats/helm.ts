/**
 * A provenance file of Helm, `chart-1.0.0.tgz.prov`: a cleartext signature around the metadata of the chart and the digest of its archive.
 *
 *   text  = Chart.yaml LF "..." LF "files:" LF 1*( "  " name ": sha256:" hex LF )
 *
 * Only what follows the line `...` names files.
 * @see https://helm.sh/docs/topics/provenance/#the-provenance-file
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { UNSIGNED } from '../clearsign.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const helm: Format = {
  name: 'helm',
  detect: ({ text }) =>
    /^\.\.\.\r?\nfiles:\r?\n[ \t]+[^ \t\r\n][^\r\n]*: *sha\d+:[0-9a-f]+\r?$/m.test(text.slice(0, MAX_LOOK_CHARACTERS)),
  parse
}

/** A real Chart.yaml has a few kilobytes. */
const MAX_LOOK_CHARACTERS = 256 * 1024

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let place: 'chart' | 'end' | 'files' = 'chart'
  eachLine(manifest, entries, (text, line) => {
    if (place === 'chart') {
      if (text === '...') place = 'end'
    } else if (text.trim() === '') return
    else if (place === 'end') {
      if (text !== 'files:') return entries.problem('manifest-malformed', line, 'there is no "files:" after the line "..."')
      place = 'files'
    } else {
      const [, path, algorithm = '', hex = ''] = /^[ \t]+([^ \t].*): *([a-z0-9]+):([^ \t:]*)$/s.exec(text) ?? []
      if (path === undefined) return entries.problem('manifest-malformed', line, 'not "  name: sha256:digest"')
      const digests = namedDigests(entries, line, path, [[algorithm, hex]])
      if (digests !== undefined) entries.add({ path, digests, line })
    }
  })
  entries.notice(UNSIGNED)
  return entries.done()
}
