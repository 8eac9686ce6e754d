import type * as z from 'zod/mini'
import { pointerKey } from '../../manifests/json-pointer.ts'

type Issue = z.core.$ZodIssue

/** The message of zod where a schema gives none of its own. */
const GENERIC = 'Invalid input'

/** Names that the schemas give to types, in words. */
const TYPE: Readonly<Record<string, string>> = {
  int: 'a whole number',
  nonoptional: 'there',
  object: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a whole number',
  boolean: 'true or false',
  record: 'an object'
}

/** One issue of a document as a plain sentence with its JSON pointer. Holds hostile keys: escaped at each sink. */
export function issueText(issue: Issue): string {
  const pointer = issue.path.map(key => `/${pointerKey(String(key))}`).join('')
  return `${pointer === '' ? 'the document' : pointer} ${issue.message === GENERIC ? sentence(issue) : issue.message}`
}

function sentence(issue: Issue): string {
  if (issue.code === 'unrecognized_keys')
    return `has ${issue.keys.map(key => `"${key}"`).join(', ')}, which this schema does not know`
  if (issue.code === 'invalid_value') return `must be ${oneOf(issue.values)}`
  if (issue.code === 'invalid_type') return `must be ${TYPE[issue.expected] ?? issue.expected}`
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  if (issue.code === 'invalid_union' && 'options' in issue) return `must be ${oneOf(issue.options ?? [])}`
  return 'is not allowed here'
}

function oneOf(values: readonly unknown[]): string {
  return values.map(value => JSON.stringify(value)).join(' or ')
}
