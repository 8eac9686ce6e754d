import { CHAINS } from './chains.ts'
import { ENCODING_DRIFTS } from './encodings.ts'
import type { Entry } from './entry.ts'
import { EXTENT_DRIFTS } from './extents.ts'
import { GIT_DRIFTS } from './git.ts'
import { LINE_END_DRIFTS } from './line-ends.ts'
import { SCRIPT_DRIFTS } from './scripts.ts'
import { CHARACTER_DRIFTS, WHITE_SPACE_DRIFTS } from './white-space.ts'
import { DOCUMENT_DRIFTS, OTHER_JSON, PYTHON_JSON } from './writers.ts'

export const ENTRIES: readonly Entry[] = [
  ...SCRIPT_DRIFTS,
  ...LINE_END_DRIFTS,
  ...WHITE_SPACE_DRIFTS,
  ...CHARACTER_DRIFTS,
  ...ENCODING_DRIFTS,
  ...PYTHON_JSON,
  ...OTHER_JSON,
  ...DOCUMENT_DRIFTS,
  ...EXTENT_DRIFTS,
  ...GIT_DRIFTS,
  ...CHAINS
]
