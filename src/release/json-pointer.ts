/**
 * The value at a JSON pointer, wrapped so that a null there is told from nothing there. Only own members count: what every object
 * inherits is no evidence.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function valueAt(document: unknown, pointer: string): { readonly value: unknown } | undefined {
  if (pointer === '') return { value: document }
  if (!pointer.startsWith('/')) return undefined
  let value = document
  for (const token of pointer.slice(1).split('/')) {
    if (/~(?![01])/.test(token)) return undefined
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !hasMember(value, key)) return undefined
    // An own member by the check above; the type of an object tells nothing of its members.
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return { value }
}

function hasMember(value: object, key: string): boolean {
  return Object.hasOwn(value, key) && (!Array.isArray(value) || /^(0|[1-9][0-9]*)$/.test(key))
}
