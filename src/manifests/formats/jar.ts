/**
 * `META-INF/MANIFEST.MF` of an unpacked JAR, APK (v1) or Firefox add-on:
 *
 *   section = "Name:" path LF 1*( ( "SHA-256-Digest" / "SHA-512-Digest" / weak ) ":" base64 LF ) LF
 *   line    = at most 72 bytes; the rest of it follows after a line end and one blank
 *
 * A line may be cut inside a character of UTF-8. Paths start at the folder that holds `META-INF`. Files without a section, and sections
 * without a digest, are legal: the files are not sealed, and a notice counts such sections. A signature file (`.SF`) has digests of sections, not of files, and is refused.
 * @see https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#jar-manifest
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { hexOfBase64 } from '../base64.ts'
import { UNSIGNED } from '../clearsign.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const jar: Format = {
  name: 'jar',
  detect: ({ text }) => /^(?:Manifest|Signature)-Version:[ \t]*\d/.test(firstEntryLines(text)[0] ?? ''),
  parse
}

interface Attribute {
  readonly name: string
  readonly value: string
  readonly line: number
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let section: Attribute[] = []
  let isMain = true
  let unsealed = 0
  const close = (): void => {
    const named = section.find(({ name }) => name.toLowerCase() === 'name')
    if (isMain && named !== undefined)
      entries.problem('manifest-malformed', named.line, 'the first section has a "Name", which belongs after an empty line')
    else if (!isMain && section.length > 0 && !readSection(entries, section)) unsealed++
    if (section.length > 0) isMain = false
    section = []
  }
  eachLine(manifest, entries, (text, line) => {
    if (text === '') return close()
    // Java ends a line there, and would see sections that are not seen here.
    if (text.includes('\r')) return entries.problem('manifest-malformed', line, 'a line ends with a lone carriage return')
    const last = section.at(-1)
    if (text.startsWith(' ')) {
      if (last === undefined) return entries.problem('manifest-malformed', line, 'it begins with a continuation line')
      section[section.length - 1] = { ...last, value: last.value + text.slice(1) }
      return
    }
    const [, name, value = ''] = /^([A-Za-z0-9][A-Za-z0-9_-]{0,69}): (.*)$/s.exec(text) ?? []
    if (name === undefined) return entries.problem('manifest-malformed', line, 'not "Name: value"')
    if (section.length === 0 && isMain && name.toLowerCase() === 'signature-version')
      return entries.problem(
        'manifest-schema-unknown',
        line,
        'it is a signature file, with digests of sections of MANIFEST.MF, not of files'
      )
    section.push({ name, value, line })
  })
  close()
  entries.notice(UNSIGNED)
  if (unsealed > 0) entries.notice(`${unsealed} of its sections have no digest, and their files are not checked`)
  return entries.done()
}

/** @returns false for a section without a digest, which may have other attributes only */
function readSection(entries: ManifestBuilder, section: readonly Attribute[]): boolean {
  const [first] = section
  const seen = new Set(section.map(({ name }) => name.toLowerCase()))
  if (first === undefined) return false
  const pairs = section.flatMap(({ name, value }) => {
    const [, algorithm] = /^(.+)-Digest$/i.exec(name) ?? []
    return algorithm === undefined ? [] : [[algorithm, hexOfBase64(value)] as const]
  })
  if (first.name.toLowerCase() !== 'name')
    entries.problem('manifest-malformed', first.line, 'a section does not begin with "Name:"')
  else if (seen.size !== section.length)
    entries.problem('manifest-key-duplicate', first.line, 'an attribute is given twice in a section', first.value)
  else if (pairs.length === 0) return false
  else {
    const digests = namedDigests(entries, first.line, first.value, pairs)
    if (digests !== undefined) entries.add({ path: first.value, digests, line: first.line })
  }
  return true
}
