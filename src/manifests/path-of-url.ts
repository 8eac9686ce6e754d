/**
 * The path that a relative URL reference names: without escapes, which are of UTF-8.
 * @returns undefined for an address, a query, a fragment, and for an escape that names a character that a path is made of (`%2F`, `%00`)
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-4.2
 */
export function pathOfUrl(url: string): string | undefined {
  if (url === '' || /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\/|[?#]|%(?:2f|5c|00)/i.test(url)) return undefined
  try {
    return decodeURIComponent(url)
  } catch {
    return undefined
  }
}
