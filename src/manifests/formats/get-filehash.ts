/**
 * What PowerShell's `Get-FileHash` gives, as a list (`Format-List`), CSV (`Export-Csv`) or JSON (`ConvertTo-Json`):
 *
 *   list = *( "Algorithm : " name LF "Hash : " HEX LF "Path : " path LF LF )
 *   csv  = [ "#TYPE" … LF ] header LF *( row LF )           ; with the columns Algorithm, Hash and Path
 *   json = object / "[" object *( "," object ) "]"          ; {"Algorithm": …, "Hash": HEX, "Path": …}
 *
 * Its paths are absolute, with drives on Windows. Where all of them are, they are taken relative to the folder that they have in common, as a notice states;
 * a pass still needs every file with its digest there. The table that is printed without a format cuts paths, and is refused.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/get-filehash
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { readCsv } from '../csv.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, readJson } from '../json.ts'
import { textAt } from '../json-list.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

interface Row {
  readonly algorithm: string
  readonly hash: string
  readonly path: string
  readonly line: number
}

const HEADER = /^"?Algorithm"?,"?Hash"?,"?Path"?(?:,|$)/
const JSON_START = /^\s{0,1024}(?:\[\s{0,1024})?\{\s{0,1024}"Algorithm"\s{0,64}:\s{0,64}"[A-Z0-9]+",\s{0,1024}"Hash"\s{0,64}:/
const FIELD = /^(Algorithm|Hash|Path) +: (.*)$/s

export const getFileHash: Format = {
  name: 'get-filehash',
  detect: ({ text }) => {
    const [first = ''] = firstEntryLines(text.slice(0, 65_536))
    return HEADER.test(first) || /^Algorithm +: [A-Z0-9]+[ \t]*$/.test(first) || JSON_START.test(text)
  },
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const [first = ''] = firstEntryLines(manifest.text.slice(0, 65_536))
  const rows = /^\s*[[{]/.test(manifest.text)
    ? jsonRows(manifest, entries)
    : HEADER.test(first)
      ? csvRows(manifest, entries)
      : listRows(manifest, entries)
  if (entries.failed) return entries.done()
  const paths = relativePaths(rows.map(({ path }) => path))
  if (paths === undefined)
    entries.problem('manifest-path-unsafe', rows[0]?.line, 'some of its paths are absolute and some are not, or on another drive')
  for (const [index, { algorithm, hash, path, line }] of rows.entries()) {
    const own = paths?.names[index]
    if (entries.hopeless || own === undefined) break
    const digests = namedDigests(entries, line, path, [[algorithm, hash]])
    if (digests !== undefined) entries.add({ path: own, digests, line })
  }
  if (paths?.folder !== undefined)
    entries.notice(`its paths are absolute, and are taken relative to their folder ${JSON.stringify(paths.folder)}`)
  return entries.done()
}

/** @returns undefined where absolute paths are mixed with relative ones, or have no drive in common */
function relativePaths(paths: readonly string[]): { readonly names: string[]; readonly folder?: string } | undefined {
  const isWindows = paths.some(path => /^(?:[A-Za-z]:\\|\\\\|\.\\)/.test(path))
  const parts = paths.map(path => path.split(isWindows ? '\\' : '/'))
  const isAbsolute = (path: string): boolean => (isWindows ? /^(?:[A-Za-z]:|\\)\\/.test(path) : path.startsWith('/'))
  const absolute = paths.filter(isAbsolute).length
  if (absolute === 0) return { names: parts.map(segments => segments.join('/')) }
  const [first = []] = parts
  let common = first.length - 1
  for (const segments of parts) {
    const limit = Math.min(common, segments.length - 1)
    common = 0
    while (common < limit && segments[common] === first[common]) common++
  }
  if (absolute !== paths.length || common === 0) return undefined
  return {
    names: parts.map(segments => segments.slice(common).join('/')),
    folder: first.slice(0, common).join(isWindows ? '\\' : '/') || '/'
  }
}

function jsonRows(manifest: ManifestText, entries: ManifestBuilder): Row[] {
  const json = readJson(manifest, entries)
  if (json === undefined) return []
  const list: unknown[] = Array.isArray(json.value) ? json.value : [json.value]
  return list.map((item, index) => {
    const line = json.facts.lineOf(`/${index}`)
    const [algorithm, hash, path] = ['Algorithm', 'Hash', 'Path'].map(key => textAt(item, key))
    if (!isRecord(item) || !algorithm || !hash || !path)
      entries.problem('manifest-malformed', line, 'an item has no "Algorithm", "Hash" and "Path"')
    return { algorithm: algorithm ?? '', hash: hash ?? '', path: path ?? '', line }
  })
}

function csvRows(manifest: ManifestText, entries: ManifestBuilder): Row[] {
  const csv = readCsv(manifest)
  if ('problem' in csv) {
    entries.problem(csv.cut === true ? 'manifest-truncated' : 'manifest-malformed', csv.line, csv.problem)
    return []
  }
  const [header, ...rows] = csv.rows.filter(({ fields: [field = ''] }) => !field.startsWith('#TYPE '))
  return rows.map(({ fields, line }) => {
    if (fields.length !== header?.fields.length)
      entries.problem('manifest-malformed', line, 'the row has another number of columns than the header')
    const [algorithm = '', hash = '', path = ''] = fields
    return { algorithm, hash, path, line }
  })
}

function listRows(manifest: ManifestText, entries: ManifestBuilder): Row[] {
  const rows: Row[] = []
  let open: { Algorithm?: string; Hash?: string; line: number } | undefined
  eachLine(manifest, entries, (text, line) => {
    if (text.trim() === '') return
    const [, name, value = ''] = FIELD.exec(text) ?? []
    if (name === 'Algorithm' && open === undefined) open = { Algorithm: value.trim(), line }
    else if (name === 'Hash' && open?.Hash === undefined && open !== undefined) open.Hash = value.trim()
    else if (name === 'Path' && open?.Algorithm !== undefined && open.Hash !== undefined) {
      rows.push({ algorithm: open.Algorithm, hash: open.Hash, path: value, line: open.line })
      open = undefined
    }
    // A long path goes on in the next line, and where it was cut is not known.
    else
      entries.problem(
        'manifest-malformed',
        line,
        'not "Algorithm", "Hash" and "Path" on a line each: write the list with "Export-Csv"'
      )
  })
  if (open !== undefined) entries.problem('manifest-truncated', open.line, 'the last entry has no path')
  return rows
}
