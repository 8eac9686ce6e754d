import type { Engine } from '../engine.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { tokensOf } from '../sql/tokens.ts'

const ABOUT_EXTENSION = /^(?:create|alter|drop|comment on) extension\b/

/** The extension that a statement of a dump creates, changes, drops or comments on. */
export function extensionOf({ kind, text, words }: Statement | CopyIn): string | undefined {
  if (kind === 'copy' || !ABOUT_EXTENSION.test(words.join(' '))) return undefined
  const tokens = tokensOf(text)
  const at = tokens.findIndex(token => token.kind === 'word' && token.text === 'extension')
  return tokens.slice(at + 1).find(token => token.kind === 'name' || !/^(?:if|not|exists)$/.test(token.text))?.text
}

/** Those of the extensions that an engine does not have. */
export async function unavailable(engine: Engine, extensions: readonly string[]): Promise<string[]> {
  if (extensions.length === 0) return []
  const session = await engine.connect('superuser')
  const rows = await session.rows('select name::text from pg_catalog.pg_available_extensions')
  await session.close()
  return extensions.filter(name => !rows.some(([known]) => known === name))
}

export function withoutExtensions({ kind, version }: Engine, names: readonly string[]): string {
  const named = names.map(name => JSON.stringify(name)).join(', ')
  return `${kind} ${version} does not have extensions that the dump creates: ${named}; install them for a server of PostgreSQL, or, if nothing in the dump uses them, list them in "skip_extensions" of the spec`
}
