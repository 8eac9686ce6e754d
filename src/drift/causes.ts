import type { CauseCode } from '../seal/finding.ts'

/** What kind of thing a cause is, for people who sort findings. */
export type CauseGroup =
  | 'encoding'
  | 'line-ends'
  | 'characters'
  | 'white-space'
  | 'writer'
  | 'extent'
  | 'git'
  | 'container'
  | 'damage'
  | 'content'

export interface CauseFacts {
  readonly group: CauseGroup
  /** Two to four words, as a heading. */
  readonly title: string
  /**
   * `inversion`: undoing it can give the sealed bytes back. `pointer`: the found bytes name the sealed ones. `elsewhere`: another seal
   * names the found bytes. `none`: what was there is lost, so that it is a hint, or named by comparing with the original.
   */
  readonly proof: 'inversion' | 'pointer' | 'elsewhere' | 'none'
}

const cause = (group: CauseGroup, title: string, proof: CauseFacts['proof'] = 'inversion'): CauseFacts => ({
  group,
  title,
  proof
})

/** Every cause there is. */
export const CAUSES: Readonly<Record<CauseCode, CauseFacts>> = {
  'bom-added': cause('encoding', 'Byte order mark added'),
  'bom-removed': cause('encoding', 'Byte order mark removed'),
  'encoding-changed': cause('encoding', 'Encoding changed'),
  mojibake: cause('encoding', 'Read in wrong encoding'),
  'crlf-added': cause('line-ends', 'LF became CRLF'),
  'crlf-removed': cause('line-ends', 'CRLF became LF'),
  'cr-only': cause('line-ends', 'Line ends became CR'),
  'eol-mixed': cause('line-ends', 'Line ends mixed'),
  'blank-lines-added': cause('line-ends', 'Line ends doubled'),
  'unicode-punctuation': cause('characters', 'Typographic punctuation'),
  'unicode-normalized': cause('characters', 'Other Unicode form'),
  'invisible-characters': cause('characters', 'Invisible characters'),
  'final-newline-added': cause('white-space', 'Final newline added'),
  'final-newline-removed': cause('white-space', 'Final newline removed'),
  'trailing-whitespace-added': cause('white-space', 'Trailing white space added'),
  'trailing-whitespace-removed': cause('white-space', 'Trailing white space removed'),
  'tabs-expanded': cause('white-space', 'Tabs became spaces'),
  'tabs-unexpanded': cause('white-space', 'Spaces became tabs'),
  'indentation-changed': cause('white-space', 'Indentation changed'),
  'json-reencoded': cause('writer', 'JSON escapes changed'),
  'json-reformatted': cause('writer', 'JSON layout changed'),
  'csv-reformatted': cause('writer', 'CSV layout changed'),
  'markdown-reformatted': cause('writer', 'Markdown layout changed'),
  'yaml-reformatted': cause('writer', 'YAML layout changed'),
  truncated: cause('extent', 'Cut off', 'none'),
  emptied: cause('extent', 'Emptied', 'none'),
  appended: cause('extent', 'Content appended'),
  prepended: cause('extent', 'Content put in front'),
  inserted: cause('extent', 'Lines put in'),
  duplicated: cause('extent', 'Content repeated'),
  padded: cause('extent', 'Padding added'),
  'lfs-pointer': cause('git', 'LFS pointer, not content', 'pointer'),
  'lfs-content': cause('git', 'LFS content, not pointer'),
  'git-filter': cause('git', 'Git filter'),
  'symlink-as-text': cause('git', 'Link written as text', 'none'),
  'merge-conflict': cause('git', 'Merge conflict'),
  compressed: cause('container', 'Compressed'),
  decompressed: cause('container', 'Decompressed', 'none'),
  'base64-encoded': cause('container', 'Encoded as base64'),
  'base64-decoded': cause('container', 'Decoded from base64'),
  encrypted: cause('container', 'Encrypted', 'none'),
  'bit-flipped': cause('damage', 'One bit turned'),
  'character-changed': cause('damage', 'One byte changed'),
  'another-file': cause('content', 'Another file', 'elsewhere'),
  'content-changed': cause('content', 'Content changed', 'none')
}
