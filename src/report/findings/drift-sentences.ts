import { causeRow } from '../../model/causes.ts'
import type {
  Cause,
  Certainty,
  ComparedDrift,
  Drift,
  Location,
  Meaning,
  MeaningFormat,
  MemberDifference,
  MembersCompared,
  OriginalSource,
  PartsCompared,
  PartsFormat
} from '../../model/finding.ts'
import { pluralize, withThousands } from '../counts.ts'
import { quotePath, showInvisible } from '../escape.ts'

// Why a file drifted, in sentences: see sentences.ts.

const UNEXPLAINED = 'no known cause explains it'

/** What each certainty means. Only the first is ever called proved. */
const CERTAINTY: Readonly<Record<Certainty, string>> = {
  proved: 'proved: undoing exactly this gives bytes with the sealed length and every sealed digest',
  compared: 'compared with the sealed bytes',
  hint: 'hint: a trace in the found bytes; no undoing gave the sealed bytes',
  unexplained: 'unexplained: no undoing gave the sealed bytes'
}

/** The definition, in the same words as in README, docs/drift.md and SECURITY.md. */
export const PROVED_MEANS = 'Proved: undoing exactly the named causes gives bytes with the sealed length and every sealed digest.'

const COMPARED_WITH: Readonly<Record<OriginalSource, string>> = {
  git: 'compared with the sealed bytes, which git has',
  'another-path': 'compared with the sealed bytes, which are at another path',
  given: 'compared with the sealed bytes, which were given'
}

/** What happened, in the order in which it happened: `a byte order mark was added, then LF line endings became CRLF (3 ×)`. */
export function causeText(causes: readonly Cause[]): string {
  return causes.length === 0 ? UNEXPLAINED : causes.map(causeSentence).join(', then ')
}

/** Why a file drifted. Edits come first: `1 edit: line 40, 100 became 450; besides, a byte order mark was added`. */
export function driftText(drift: Drift): string {
  if (drift.certainty === 'compared' && drift.members !== undefined) return archiveText(drift, drift.members)
  if (drift.certainty !== 'compared' || !hasEdits(drift)) return causeText(drift.causes)
  const { edits, causes, locations } = drift
  const [first] = locations
  const number = `${edits.atLeast === true ? 'at least ' : ''}${pluralize(edits.count, 'edit')}`
  const change = first === undefined ? '' : editText(first)
  const where = change === '' ? '' : edits.count === 1 ? `: ${change}` : `, the first in ${change}`
  const others = causes.filter(({ code }) => code !== 'content-changed')
  return `${number}${where}${others.length === 0 ? '' : `; besides, ${causeText(others)}`}`
}

/** `213 of 214 members are identical, 1 differs: "bin/run" changed; besides, members of the archive are in another order`. */
function archiveText({ causes }: ComparedDrift, { sealed, identical, different, differences }: MembersCompared): string {
  const others = causes.filter(({ code }) => code !== 'content-changed')
  const same = `${withThousands(identical)} of ${pluralize(sealed, 'member')} ${identical === 1 ? 'is' : 'are'} identical`
  if (different === 0) return `${same}, what is around them differs${others.length === 0 ? '' : `: ${causeText(others)}`}`
  const [first] = differences
  const one = first === undefined ? '' : `${different === 1 ? ': ' : ', the first: '}${memberText(first)}`
  const besides = others.length === 0 ? '' : `; besides, ${causeText(others)}`
  return `${same}, ${withThousands(different)} ${different === 1 ? 'differs' : 'differ'}${one}${besides}`
}

/** What became of one member, in one line. */
export function memberText({ what, path, to, certainty, causes, parts }: MemberDifference): string {
  const name = quotePath(path)
  if (what === 'moved') return `${name} is now ${quotePath(to ?? '')}`
  if (what === 'mode-changed') return `${name} has another mode`
  if (what !== 'changed') return `${name} was ${what}`
  const why = causes === undefined || causes.length === 0 ? '' : `: ${causeText(causes)}`
  const inside = parts === undefined ? '' : `; ${[partsHeadline(parts), ...partLines(parts)].join('; ')}`
  return `${name} changed${why}${certainty === undefined || why === '' ? '' : ` (${certainty})`}${inside}`
}

