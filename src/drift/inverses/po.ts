import { Buffer } from 'node:buffer'
import { type Habit, rewritten } from './habits.ts'
import type { Inverse } from './inverse.ts'

/** A catalogue of gettext written again by another tool: msgcat, msgmerge, polib, Babel, Weblate. */
export const poReformatted: Inverse = {
  cause: 'po-reformatted',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    if (/\.pot?$/i.test(seal.path) && found.bytes.includes('msgid')) yield* rewritten(found, PO)
  }
}

/** A keyword with its string, which may go on over further lines. */
const STRING =
  /^((?:#~ )?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)) "((?:[^"\\\n]|\\.)*)"((?:\r?\n(?:#~ )?"(?:[^"\\\n]|\\.)*")*)/gm

/** Every string written again from its whole text. */
function inStrings(write: (keyword: string, text: string, lineEnd: string) => string): (latin1: string) => string {
  return latin1 => {
    const lineEnd = latin1.includes('\r\n') ? '\r\n' : '\n'
    return latin1.replace(STRING, (_, keyword: string, first: string, more: string) => {
      const rest = Array.from(more.matchAll(/"((?:[^"\\\n]|\\.)*)"/g), ([, text = '']) => text)
      return write(keyword, first + rest.join(''), lineEnd)
    })
  }
}

/**
 * Wraps like gettext: one line if it fits, else an empty first line, and lines that end at `\n` or after a space. The width is that of
 * the whole line, its quotation marks too.
 * @param width undefined for lines that end at `\n` only
 */
function wrap(width: number | undefined): (latin1: string) => string {
  return inStrings((keyword, text, lineEnd) => {
    const parts = text.split(/(?<=(?<!\\)(?:\\\\)*\\n)(?=.)/)
    const isOne = parts.length === 1 && (width === undefined || columns(`${keyword} "${text}"`) <= width)
    if (isOne) return `${keyword} "${text}"`
    const lines = parts.flatMap(part => (width === undefined ? [part] : broken(part, width - 2)))
    const prefix = keyword.startsWith('#~ ') ? '#~ ' : ''
    return [`${keyword} ""`, ...lines.map(line => `${prefix}"${line}"`)].join(lineEnd)
  })
}

function broken(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/[^ ]* +|[^ ]+/g) ?? []) {
    if (line !== '' && columns(line + word.trimEnd()) > width) {
      lines.push(line)
      line = ''
    }
    line += word
  }
  return line === '' ? lines : [...lines, line]
}

function columns(latin1: string): number {
  return Buffer.from(latin1, 'latin1').toString('utf8').length
}

/** `#: a.c:1 b.c:2`, or one line each. */
function referencesApart(latin1: string): string {
  return latin1.replace(/^#: .*(?: .*)$/gm, line =>
    line
      .slice(3)
      .trim()
      .split(/ +/)
      .map(place => `#: ${place}`)
      .join('\n')
  )
}

function referencesTogether(latin1: string): string {
  return latin1.replace(/^#: .*(?:\n#: .*)+/gm, lines => {
    let out = ''
    let line = '#:'
    for (const place of lines.split('\n').flatMap(one => one.slice(3).trim().split(/ +/))) {
      if (line !== '#:' && line.length + place.length + 1 > PAGE) {
        out += `${line}\n`
        line = '#:'
      }
      line += ` ${place}`
    }
    return out + line
  })
}

const PAGE = 79
/** https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html */
const FIELDS = [
  'Project-Id-Version',
  'Report-Msgid-Bugs-To',
  'POT-Creation-Date',
  'PO-Revision-Date',
  'Last-Translator',
  'Language-Team',
  'Language',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Plural-Forms'
]

/** Fields of the header, each on its own line, in another order; those that the order does not list come last. */
function headerBy(compare: (a: string, b: string) => number): (latin1: string) => string {
  return latin1 =>
    latin1.replace(/^((?:"[A-Za-z-]+: (?:[^"\\\n]|\\[^\n])*\\n"\n){2,})/m, block => {
      const lines = block.trimEnd().split('\n')
      return `${lines.toSorted((a, b) => compare(fieldOf(a), fieldOf(b))).join('\n')}\n`
    })
}

function fieldOf(line: string): string {
  return line.slice(1, line.indexOf(':'))
}

function rankOf(field: string): number {
  const at = FIELDS.indexOf(field)
  return at < 0 ? FIELDS.length : at
}

const PO: readonly Habit[] = [
  {
    name: 'wrapping',
    ways: [
      { name: 'lines not wrapped (--no-wrap)', write: wrap(undefined) },
      { name: `lines of ${PAGE} columns (msgcat)`, write: wrap(PAGE) },
      { name: 'lines of 78 columns (polib)', write: wrap(78) },
      { name: 'lines of 76 columns (Babel)', write: wrap(76) },
      { name: 'each string on one line', write: inStrings((keyword, text) => `${keyword} "${text}"`) }
    ]
  },
  {
    name: 'references',
    ways: [
      { name: 'a line for each reference', write: referencesApart },
      { name: 'references together', write: referencesTogether }
    ]
  },
  {
    name: 'header',
    ways: [
      { name: "header fields in gettext's order", write: headerBy((a, b) => rankOf(a) - rankOf(b)) },
      { name: 'header fields sorted', write: headerBy((a, b) => (a < b ? -1 : a > b ? 1 : 0)) }
    ]
  },
  {
    name: 'end',
    ways: [
      { name: 'a blank line at the end', write: latin1 => `${latin1}\n` },
      { name: 'no blank line at the end', write: latin1 => latin1.replace(/\n\n$/, '\n') }
    ]
  }
]
