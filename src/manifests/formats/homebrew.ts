/**
 * A formula or cask of Homebrew, whose files are assets of a release of GitHub:
 *
 *   url "https://github.com/OWNER/REPOSITORY/releases/download/TAG/NAME"
 *   sha256 "HEX"
 *
 * It is a program in Ruby, of which only these lines are read: in a formula, the digest after an address is of its file; in a cask, where the
 * digest comes first, the one before it. `#{version}` in an address is what
 * `version "…"` states; any other `#{…}` is refused, and so is what has no plain digest (`:no_check`, one for each architecture). The sealed path is the
 * name of the asset. Bottles, which are elsewhere, and other addresses are counted in a notice.
 * @see https://docs.brew.sh/Formula-Cookbook
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { assetOfUrl, elsewhere } from '../release-asset-url.ts'

const CASK = /^cask /
const START = /^(?:class [A-Z]\w* < Formula|cask ["'][a-z0-9@._+-]+["'] do)\s*$/
const VALUE = /^\s*(url|version|sha256)\s+(?:"([^"]*)"|'([^']*)')/
const BOTTLE = /^\s*sha256\s+(?:cellar:.*,\s*)?(?!arm:|intel:|x86_64:|arm64:)[a-z0-9_]+:\s+"[0-9a-f]{64}"\s*$/

export const homebrew: Format = {
  name: 'homebrew',
  detect: ({ text }) => firstEntryLines(text.slice(0, 65_536), 20).some(line => START.test(line)),
  parse
}

interface Address {
  readonly url: string
  readonly line: number
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const files: (Address & { readonly hex: string })[] = []
  const [versions, found] = [new Set<string>(), { bottles: 0, others: 0 }]
  const isCask = CASK.test(firstEntryLines(manifest.text.slice(0, 65_536), 20).find(line => START.test(line)) ?? '')
  let open: Address | undefined
  /** Of a cask: the digest of the next address. */
  let digest: { readonly hex: string; readonly line: number } | undefined
  let hasEnded = false
  eachLine(manifest, entries, (text, line) => {
    // Below it is the text of a patch.
    if (text === '__END__') hasEnded = true
    if (hasEnded || /^\s*#/.test(text)) return
    const [, key, double, single] = VALUE.exec(text) ?? []
    const value = double ?? single ?? ''
    if (key === 'version') versions.add(value)
    else if (isCask && key === 'sha256') {
      if (digest !== undefined) entries.problem('manifest-malformed', line, 'two digests are before one address')
      digest = { hex: value, line }
    } else if (isCask && key === 'url') {
      if (digest !== undefined) files.push({ url: value, line: digest.line, hex: digest.hex })
      else if (value.includes('/releases/download/'))
        entries.problem('manifest-malformed', line, 'the digest of an address is not before it, as in every cask')
      // Where a newer version is looked for.
      else found.others++
      digest = undefined
    } else if (key === 'url') {
      // A repository of git has a revision in place of a digest.
      if (open !== undefined) found.others++
      open = { url: value, line }
    } else if (key === 'sha256') {
      if (open === undefined) entries.problem('manifest-malformed', line, 'a "sha256" without an "url" before it')
      else files.push({ ...open, line, hex: value })
      open = undefined
    } else if (BOTTLE.test(text)) found.bottles++
    else if (/^\s*sha256\b/.test(text))
      entries.problem('manifest-digest-weak', line, 'a "sha256" is not one digest in quotes, and names no file')
  })
  if (open !== undefined) found.others++
  if (digest !== undefined) entries.problem('manifest-malformed', digest.line, 'a "sha256" without an "url" after it')
  for (const { url, line, hex } of files) addFile(entries, versions, found, { url, line }, hex)
  if (found.bottles > 0) entries.notice(`${found.bottles} of its digests are of bottles, which are elsewhere`)
  if (found.others > 0) entries.notice(elsewhere(found.others))
  return entries.done()
}

function addFile(
  entries: ManifestBuilder,
  versions: ReadonlySet<string>,
  found: { others: number },
  { url, line }: Address,
  hex: string
) {
  const [version, ...more] = versions
  const plain = version === undefined || more.length > 0 ? url : url.replaceAll('#{version}', version)
  if (plain.includes('#{'))
    return entries.problem('manifest-malformed', line, 'the address has a "#{…}" whose value is not known')
  const path = assetOfUrl(plain)
  const digests = path === undefined ? undefined : namedDigests(entries, line, path, [['sha256', hex]])
  if (path === undefined) found.others++
  else if (digests !== undefined) entries.add({ path, digests, line })
}
