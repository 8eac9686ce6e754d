import { type Habit, rewrittenApart } from './habits.ts'
import type { Inverse } from './inverse.ts'

const XML_PATH =
  /\.(?:xml|svg|xsd|xslt?|plist|csproj|vbproj|fsproj|props|targets|nuspec|resx|pom|gpx|kml|rss|atom|xlf|xliff|wsdl|config|xhtml)$/i

/** XML written again by another writer: ElementTree, minidom, lxml, xmllint, .NET. */
export const xmlReformatted: Inverse = {
  cause: 'xml-reformatted',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    if (!XML_PATH.test(seal.path) && !found.latin1.startsWith('<?xml')) return
    if (!/^\s*</.test(found.latin1)) return
    yield* rewrittenApart(found, XML, seal.bytes)
  }
}

/** Comments, CDATA, instructions and the document type are skipped; then tags, then text. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>']
] as const
const TAG = /<\/?[A-Za-z_:](?:[^<>"']|"[^"]*"|'[^']*')*>/y

function tokensOf(latin1: string): readonly string[] {
  const tokens: string[] = []
  // What does not end is looked for once, not from each of its beginnings.
  const endless = new Set<string>()
  const endOf = (at: number): number => {
    if (latin1[at] !== '<') return latin1.indexOf('<', at) < 0 ? latin1.length : latin1.indexOf('<', at)
    for (const [begin, end] of SKIPPED) {
      if (endless.has(end) || !latin1.startsWith(begin, at)) continue
      const found = latin1.indexOf(end, at + begin.length)
      if (found >= 0) return found + end.length
      endless.add(end)
    }
    TAG.lastIndex = at
    return at + (TAG.exec(latin1)?.[0].length ?? 1)
  }
  for (let at = 0; at < latin1.length; at += tokens.at(-1)?.length ?? 1) tokens.push(latin1.slice(at, endOf(at)))
  return tokens
}

function isTag(token: string): boolean {
  return /^<\/?[A-Za-z_:]/.test(token)
}

const inTags = (write: (tag: string) => string) => (latin1: string) =>
  tokensOf(latin1)
    .map(token => (isTag(token) ? write(token) : token))
    .join('')

const inText = (write: (text: string) => string) => (latin1: string) =>
  tokensOf(latin1)
    .map(token => (token.startsWith('<') ? token : write(token)))
    .join('')

const DECLARATION = /^<\?xml[^>]{0,200}\?>[ \t\r\n]*/

const declared = (declaration: string) => ({
  name: declaration === '' ? 'no XML declaration' : declaration.trimEnd(),
  write: (latin1: string) => declaration + latin1.replace(DECLARATION, '')
})

const DECLARATIONS = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8'?>",
  "<?xml version='1.0' encoding='utf-8'?>",
  "<?xml version='1.0'?>",
  '<?xml version="1.0" ?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<?xml version="1.0" encoding="utf-8" ?>'
]

/** The elements on separate lines with a unit of indentation; all on one line if it is undefined. Text and elements beside it stay. */
function indented(unit: string | undefined): (latin1: string) => string {
  return latin1 => {
    const lineEnd = latin1.includes('\r\n') ? '\r\n' : '\n'
    const tokens = tokensOf(latin1).filter(token => token.startsWith('<') || token.trim() !== '')
    const tail = latin1.slice(latin1.trimEnd().length)
    let [out, depth] = ['', 0]
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1]
      const closes = token.startsWith('</')
      if (closes) depth--
      const isText = !token.startsWith('<') || (before !== undefined && !before.startsWith('<'))
      const isEmpty = closes && before !== undefined && isTag(before) && !before.startsWith('</') && !before.endsWith('/>')
      if (at > 0 && !isText && !isEmpty && unit !== undefined) out += lineEnd + unit.repeat(Math.max(0, depth))
      out += token
      if (isTag(token) && !closes && !token.endsWith('/>')) depth++
    }
    return out + (/\s$/.test(out) ? '' : tail)
  }
}

const emptied = (before: string) => ({
  name: `empty elements as <a${before}/>`,
  write: (latin1: string) =>
    inTags(tag => tag.replace(/(?<![ \t])[ \t]*\/>$/, `${before}/>`))(latin1).replace(
      /<([A-Za-z_:][^\s<>/"']*)((?:\s+[^\s<>="'/]+=(?:"[^"<]*"|'[^'<]*'))*)\s*><\/\1>/g,
      `<$1$2${before}/>`
    )
})

const XML: readonly Habit[] = [
  { name: 'declaration', ways: [...DECLARATIONS.flatMap(text => [declared(`${text}\n`), declared(text)]), declared('')] },
  {
    name: 'quotes',
    ways: [
      { name: 'single quotes', write: inTags(tag => tag.replace(/="([^"']*)"/g, "='$1'")) },
      { name: 'double quotes', write: inTags(tag => tag.replace(/='([^"']*)'/g, '="$1"')) }
    ]
  },
  {
    name: 'empty elements',
    ways: [
      emptied(''),
      emptied(' '),
      {
        name: 'empty elements as <a></a>',
        write: inTags(tag =>
          tag.endsWith('/>') ? tag.replace(/^<([^\s<>/]+)([\s\S]*?)(?<![ \t])[ \t]*\/>$/, '<$1$2></$1>') : tag
        )
      }
    ]
  },
  {
    name: 'indentation',
    ways: [
      { name: 'indented by 2 spaces', write: indented('  ') },
      { name: 'indented by 4 spaces', write: indented('    ') },
      { name: 'indented by tabs', write: indented('\t') },
      { name: 'not indented', write: indented('') },
      { name: 'on one line', write: indented(undefined) }
    ]
  },
  {
    name: 'entities',
    ways: [
      {
        name: 'quotation marks as they are',
        write: inText(text => text.replace(/&quot;|&#34;/g, '"').replace(/&apos;|&#39;/g, "'"))
      },
      { name: '&quot;', write: inText(text => text.replaceAll('"', '&quot;')) },
      { name: '&quot; &apos;', write: inText(text => text.replaceAll('"', '&quot;').replaceAll("'", '&apos;')) },
      { name: '&apos;', write: latin1 => latin1.replace(/&#(?:39|x27);/g, '&apos;') },
      { name: '&#39;', write: latin1 => latin1.replaceAll('&apos;', '&#39;') }
    ]
  },
  {
    name: 'the sign >',
    ways: [
      { name: '>', write: inText(text => text.replaceAll('&gt;', '>')) },
      { name: '&gt;', write: inText(text => text.replaceAll('>', '&gt;')) }
    ]
  },
  {
    name: 'end',
    ways: [
      { name: 'a line end at the end', write: latin1 => (latin1.endsWith('\n') ? latin1 : `${latin1}\n`) },
      { name: 'no line end at the end', write: latin1 => latin1.replace(/\r?\n$/, '') }
    ]
  }
]
