/** A text with LF line ends, with CRLF line ends. */
export function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n')
}
