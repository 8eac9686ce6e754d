import { CHAINS } from './chains.mjs'
import { ENCODING_DRIFTS } from './encodings.mjs'
import { EXTENT_DRIFTS } from './extents.mjs'
import { GIT_DRIFTS } from './git.mjs'
import { LINE_END_DRIFTS } from './line-ends.mjs'
import { SCRIPT_DRIFTS } from './scripts.mjs'
import { CHARACTER_DRIFTS, WHITE_SPACE_DRIFTS } from './white-space.mjs'
import { DOCUMENT_DRIFTS, OTHER_JSON, PYTHON_JSON } from './writers.mjs'

export const ENTRIES = [
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
