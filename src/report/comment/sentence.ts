import type { Finding } from '../../model/finding.ts'
import { escapeMarkdown } from '../escape.ts'
import { driftText } from '../findings/drift-sentences.ts'

/** What a suggestion mends: `LF line endings became CRLF (proved: …)`. All text of files is escaped in it. */
export function findingSentence({ drift }: Finding): string {
  const text = drift === undefined ? '' : ` ${escapeMarkdown(driftText(drift))}.`
  return `**Seal Gate:**${text} Committing this gives the file exactly its sealed bytes.`
}
