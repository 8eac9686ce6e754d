import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import type { GateRequest } from '../model/request.ts'
import type { TextRule } from '../model/text-rule.ts'

// The words of a user (inputs of the action, flags of the command line) as one value. Reading them needs zod, which takes longer to
// load than twenty files take to verify; so the schema stands in options-schema.ts, which read-options.ts loads when it must.

/** What the gate can be told, keyed by input name. An empty string or list stands for "not given". */
export interface Options {
  readonly manifest: readonly string[]
  readonly seals: string
  readonly format: (typeof FORMAT_NAMES)[number]
  readonly root: string
  readonly 'manifest-sha256': string
  readonly covers: readonly string[]
  readonly unsealed: (typeof STRAYS)[number]
  readonly 'text-rules': readonly TextRule[]
  /** `base`, or a ref; empty for the checkout. */
  readonly 'trusted-ref': string
  /** `allow`, `notice`, `forbid`, or `label:` and a name. */
  readonly reseal: string
  /** Empty for whichever the packet seals. */
  readonly 'blocker-map': string
  readonly 'require-clearance': boolean
  readonly 'run-validator': boolean
  readonly probes: boolean
  /** `2/8`; empty for all seals. */
  readonly shard: string
  readonly threads: 'auto' | number
  readonly 'max-manifest-bytes': number
  readonly 'max-entries': number
  readonly restore: (typeof RESTORES)[number]
  readonly upload: boolean
  readonly 'artifact-name': string
  /** 0 stands for the repository's own setting. */
  readonly 'retention-days': number
  readonly sarif: boolean
  readonly junit: boolean
  readonly 'check-run': boolean
  /** A secret: never shown, and never refused, since a refusal shows the value. */
  readonly 'github-token': string
}

export type OptionName = keyof Options

/** What a user wrote, before it was judged. */
export type RawOptions = { readonly [N in OptionName]?: string }

/** Formats that can be forced. Held equal to the readers by a test. */
export const FORMAT_NAMES = [
  'auto',
  'native',
  'gnu',
  'bsd',
  'columns',
  'bagit',
  'hashdeep',
  'gentoo',
  'tuf',
  'in-toto',
  'wheel-record',
  'debian',
  'cargo',
  'lfs'
] as const
export const RESTORES = ['artifact', 'workspace', 'none'] as const
export const STRAYS = ['fail', 'warn', 'ignore'] as const

/** What an input means that nobody gave. Held equal to the schema and to action.yml by tests. */
export const DEFAULTS: Options = {
  manifest: [],
  seals: '',
  format: 'auto',
  root: '',
  'manifest-sha256': '',
  covers: [],
  unsealed: 'fail',
  'text-rules': [],
  'trusted-ref': '',
  reseal: 'notice',
  'blocker-map': '',
  'require-clearance': false,
  'run-validator': false,
  probes: true,
  shard: '',
  threads: 'auto',
  'max-manifest-bytes': MAX_BYTES,
  'max-entries': MAX_ENTRIES,
  restore: 'artifact',
  upload: true,
  'artifact-name': 'seal-gate',
  'retention-days': 0,
  sarif: false,
  junit: false,
  'check-run': false,
  'github-token': ''
}

// The keys of a literal that is checked against Options.
export const OPTION_NAMES = Object.keys(DEFAULTS) as readonly OptionName[]

/** One input that is not allowed. */
export interface OptionProblem {
  readonly name: OptionName
  /** As the user wrote it. Hostile: escaped where it is shown. */
  readonly value: string
  /** What would have been allowed. */
  readonly allowed: string
}

/** Everything that is wrong with the user's words, at once. */
export class OptionsError extends Error {
  readonly problems: readonly OptionProblem[]

  constructor(problems: readonly OptionProblem[]) {
    super(problems.map(problemText).join('\n'))
    this.name = 'OptionsError'
    this.problems = problems
  }
}

const SHOWN_VALUE = 200

/** `"format" is "zip": allowed is one of auto, native, …` */
export function problemText({ name, value, allowed }: OptionProblem): string {
  const shown = value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}…` : value
  return `"${name}" is ${JSON.stringify(shown)}; allowed is ${allowed}`
}

// Only ASCII blanks are taken off. String.prototype.trim would also take a BOM or a no-break space that belongs to a file name.
const BLANKS = /^[ \t\r\n]+|[ \t\r\n]+$/g

export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '')
}

/** One pattern a line; blank lines mean nothing. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(withoutBlanks)
    .filter(line => line !== '')
}

/** What the options ask of the gate. */
export function toGateRequest(options: Options, cwd: string, manifests: readonly string[]): GateRequest {
  const { seals, format, root, covers, unsealed, threads, shard } = options
  const [index, of] = shard.split('/').map(Number)
  const pin = options['manifest-sha256']
  const { 'blocker-map': blockerMap, 'text-rules': textRules } = options
  return {
    cwd,
    manifests,
    ...(seals !== '' && { seals }),
    format,
    ...(root !== '' && { root }),
    ...(pin !== '' && { manifestSha256: pin }),
    covers,
    unsealed,
    threads,
    maxManifestBytes: options['max-manifest-bytes'],
    maxEntries: options['max-entries'],
    ...(index !== undefined && of !== undefined && { shard: { index, of } }),
    ...(textRules.length > 0 && { textRules }),
    ...(blockerMap !== '' && { blockerMap }),
    ...(options['run-validator'] && { runValidator: true }),
    requireClearance: options['require-clearance']
  }
}
