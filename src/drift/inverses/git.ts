import { Buffer } from 'node:buffer'
import { digestOf } from '../../model/digest.ts'
import type { Inverse } from './inverse.ts'
import { linesOf } from './lines.ts'
import { assignments } from './subsets.ts'

/** Conflicts that are decided one by one; if there are more, all are decided alike. */
const MAX_OWN_DECISIONS = 256

/** `$Id$` was expanded at checkout (gitattributes `ident`), or `$Format:…$` in an archive (`export-subst`). */
export const gitFilter: Inverse = {
  cause: 'git-filter',
  stage: 'text',
  ofBinary: true,
  *undo(found) {
    const idents = found.bytes.includes('$Id:') ? (found.latin1.match(IDENT)?.length ?? 0) : 0
    if (idents > 0) {
      const text = found.latin1.replace(IDENT, '$Id$')
      yield { length: text.length, make: () => Buffer.from(text, 'latin1'), count: idents, detail: 'ident: $Id$ expanded' }
    }
    if (found.length <= MAX_EXPORTED_BYTES) yield* exportSubst(found.latin1)
  }
}

/** git writes the id of the blob; other expansions of `$Id$` are made by other systems. */
const IDENT = /\$Id: (?:[0-9a-f]{64}|[0-9a-f]{40}) \$/g
/** What archives write for a format, and the usual formats: https://git-scm.com/docs/git-log#_pretty_formats */
const SUBSTITUTED: readonly { readonly found: RegExp; readonly formats: readonly string[] }[] = [
  {
    // `.git_archival.txt` of setuptools-scm and others: https://git-scm.com/docs/git-describe
    found: /(?<=\bdescribe[\w-]*["']?(?:: | ?= ?|:)["']?)[^\s"'$]+|\b\S{1,250}-\d{1,9}-g[0-9a-f]{7,40}\b/g,
    formats: [
      '%(describe:tags=true,match=*[0-9]*)',
      '%(describe:tags=true)',
      '%(describe)',
      '%(describe:tags=true,match=v*)',
      '%(describe:tags)'
    ]
  },
  { found: /\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g, formats: ['%H', '%T'] },
  { found: /\b(?=\d*[a-f])[0-9a-f]{7,12}\b/g, formats: ['%h', '%t'] },
  { found: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/g, formats: ['%cI', '%aI'] },
  { found: /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}/g, formats: ['%ci', '%ai'] },
  { found: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, formats: ['%cD', '%aD'] },
  {
    found: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d \d{4}(?: [+-]\d{4})?/g,
    formats: ['%cd', '%ad']
  },
  { found: /(?<![-\d])\d{4}-\d\d-\d\d(?![-\dT:]| \d\d:)/g, formats: ['%cs', '%as'] },
  { found: /(?<![.\w-])1\d{9}(?![.\w-])/g, formats: ['%ct', '%at'] },
  { found: / ?\((?:HEAD|tag: |[\w./-]+, )[^()\n]{0,200}\)/g, formats: ['%d'] },
  { found: /(?:HEAD -> [^"'\s,]+(?:, [^"'\n,]+)*|tag: [^"'\s,]+(?:, [^"'\n,]+)*)/g, formats: ['%D'] }
]
const MAX_SUBSTITUTED = 8
/** Formats are used in small files that state a version. */
const MAX_EXPORTED_BYTES = 64 * 1024

function* exportSubst(text: string) {
  const present = SUBSTITUTED.map(({ found, formats }) => ({ found, formats, count: text.match(found)?.length ?? 0 }))
  const some = present.filter(({ count }) => count > 0 && count <= MAX_SUBSTITUTED)
  if (some.length === 0) return
  for (const choice of assignments(
    some.map(({ formats }) => formats.length + 1),
    MAX_OWN_DECISIONS
  )) {
    let original = text
    for (const [at, { found, formats }] of some.entries()) {
      const format = formats[choice[at] ?? 0]
      if (format !== undefined) original = original.replace(found, `$$Format:${format}$$`)
    }
    if (original === text) continue
    yield {
      length: original.length,
      make: () => Buffer.from(original, 'latin1'),
      detail: 'export-subst: $Format:…$ expanded',
      last: true as const
    }
  }
}

/** The sealed bytes are a Git LFS pointer, and the file has the content that it names: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export const lfsContent: Inverse = {
  cause: 'lfs-content',
  stage: 'origin',
  looksAt: 'bytes',
  *undo({ bytes }, seal) {
    if (seal.bytes !== undefined && (seal.bytes < 120 || seal.bytes > 200)) return
    const pointer = (oid: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`
    const { length } = pointer('0'.repeat(64))
    yield { length, make: () => Buffer.from(pointer(digestOf('sha256', bytes))), last: true }
  }
}

interface Conflict {
  readonly before: string
  readonly sides: readonly string[]
}

/** A merge left its markers in the file; one side of each conflict is what was sealed. */
export const mergeConflict: Inverse = {
  cause: 'merge-conflict',
  stage: 'text',
  *undo(found) {
    if (!found.bytes.includes('<<<<<<< ')) return
    const read = readConflicts(found.latin1)
    if (read === undefined) return
    const { conflicts, rest } = read
    const count = conflicts.length
    const seen = new Set<string>()
    const alike = [0, 1, 2].map(side => conflicts.map(() => side))
    for (const choice of [
      ...alike,
      ...assignments(
        conflicts.map(({ sides }) => sides.length),
        MAX_OWN_DECISIONS
      )
    ]) {
      const text = conflicts.map(({ before, sides }, at) => before + (sides[choice[at] ?? 0] ?? sides[0] ?? '')).join('') + rest
      if (seen.has(text)) continue
      seen.add(text)
      const last = seen.size > 2
      yield { length: text.length, make: () => Buffer.from(text, 'latin1'), count, ...(last && { last }) }
    }
  }
}

const MAX_CONFLICTS = 1000

/** Reads line by line; markers that do not form complete conflicts are text. */
function readConflicts(text: string): { readonly conflicts: readonly Conflict[]; readonly rest: string } | undefined {
  const conflicts: Conflict[] = []
  let before = ''
  let open: { readonly raw: string[]; readonly sides: [string, string, string]; side: 0 | 1 | 2; hasBase: boolean } | undefined
  for (const line of linesOf(text)) {
    const whole = line.text + line.end
    open?.raw.push(whole)
    if (line.text.startsWith('<<<<<<< ')) {
      before += open?.raw.slice(0, -1).join('') ?? ''
      open = { raw: [whole], sides: ['', '', ''], side: 0, hasBase: false }
    } else if (open === undefined) before += whole
    else if (open.side === 0 && line.text.startsWith('|||||||')) {
      open.side = 2
      open.hasBase = true
    } else if (open.side !== 1 && line.text === '=======') open.side = 1
    else if (open.side === 1 && line.text.startsWith('>>>>>>> ')) {
      conflicts.push({ before, sides: open.hasBase ? open.sides : open.sides.slice(0, 2) })
      before = ''
      open = undefined
      if (conflicts.length > MAX_CONFLICTS) return undefined
    } else open.sides[open.side] += whole
  }
  return conflicts.length === 0 ? undefined : { conflicts, rest: before + (open?.raw.join('') ?? '') }
}
