/**
 * The installer manifest of a package for winget (`ManifestType: installer` or `singleton`), whose files are assets of a release of GitHub:
 *
 *   PackageIdentifier: …
 *   Installers:
 *   - InstallerUrl: https://github.com/OWNER/REPOSITORY/releases/download/TAG/NAME
 *     InstallerSha256: HEX
 *
 * The sealed path is the name of the asset. Files at other addresses are counted in a notice.
 * @see https://github.com/microsoft/winget-pkgs/tree/master/doc/manifest/schema
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { textAt } from '../json-list.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { assetOfUrl, elsewhere } from '../release-asset-url.ts'
import { linesOfKey, yamlDocument } from '../yaml-document.ts'

/** Real ones have a few kilobytes. */
const MAX_CHARACTERS = 64 * 1024

export const winget: Format = {
  name: 'winget',
  detect: ({ text }) =>
    /^PackageIdentifier:[ \t]*\S/m.test(text.slice(0, MAX_CHARACTERS)) &&
    /^[ -]*InstallerSha256:/m.test(text.slice(0, MAX_CHARACTERS)),
  parse
}

async function parse(manifest: ManifestText): Promise<ParsedManifest> {
  const entries = new ManifestBuilder(manifest)
  const document = await yamlDocument(manifest, entries, MAX_CHARACTERS)
  if (document === undefined) return entries.done()
  const { Installers: installers } = document
  const lines = linesOfKey(manifest.text, 'InstallerUrl')
  if (!Array.isArray(installers) || document['InstallerUrl'] !== undefined) {
    entries.problem('manifest-malformed', 1, 'it has no list "Installers", with all addresses in it')
    return entries.done()
  }
  let others = 0
  for (const [index, installer] of installers.entries()) {
    if (entries.hopeless) break
    const line = lines[index] ?? 1
    const path = assetOfUrl(textAt(installer, 'InstallerUrl'))
    if (path === undefined) {
      others++
      continue
    }
    const digests = namedDigests(entries, line, path, [['sha256', textAt(installer, 'InstallerSha256')]])
    if (digests !== undefined) entries.add({ path, digests, line })
  }
  if (others > 0) entries.notice(elsewhere(others))
  return entries.done()
}
