import * as z from 'zod/mini'
import { TEXT_RULES } from '../model/text-rule.ts'
import {
  DEFAULTS,
  FORMAT_NAMES,
  linesOf,
  OPTION_NAMES,
  type OptionName,
  type OptionProblem,
  type Options,
  OptionsError,
  type RawOptions,
  RESTORES,
  STRAYS,
  withoutBlanks
} from './table.ts'

const TRUE = ['true', 'True', 'TRUE']
const FALSE = ['false', 'False', 'FALSE']

/** GitHub keeps an artifact for 1 to 400 days: docs.github.com, "Configuring the retention period". */
const RETENTION_LIMIT_DAYS = 400
/** Without what @actions/artifact refuses in a name (path-and-artifact-name-validation.ts), and without anything invisible. */
const ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u

const lines = z.pipe(z.string(), z.transform(linesOf))
const text = z.pipe(z.string(), z.transform(withoutBlanks))

/** YAML 1.2 core booleans: https://yaml.org/spec/1.2.2/#10212-boolean */
const boolean = (standard: boolean) =>
  z.pipe(
    text,
    z.pipe(
      z.enum(['', ...TRUE, ...FALSE]),
      z.transform((word: string) => (word === '' ? standard : TRUE.includes(word)))
    )
  )

const oneOf = <const W extends readonly string[]>(words: W, standard: W[number]) =>
  z.pipe(
    text,
    z.pipe(
      z.transform((word: string) => word || standard),
      z.enum(words)
    )
  )

/** A longer run of hex digits than 31 is meant as a digest, so it must be a whole one. Anything else is the path of a file. */
const pin = z.pipe(
  text,
  z.string().check(z.refine(word => !/\n/.test(word) && (!/^[0-9a-f]{32,}$/i.test(word) || word.length === 64)))
)

const retention = z.pipe(
  text,
  z.pipe(
    z.string().check(z.refine(word => /^[0-9]{0,3}$/.test(word) && Number(word) <= RETENTION_LIMIT_DAYS)),
    z.transform((word: string) => Number(word))
  )
)

/** At most 64: more threads than any machine of a runner has cores. */
const threads = z.pipe(
  text,
  z.pipe(
    z.string().check(z.refine(word => /^(|auto|[1-9]|[1-5][0-9]|6[0-4])$/.test(word))),
    z.transform((word: string): 'auto' | number => (word === '' || word === 'auto' ? 'auto' : Number(word)))
  )
)

/** A limit: a whole number of at least 1. */
const limit = (standard: number) =>
  z.pipe(
    text,
    z.pipe(
      z.string().check(z.refine(word => /^(|[1-9][0-9]{0,14})$/.test(word))),
      z.transform((word: string) => (word === '' ? standard : Number(word)))
    )
  )

/** `2/8`. At most 256 jobs: docs.github.com, "Usage limits" (jobs of a matrix). */
const shard = z.pipe(
  text,
  z.string().check(
    z.refine(word => {
      const [, index, of] = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(word) ?? []
      return word === '' || (index !== undefined && Number(index) <= Number(of) && Number(of) <= 256)
    })
  )
)

const artifactName = z.pipe(
  text,
  z.pipe(
    z.transform((word: string) => word || DEFAULTS['artifact-name']),
    z.string().check(z.regex(ARTIFACT_NAME))
  )
)

/** What git takes for a revision begins with no dash; the rest is git's to judge. */
const ref = z.pipe(text, z.string().check(z.refine(word => /^(|[^-\s][^\s]*)$/.test(word))))

const reseal = z.pipe(
  text,
  z.pipe(
    z.transform((word: string) => word || DEFAULTS.reseal),
    z.string().check(z.regex(/^(allow|notice|forbid|label:[^\r\n]{1,50})$/))
  )
)

/** Words between blanks or commas. */
const textRules = z.pipe(
  z.pipe(
    z.string(),
    z.transform((words: string) => words.split(/[\s,]+/).filter(word => word !== '' && word !== 'none'))
  ),
  z.array(z.enum(TEXT_RULES))
)

const oneLine = z.pipe(text, z.string().check(z.refine(word => !/[\r\n]/.test(word))))

