/** Escapes of vis(3) with one letter. */
const LETTERS: Readonly<{ [letter: string]: string }> = {
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
  '0': '\0',
  '#': '#',
  '*': '*',
  '?': '?',
  '[': '[',
  ' ': ' ',
  '"': '"',
  "'": "'",
  $: '$',
  '%': '%',
  '&': '&',
  '(': '(',
  ')': ')',
  '=': '='
}

/**
 * Undoes vis(3): a backslash with three octal digits is a byte, with a letter a control character. Bytes that form UTF-8 are characters.
 * @returns undefined for any other escape, and for bytes that are not UTF-8
 * @see https://man.freebsd.org/cgi/man.cgi?vis(3)
 */
export function unvis(text: string): string | undefined {
  if (!text.includes('\\')) return text
  const bytes: Buffer[] = []
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '\\') {
      const end = text.indexOf('\\', at)
      bytes.push(Buffer.from(text.slice(at, end < 0 ? text.length : end)))
      at = end < 0 ? text.length : end
      continue
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0]
    const letter = LETTERS[text[at + 1] ?? '']
    if (octal === undefined && letter === undefined) return undefined
    bytes.push(octal === undefined ? Buffer.from(letter ?? '') : Buffer.from([Number.parseInt(octal, 8)]))
    at += octal === undefined ? 2 : 4
  }
  const whole = Buffer.concat(bytes)
  const name = whole.toString('utf8')
  return Buffer.from(name).equals(whole) ? name : undefined
}
