import type { StatePart } from '../../../src/release/documents/database-state.ts'

/** The parts as lines of text. */
export function spoken(parts: readonly StatePart[]): string {
  return parts.map(({ object, detail }) => `${object}: ${detail}`).join('\n')
}
