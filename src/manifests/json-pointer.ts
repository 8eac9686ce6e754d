/** One key as a token of a JSON pointer. */
export function pointerKey(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * The keys of a JSON pointer; undefined when the text is not a pointer.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
function pointerKeys(pointer: string): string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  const tokens = pointer.slice(1).split('/')
  return tokens.map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer to the parent and the key of the value in it; undefined when the text is not a pointer or names the whole document. */
export function splitPointer(pointer: string): { readonly parent: string; readonly key: string } | undefined {
  const key = pointerKeys(pointer)?.at(-1)
  return key === undefined ? undefined : { parent: pointer.slice(0, pointer.lastIndexOf('/')), key }
}

/**
 * The value at a JSON pointer, in an object, so that a `null` differs from a missing value. Only own members count: an inherited property
 * is not evidence.
 */
export function valueAt(document: unknown, pointer: string): { readonly value: unknown } | undefined {
  const keys = pointerKeys(pointer)
  if (keys === undefined) return undefined
  let value = document
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !hasMember(value, key)) return undefined
    // The check above shows that the member is the object's own, which its type cannot express.
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return { value }
}

function hasMember(value: object, key: string): boolean {
  return Object.hasOwn(value, key) && (!Array.isArray(value) || /^(0|[1-9][0-9]*)$/.test(key))
}
