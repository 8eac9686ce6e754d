// Every name, excerpt and reason comes from a file that someone else wrote. Each sink has its own escape here, and nothing reaches a sink
// without it. All escapes first make visible what shows nothing or reorders its neighbours.

/** Text in which every character is visible, as in most texts. The other test takes a millisecond to set up. */
const PRINTABLE_ASCII = /^[ -~]*$/
/** The same with the signs in the sentences of this program. */
const PLAINLY_SEEN = /^[ -~×…→\u2400-\u2421]*$/

/**
 * Characters that show nothing, or reorder what is beside them: controls (C0, C1), format characters (bidi, zero width), lone
 * surrogates, private use, line and paragraph separators, every space but U+0020, default-ignorables, noncharacters, blank braille.
 */
const INVISIBLE =
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]|(?! )\\p{Zs}'
let invisible: RegExp | undefined

/** Longer than any path of Linux (4096 bytes) in a sentence. */
const MAX_SHOWN = 6000

const LOOK_ALIKES = 'АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυ'
const LOOK_ALIKE = new RegExp(`[${LOOK_ALIKES}]`, 'gu')
const ALL_LOOK_ALIKE = new RegExp(`^[${LOOK_ALIKES}]+$`, 'u')

/** A name that reads the same with or without quotes. */
const PLAIN_NAME = /^[\w@%+=,./-]+$/

/** `\u{202E}` for one character. */
function codePoint(character: string): string {
  // Never undefined: callers pass a matched, hence non-empty, string.
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
}

/** The text on one line, with every invisible character as `\u{XXXX}`. */
export function showInvisible(text: string): string {
  const shown = shorten(text)
  if (PLAINLY_SEEN.test(shown)) return shown
  invisible ??= new RegExp(INVISIBLE, 'gu')
  return shown.replace(invisible, codePoint)
}

/** A hostile name of ten million characters must not fill a log. All of it is in report.json. */
function shorten(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`
}

/** True when some character of the text cannot be seen. */
export function hasInvisible(text: string): boolean {
  return showInvisible(text) !== text
}

/** True when a terminal would obey or reorder the text: control and bidirectional characters, line feeds and tabs apart. */
export function hasControls(text: string): boolean {
  return /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u.test(text)
}

/** A path in quotes, as JSON would write it, with every invisible character visible. Two different paths never look the same. */
export function quotePath(path: string): string {
  return showLookAlikes(showInvisible(JSON.stringify(path)))
}

/**
 * Cyrillic and Greek letters that look like Latin ones, as `\u{430}`, in words where they could be taken for them: words that mix them
 * with Latin letters, or consist only of them. A word that is plainly Cyrillic or Greek stays as it is.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function showLookAlikes(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text
  return text.replace(/\p{L}+/gu, word =>
    /[A-Za-z]/.test(word) || ALL_LOOK_ALIKE.test(word) ? word.replace(LOOK_ALIKE, codePoint) : word
  )
}

/**
 * One line of the runner's log. The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it, on stdout and
 * stderr alike, so neither may survive in what we print.
 */
export function escapeLog(text: string): string {
  return showInvisible(text).replaceAll('::', ':\\u{3A}').replaceAll('##[', '#\\u{23}[')
}

/** Text for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return showInvisible(text).replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`)
}

/** What ends or begins something in the source of GitHub Markdown. */
const MARKDOWN_SYNTAX = /[&<>`|\\*_~[\]]|:(?=\S)/
/**
 * What GitHub looks for in the finished text, where every entity is a character again: addresses and mentions, formulas, numbers of
 * issues, commits, emoji, links that are only written out. It passes over code, so these characters are set as code.
 */
const MARKDOWN_REFERENCE =
  /[@$]|#(?=\d)|(?<=\bGH|\bGHSA)-|:(?=\/\/|[\w+-]+:)|(?<=www)\.|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}\b/
const MARKDOWN = new RegExp(`(${MARKDOWN_REFERENCE.source})|(${MARKDOWN_SYNTAX.source})`, 'gi')

/**
 * Prose inside a line of GitHub Markdown or a table cell: no tag, entity, emphasis, link, mention, reference, emoji, formula or cell can
 * begin in it.
 */
export function escapeMarkdown(text: string): string {
  return showInvisible(text).replace(MARKDOWN, (found, reference: string | undefined) =>
    reference === undefined ? entities(found) : `<code>${entities(found)}</code>`
  )
}

function entities(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, character => `&#${character.charCodeAt(0)};`)
}

/** Most of what the gate writes, among it the pictures of line ends. */
const PLAINLY_SEEN_JSON = /^[\n -~×…→\u2400-\u2421]*$/

/**
 * JSON in which every invisible character is an escape: the same value, and nothing of it acts on the terminal that shows it. U+007F to
 * U+009F and bidirectional marks are legal in JSON as they are.
 * @param json as JSON.stringify writes it: outside of its strings there are only spaces and line feeds
 */
export function escapeJson(json: string): string {
  if (PLAINLY_SEEN_JSON.test(json)) return json
  invisible ??= new RegExp(INVISIBLE, 'gu')
  return json.replace(invisible, character =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
          ''
        )
  )
}

/**
 * A code span that is safe in a table cell too. A backtick would end the span and a pipe the cell, even after a backslash, so both
 * are shown as `\u{…}`; nothing else has a meaning inside a code span.
 */
export function codeSpan(text: string): string {
  const shown = showInvisible(text).replace(/[`|]/g, codePoint)
  // A span may be neither empty nor all spaces.
  return shown.trim() === '' ? `\`${'␠'.repeat(shown.length) || '(empty)'}\`` : `\`${shown}\``
}

/** A sentence of this program: what is to be typed is in backticks. */
export function sentenceWithCode(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part)))
    .join('')
}

/** A path as a code span: bare when it is plain, else quoted. */
export function codePath(path: string): string {
  return codeSpan(PLAIN_NAME.test(path) ? path : quotePath(path))
}

/** A command as it stands, or undefined when the sink would change it: a command must do what it shows. */
export function unchanged(command: string | undefined, escaped: (text: string) => string): string | undefined {
  return command !== undefined && escaped(command) === command ? command : undefined
}

/** What cmd or PowerShell replaces or ends inside double quotes. */
const WINDOWS_SPECIAL = /["%$`!^\u2018-\u201f]/

/** The system whose shell a command is written for. The script of report.html uses this too, and a browser has no `process`. */
export const PLATFORM: NodeJS.Platform = globalThis.process?.platform ?? 'linux'

/**
 * A word for the shell of the platform: a POSIX shell, or on Windows both cmd and PowerShell. Undefined when the path has invisible
 * characters (a command that cannot be read must not be pasted) or cannot be quoted there.
 */
export function quoteShell(path: string, platform: NodeJS.Platform = PLATFORM): string | undefined {
  if (hasInvisible(path) || path === '') return undefined
  const word = path.startsWith('-') ? `./${path}` : path
  if (platform === 'win32') {
    if (WINDOWS_SPECIAL.test(word)) return undefined
    return /^[A-Za-z0-9_./-]+$/.test(word) ? word : `"${word}"`
  }
  return /^[A-Za-z0-9_@%+=,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** A name as it is when it is plain, else in quotes with all that cannot be seen made visible. */
export function name(text: string): string {
  return /^[\w@%+=,./-]+$/.test(text) ? text : quotePath(text)
}