/** Of each format: what it is, what is the same and what differs when content does. */
const PARTS: Readonly<Record<PartsFormat, readonly [name: string, same: string, different: string]>> = {
  png: ['PNG', 'the image is the same, only its metadata differs', 'the image differs'],
  pdf: ['PDF', 'its objects are the same, only metadata differs', 'its objects differ'],
  sqlite: ['SQLite', 'schema and rows are the same', 'schema or rows differ'],
  elf: ['ELF', 'code and data are the same, only metadata differs', 'code or data differ'],
  notebook: ['notebook', 'the source of every cell is the same', 'the source of cells differs'],
  xml: ['XML', 'only properties or revision numbers differ', 'its elements differ']
}

/** `PNG: the image is the same, only its metadata differs`. */
export function partsHeadline({ format, sameContent, different, note }: PartsCompared): string {
  const [name, same, differs] = PARTS[format]
  if (note !== undefined) return `${name}: not compared by its parts: ${showInvisible(note)}`
  if (different === 0) return `${name}: every part is the same, and is written differently`
  return `${name}: ${sameContent === true ? same : differs}`
}

/** One line for each part that is listed. */
export function partLines({ different, differences }: PartsCompared): string[] {
  const more = different - differences.length
  return [
    ...differences.map(({ part, what, detail }) => {
      const done = what === 'changed' ? 'changed' : `was ${what}`
      return `${quotePath(part)} ${done}${detail === undefined ? '' : `: ${showInvisible(detail)}`}`
    }),
    ...(more > 0 ? [`${pluralize(more, 'more part differs', 'more parts differ')}`] : [])
  ]
}

/** `line 40, 100 became 450`; only the line if its bytes are not quoted. */
function editText({ line, expected, found }: Location): string {
  const place = `line ${withThousands(line)}`
  return expected === undefined && found === undefined ? place : `${place}, ${shownEdit(expected)} became ${shownEdit(found)}`
}

/** False if all that is left is a missing end, which has its own sentence. */
export function hasEdits({ edits, causes: [first] }: ComparedDrift): boolean {
  return edits.count > 0 && first?.code !== 'truncated' && first?.code !== 'emptied'
}

function shownEdit(text: string | undefined): string {
  return text === undefined || text === '' ? shownBytes(text) : `\`${shownBytes(text)}\``
}

/** The same without particulars, and with the first place. */
export function driftNames(drift: Drift): string {
  const names = driftText({
    ...drift,
    causes: drift.causes.map(({ code, count }) => ({ code, ...(count !== undefined && { count }) }))
  })
  const [first] = drift.locations
  if (first === undefined || (drift.certainty === 'compared' && hasEdits(drift))) return names
  return `${names}, first in line ${withThousands(first.line)}, column ${withThousands(first.column)}`
}

function causeSentence({ code, count, detail }: Cause): string {
  const times = count === undefined || count < 2 ? '' : ` (${withThousands(count)} ×)`
  return `${causeRow(code).sentence}${times}${detail === undefined ? '' : `: ${showInvisible(detail)}`}`
}

/** How certain that is, in a sentence. */
export function certaintyText(drift: Drift): string {
  return drift.certainty === 'compared' ? COMPARED_WITH[drift.original] : CERTAINTY[drift.certainty]
}

/** What a parser of the format decided: same, different. */
const MEANING: Readonly<Record<MeaningFormat, readonly [string, string]>> = {
  members: ['the members are the same: names, modes and contents', 'the members differ'],
  text: [
    'the text is the same but for byte order mark, line ends, Unicode form (NFC), blanks at line ends and final newlines',
    'the text differs in more than line ends, blanks at line ends, Unicode form and final newlines'
  ],
  json: ['the JSON value is the same (RFC 8785); only its spelling differs', 'the JSON values differ (RFC 8785)'],
  csv: ['the CSV cells are the same; only delimiters, quotes or line ends differ', 'the CSV cells differ'],
  yaml: ['the YAML documents are the same; only their spelling differs', 'the YAML documents differ'],
  xml: ['the XML is the same in canonical form (C14N); only its spelling differs', 'the XML documents differ'],
  toml: ['the TOML document is the same; only its spelling differs', 'the TOML documents differ'],
  markdown: ['the Markdown renders to the same HTML', 'the Markdown renders to different HTML']
}

/** Whether the found bytes mean the same as the sealed ones, if a parser could decide. */
export function meaningText({ format, same }: Meaning): string {
  return MEANING[format][same ? 0 : 1]
}

export function shownBytes(text: string | undefined): string {
  if (text === undefined) return 'unknown bytes'
  return text === '' ? 'nothing' : showInvisible(text)
}
