// Bytes of SQL text, in the classes of psql's scanner.

export const BYTE = {
  tab: 9,
  lineFeed: 10,
  formFeed: 12,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  dollar: 36,
  quote: 39,
  open: 40,
  close: 41,
  star: 42,
  dash: 45,
  dot: 46,
  slash: 47,
  semicolon: 59,
  backslash: 92,
  underscore: 95
} as const

export function isSpace(c: number): boolean {
  return c === BYTE.space || (c >= BYTE.tab && c <= BYTE.carriageReturn)
}

export function isLineEnd(c: number): boolean {
  return c === BYTE.lineFeed || c === BYTE.carriageReturn
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57
}

export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === BYTE.underscore || c >= 128
}
