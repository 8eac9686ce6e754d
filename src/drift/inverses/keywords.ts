import { Buffer } from 'node:buffer'
import type { Candidate, Inverse } from './inverse.ts'
import { partly } from './replacements.ts'
import { assignments } from './subsets.ts'

/** Keywords of Subversion, CVS, RCS, Perforce and Visual SourceSafe. */
const NAMES =
  'Archive|Author|Branch|CVSHeader|Change|Date|DateTime|File|Header|HeadURL|Id|LastChangedBy|LastChangedDate|LastChangedRevision|' +
  'Locker|Log|Logfile|Modtime|Name|Project|RCSfile|Rev|Revision|Source|State|URL|Workfile'
/** An expanded keyword: `$Rev: 12 $`, `$Date:: 2007-12-11 #$` of a fixed width. Latin-1 text. */
const EXPANDED = new RegExp(`\\$(${NAMES})(::?) ?[^$\\r\\n]{1,500}\\$`, 'g')
/** git's own `ident` writes a blob id, and nothing else. */
const IDENT = /^\$Id: (?:[0-9a-f]{40}|[0-9a-f]{64}) \$$/
/** Distinct keywords that are spelled one by one; if there are more, all are spelled alike. */
const MAX_COMBINATIONS = 256
const MAX_BYTES = 16 * 1024 * 1024

type Spelling = (text: string, name: string) => string

const fixedWidth: Spelling = (text, name) => `$${name}::${' '.repeat(Math.max(0, text.length - name.length - 4))}$`
const SPELLINGS: readonly Spelling[] = [
  (text, name) => (text.startsWith(`$${name}::`) ? fixedWidth(text, name) : `$${name}$`),
  (_, name) => `$${name}: $`,
  (_, name) => `$${name}:$`
]

/** `$Revision$` was expanded by Subversion, CVS, RCS or Perforce when the file was checked out or exported. */
export const keywordsExpanded: Inverse = {
  cause: 'keywords-expanded',
  stage: 'text',
  ofBinary: true,
  *undo(found, seal) {
    if (found.length > MAX_BYTES || !found.bytes.includes('$')) return
    const places = Array.from(found.latin1.matchAll(EXPANDED), ({ 0: text, 1: name = '', index }) => ({
      text,
      name,
      index
    })).filter(({ text }) => !IDENT.test(text))
    if (places.length === 0) return
    const names = [...new Set(places.map(({ name }) => name))]
    const detail = names.map(name => `$${name}$`).join(', ')
    const replaced = (spellings: readonly number[]) =>
      places.map(({ text, name, index }) => {
        const spell = SPELLINGS[spellings[names.indexOf(name)] ?? 0] ?? SPELLINGS[0]
        return { offset: index, width: text.length, text: spell?.(text, name) ?? text }
      })
    const write = (spellings: readonly number[]): Candidate => {
      const replacements = replaced(spellings)
      const length = replacements.reduce((sum, { width, text }) => sum + text.length - width, found.length)
      const make = () => {
        let next = 0
        return Buffer.from(
          found.latin1.replace(EXPANDED, text => (IDENT.test(text) ? text : (replacements[next++]?.text ?? text))),
          'latin1'
        )
      }
      return { length, make, count: places.length, detail }
    }
    for (const spelling of SPELLINGS.keys()) yield { ...write(names.map(() => spelling)), weight: spelling === 0 ? 1 : 2 }
    if (names.length > 1) {
      const sizes = names.map(() => SPELLINGS.length)
      for (const choice of assignments(sizes, MAX_COMBINATIONS)) yield { ...write(choice), last: true }
    }
    // Some were sealed as they are.
    const all = replaced(names.map(() => 0))
    const gains = new Set(all.map(({ width, text }) => text.length - width))
    for (const gain of gains) {
      const alike = all.filter(({ width, text }) => text.length - width === gain)
      if (alike.length === 1 && all.length > 1) {
        const [only] = alike
        if (only === undefined) continue
        const make = () =>
          Buffer.from(found.latin1.slice(0, only.offset) + only.text + found.latin1.slice(only.offset + only.width), 'latin1')
        yield { length: found.length + gain, make, count: 1, detail, last: true }
      }
      yield* partly(found, alike, [], seal.bytes, count => ({ count, detail }))
    }
  }
}