/** Every value is a string, as the runner gives it; an absent or empty one means its default. */
export const schema = z.object({
  manifest: z._default(lines, []),
  seals: z._default(z.string(), DEFAULTS.seals),
  format: z._default(oneOf(FORMAT_NAMES, DEFAULTS.format), DEFAULTS.format),
  root: z._default(oneLine, DEFAULTS.root),
  'manifest-sha256': z._default(pin, DEFAULTS['manifest-sha256']),
  covers: z._default(lines, []),
  unsealed: z._default(oneOf(STRAYS, DEFAULTS.unsealed), DEFAULTS.unsealed),
  'text-rules': z._default(textRules, []),
  'trusted-ref': z._default(ref, DEFAULTS['trusted-ref']),
  reseal: z._default(reseal, DEFAULTS.reseal),
  'blocker-map': z._default(oneLine, DEFAULTS['blocker-map']),
  'require-clearance': z._default(boolean(DEFAULTS['require-clearance']), DEFAULTS['require-clearance']),
  'run-validator': z._default(boolean(DEFAULTS['run-validator']), DEFAULTS['run-validator']),
  probes: z._default(boolean(DEFAULTS.probes), DEFAULTS.probes),
  'max-manifest-bytes': z._default(limit(DEFAULTS['max-manifest-bytes']), DEFAULTS['max-manifest-bytes']),
  'max-entries': z._default(limit(DEFAULTS['max-entries']), DEFAULTS['max-entries']),
  shard: z._default(shard, DEFAULTS.shard),
  threads: z._default(threads, DEFAULTS.threads),
  restore: z._default(oneOf(RESTORES, DEFAULTS.restore), DEFAULTS.restore),
  upload: z._default(boolean(DEFAULTS.upload), DEFAULTS.upload),
  'artifact-name': z._default(artifactName, DEFAULTS['artifact-name']),
  'retention-days': z._default(retention, DEFAULTS['retention-days']),
  sarif: z._default(boolean(DEFAULTS.sarif), DEFAULTS.sarif),
  junit: z._default(boolean(DEFAULTS.junit), DEFAULTS.junit),
  'check-run': z._default(boolean(DEFAULTS['check-run']), DEFAULTS['check-run']),
  'github-token': z._default(text, DEFAULTS['github-token'])
})

/** What each input may be, in words; shown when it is something else. */
export const ALLOWED: Readonly<Record<OptionName, string>> = {
  manifest: 'paths or globs, one a line',
  seals: 'the text of a manifest',
  format: `one of ${FORMAT_NAMES.join(', ')}`,
  root: 'the path of one folder',
  'manifest-sha256': '64 hex digits, or the path of a file that begins with them',
  covers: 'globs, one a line',
  unsealed: `one of ${STRAYS.join(', ')}`,
  'text-rules': `some of ${TEXT_RULES.join(', ')}, or none`,
  'trusted-ref': 'base, or a branch, tag or commit',
  reseal: 'allow, notice, forbid, or label: and the name of a label',
  'blocker-map': 'the path of one file',
  'require-clearance': 'true or false',
  'run-validator': 'true or false',
  probes: 'true or false',
  shard: 'a share such as 2/8, of at most 256',
  threads: 'auto, or a whole number from 1 to 64',
  'max-manifest-bytes': 'a whole number from 1',
  'max-entries': 'a whole number from 1',
  restore: `one of ${RESTORES.join(', ')}`,
  upload: 'true or false',
  'artifact-name': '1 to 200 characters without " : < > | * ? \\ / and control characters',
  'retention-days': `a whole number of days from 1 to ${RETENTION_LIMIT_DAYS}, or 0 for the repository's setting`,
  sarif: 'true or false',
  junit: 'true or false',
  'check-run': 'true or false',
  'github-token': 'a token'
}

/**
 * Judges all inputs at once. Nothing is guessed and nothing is replaced.
 * @throws OptionsError naming every input that is not allowed
 */
export function parseOptions(raw: RawOptions): Options {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  const problems = OPTION_NAMES.filter(name => wrong.has(name)).map(
    (name): OptionProblem => ({ name, value: raw[name] ?? '', allowed: ALLOWED[name] })
  )
  throw new OptionsError(problems)
}
