import { MANIFEST_FORMATS } from '../model/seal.ts'
import type { Table } from './row.ts'

// What rows of several tables share.

/** Formats that can be forced. Compared with the readers by a test. */
export const FORMAT_NAMES = ['auto', ...MANIFEST_FORMATS] as const

export const ONE_LINE = /^[^\r\n]*$/
/** A run of 32 or more hex digits, or one after the name of an algorithm, is meant as a digest, so it must be nothing but one. Anything else is the path of a file. */
const PIN = /^(?:[0-9a-f]{64}|(?!sha(?:256|384|512)[:-]|[0-9a-f]{64}[ \t]|[0-9a-f]{32,}$)[^\n]*)$/i
/** GitHub keeps an artifact for 1 to 400 days: docs.github.com, "Configuring the retention period". */
const DAYS = /^(?:[1-9]?[0-9]|[1-3][0-9]{2}|400)$/
/** Without what @actions/artifact refuses in a name (path-and-artifact-name-validation.ts), and without anything invisible. */
const ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u

export const FORMAT = {
  type: 'choice',
  words: FORMAT_NAMES,
  default: 'auto',
  request: 'format',
  config: 'files',
  flag: { argument: 'NAME', help: `force a format (auto): ${FORMAT_NAMES.slice(1).join(', ')}` }
} as const
export const ROOT = {
  type: 'line',
  pattern: ONE_LINE,
  default: '',
  allowed: 'the path of one folder',
  request: 'root',
  config: 'files',
  flag: { argument: 'FOLDER', help: "folder that sealed paths are relative to (the manifest's folder)" }
} as const
export const MANIFEST_PIN = {
  type: 'line',
  pattern: PIN,
  default: '',
  allowed: '64 hex digits, or the path of a file that begins with them',
  request: 'manifestSha256',
  config: 'files',
  flag: { argument: 'PIN', help: "64 hex digits, or a file that begins with them: pins the manifest's own bytes" }
} as const
export const RUN_VALIDATOR = {
  type: 'switch',
  default: false,
  request: 'runValidator',
  flag: { help: 'run the validators that the packet pins, and compare with their sealed results' }
} as const
export const JSON_OUTPUT = {
  type: 'switch',
  default: false,
  flag: { help: 'print the result as JSON on standard output, and nothing else there' }
} as const

export const outputFile = (help: string) =>
  ({ type: 'line', pattern: ONE_LINE, default: '', allowed: 'the path of one file', flag: { argument: 'FILE', help } }) as const

/** The name of a run. */
export const RUN = {
  type: 'line',
  pattern: /^[^\p{C}]{1,200}$/u,
  default: '',
  allowed: 'a name of 1 to 200 characters'
} as const

/** What every action that uploads can be given. */
export const UPLOAD = {
  upload: { type: 'switch', default: true, config: 'report' },
  'artifact-name': {
    type: 'line',
    pattern: ARTIFACT_NAME,
    default: 'seal-gate',
    allowed: '1 to 200 characters without " : < > | * ? \\ / and control characters',
    config: 'report'
  },
  /** 0 means the repository's own setting. */
  'retention-days': {
    type: 'number',
    pattern: DAYS,
    default: 0,
    allowed: "a whole number of days from 1 to 400, or 0 for the repository's setting",
    config: 'report'
  }
} as const satisfies Table
