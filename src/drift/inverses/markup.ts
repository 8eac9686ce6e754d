import { type Habit, rewritten } from './habits.ts'
import type { Inverse } from './inverse.ts'
import { linesOf, mapLines } from './lines.ts'

/** Markdown written by a formatter (prettier, markdownlint --fix, pandoc): same text, other marks. */
const markdownReformatted: Inverse = {
  cause: 'markdown-reformatted',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    if (/\.(?:md|markdown|mdx|mdown)$/i.test(seal.path)) yield* rewritten(found, MARKDOWN)
  }
}

/** YAML written by a formatter or a library (prettier, PyYAML, ruamel, go-yaml): same data, other quotes and indentation. */
const yamlReformatted: Inverse = {
  cause: 'yaml-reformatted',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    if (/\.ya?ml$/i.test(seal.path)) yield* rewritten(found, YAML)
  }
}

/** Applies to lines outside fenced code blocks. */
function outsideCode(write: (text: string) => string): (latin1: string) => string {
  return latin1 => {
    let fence: string | undefined
    return mapLines(linesOf(latin1), text => {
      const mark = /^ {0,3}(```|~~~)/.exec(text)?.[1]
      if (mark !== undefined && (fence === undefined || fence === mark)) {
        fence = fence === undefined ? mark : undefined
        return text
      }
      return fence === undefined ? write(text) : text
    })
  }
}

const bullet = (mark: string) => ({
  name: `"${mark}" for list items`,
  write: outsideCode(text => text.replace(/^(\s*(?:>\s*)?)[-*+](?= +\S)/, `$1${mark}`))
})

const MARKDOWN: readonly Habit[] = [
  { name: 'bullets', ways: [bullet('-'), bullet('*'), bullet('+')] },
  {
    name: 'emphasis',
    ways: [
      {
        name: '"*" for emphasis',
        write: outsideCode(text => text.replace(/(?<![\w_])_([^_\s](?:[^_]{0,500}[^_\s])?)_(?![\w_])/g, '*$1*'))
      },
      {
        name: '"_" for emphasis',
        write: outsideCode(text => text.replace(/(?<![\w*])\*([^*\s](?:[^*]{0,500}[^*\s])?)\*(?![\w*])/g, '_$1_'))
      }
    ]
  },
  {
    name: 'strong',
    ways: [
      { name: '"__" for strong', write: outsideCode(text => text.replace(/\*\*([^*\s](?:[^*]{0,500}[^*\s])?)\*\*/g, '__$1__')) },
      { name: '"**" for strong', write: outsideCode(text => text.replace(/__([^_\s](?:[^_]{0,500}[^_\s])?)__/g, '**$1**')) }
    ]
  },
  {
    name: 'tables',
    ways: [
      { name: 'tables not padded', write: outsideCode(text => (isTableRow(text) ? cells(text).join(' | ').trim() : text)) },
      {
        name: 'tables without spaces',
        write: outsideCode(text => (isTableRow(text) ? cells(text).join('|') : text))
      }
    ]
  },
  {
    name: 'blank lines',
    ways: [
      { name: 'no blank line behind headings', write: latin1 => latin1.replace(/^(#{1,6} .*\r?\n)\r?\n/gm, '$1') },
      { name: 'no blank line before lists', write: latin1 => latin1.replace(/\n\r?\n(?=[-*+] )/g, '\n') }
    ]
  },
  {
    name: 'rules',
    ways: ['***', '* * *', '___', '---', '- - -', '----', '-----'].map(rule => ({
      name: `"${rule}" for rules`,
      write: outsideCode(text => (/^(?:\*\*\*|---|___)$/.test(text) ? rule : text))
    }))
  },
  {
    name: 'escapes',
    ways: [{ name: 'no escapes', write: outsideCode(text => text.replace(/\\([_*[\]#<>~.+-])/g, '$1')) }]
  }
]

/** Cells of a table row, also the empty ones outside the outer bars; a cell of a delimiter row becomes as short as possible. */
function cells(text: string): string[] {
  return text.split('|').map(cell => cell.trim().replace(/^(:?)-{3,}(:?)$/, '$1---$2'))
}

function isTableRow(text: string): boolean {
  return text.startsWith('|') && text.length < 10_000
}

const YAML: readonly Habit[] = [
  {
    name: 'quotes',
    ways: [
      { name: 'single quotes', write: latin1 => latin1.replace(/"([^"'\\\n]*)"/g, "'$1'") },
      { name: 'double quotes', write: latin1 => latin1.replace(/'([^'"\\\n]*)'/g, '"$1"') }
    ]
  },
  {
    name: 'sequences',
    ways: [
      { name: 'sequences indented', write: indentSequences },
      { name: 'sequences not indented', write: outdentSequences }
    ]
  },
  {
    name: 'document start',
    ways: [
      { name: 'with "---"', write: latin1 => (latin1.startsWith('---') ? latin1 : `---\n${latin1}`) },
      { name: 'without "---"', write: latin1 => latin1.replace(/^---\r?\n/, '') }
    ]
  },
  {
    name: 'comments',
    ways: [
      { name: 'two spaces before comments', write: latin1 => latin1.replace(/(\S) (#.*)$/gm, '$1  $2') },
      { name: 'one space before comments', write: latin1 => latin1.replace(/(\S) {2,20}(#.*)$/gm, '$1 $2') }
    ]
  },
  {
    name: 'braces',
    ways: [
      { name: 'no spaces in braces', write: latin1 => latin1.replace(/\{ /g, '{').replace(/ \}/g, '}') },
      { name: 'spaces in braces', write: latin1 => latin1.replace(/\{(?=[^ }\n])/g, '{ ').replace(/(?<=[^ {\n])\}/g, ' }') }
    ]
  },
  {
    name: 'brackets',
    ways: [
      { name: 'no spaces in brackets', write: latin1 => latin1.replace(/\[ (?=\S)/g, '[').replace(/(?<=\S) \]/g, ']') },
      { name: 'spaces in brackets', write: latin1 => latin1.replace(/\[(?=[^ \]\n])/g, '[ ').replace(/(?<=[^ [\n])\]/g, ' ]') }
    ]
  },
  { name: 'blank lines', ways: [{ name: 'no blank lines', write: latin1 => latin1.replace(/\n[\r\n]+/g, '\n') }] }
]

/** Shifts every block sequence at the level of its key, with its content, by two. */
function indentSequences(latin1: string): string {
  return shiftSequences(latin1, 0, 2)
}

function outdentSequences(latin1: string): string {
  return shiftSequences(latin1, 2, -2)
}

/** `level` is how much deeper than its key a sequence must be to be shifted. */
function shiftSequences(latin1: string, level: number, by: number): string {
  const open: { readonly dash: number; readonly shift: number }[] = []
  let key = -1
  return mapLines(linesOf(latin1), text => {
    const indent = text.length - text.trimStart().length
    if (text.trim() === '') return text
    const isItem = /^ *- /.test(text) || /^ *-$/.test(text)
    while (open.length > 0 && (indent < (open.at(-1)?.dash ?? 0) || (indent === open.at(-1)?.dash && !isItem))) open.pop()
    if (isItem && open.at(-1)?.dash !== indent && key >= 0) {
      const before = open.at(-1)?.shift ?? 0
      open.push({ dash: indent, shift: indent === key + level ? before + by : before })
    }
    const content = text.slice(indent).replace(/^(?:- +)+/, '')
    key = /:\s*(?:[&!#].*)?$/.test(content) ? text.length - content.length : -1
    const shift = open.at(-1)?.shift ?? 0
    return shift >= 0 ? ' '.repeat(shift) + text : text.slice(Math.min(indent, -shift))
  })
}

/** In the order in which they are tried. */
export const MARKUP_WRITERS: readonly Inverse[] = [yamlReformatted, markdownReformatted]
