/** How kinds of objects are read. */
export interface SchemaRules {
  /** What people call a kind, where that is not its name. */
  readonly words: Readonly<Record<string, string>>
  /** Kinds whose objects follow from those that they connect. */
  readonly dependencies: ReadonlySet<string>
  /** `kind.property` of properties whose value is a secret. */
  readonly secrets: ReadonlySet<string>
  /** How people call an object, where it is compared by something else. */
  readonly shown?: (object: string) => string
}

/** Every object of a schema, without numbers that a restored object would not have again. */
export interface SchemaTree {
  /** SHA-256 over all entries. */
  readonly root: string
  /** Kind and name, such as `column users.email`, to the JSON text of its properties. A kind has no blank in it. */
  readonly entries: ReadonlyMap<string, string>
  readonly rules: SchemaRules
}

/** One thing that differs between the schemas of two states. */
export interface SchemaDifference {
  /** Such as `pg_class`. */
  readonly kind: string
  /** What people call it. */
  readonly word: string
  /** It follows from the objects that it connects. */
  readonly isDependency: boolean
  /** Such as `gov.birth_registry`. */
  readonly object: string
  readonly change: 'missing' | 'left behind' | 'differs'
  /** Such as `relowner`; for `differs` only. */
  readonly property?: string
  /** The property's two values as JSON; absent if they are, or contain, a secret. */
  readonly before?: string
  readonly now?: string
}

/** All differences, by kind and object. `missing` and `left behind` are seen from the state before. */
export function schemaDifferences(before: SchemaTree, now: SchemaTree): SchemaDifference[] {
  // Of twenty thousand objects, few differ.
  const gone = [...before.entries.keys()].filter(key => !now.entries.has(key))
  const others = [...now.entries].filter(([key, properties]) => before.entries.get(key) !== properties).map(([key]) => key)
  return [...gone, ...others].sort().flatMap(key => {
    const a = before.entries.get(key)
    const b = now.entries.get(key)
    const space = key.indexOf(' ')
    const kind = key.slice(0, space)
    const named = {
      kind,
      word: now.rules.words[kind] ?? kind,
      isDependency: now.rules.dependencies.has(kind),
      object: now.rules.shown?.(key.slice(space + 1)) ?? key.slice(space + 1)
    }
    if (b === undefined) return [{ ...named, change: 'missing' as const }]
    if (a === undefined) return [{ ...named, change: 'left behind' as const }]
    return propertyDifferences(named, now.rules.secrets, properties(a), properties(b))
  })
}

function propertyDifferences(
  named: Pick<SchemaDifference, 'kind' | 'word' | 'isDependency' | 'object'>,
  secrets: ReadonlySet<string>,
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>
): SchemaDifference[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return names.flatMap(property => {
    const before = JSON.stringify(a[property] ?? null)
    const now = JSON.stringify(b[property] ?? null)
    if (before === now) return []
    const values = secrets.has(`${named.kind}.${property}`) ? {} : { before, now }
    return [{ ...named, change: 'differs' as const, property, ...values }]
  })
}

function properties(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) throw new TypeError('no properties')
  return Object.fromEntries(Object.entries(value))
}
