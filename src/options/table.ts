import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import { TEXT_RULES } from '../model/request.ts'
import { defaultsOf, type OptionsOf, type Table } from './row.ts'
import { FORMAT, JSON_OUTPUT, MANIFEST_PIN, ONE_LINE, outputFile, ROOT, RUN, RUN_VALIDATOR, UPLOAD } from './shared-rows.ts'

// The inputs of the gate, once; what other actions and commands take is in action-tables.ts and command-tables.ts, so that a run loads
// neither. action.yml, the README, help, the zod schema and the request all follow from these rows or are compared with them by a test.

/** A whole number from 1. */
const LIMIT = /^[1-9][0-9]{0,14}$/
/** A revision of git does not begin with a dash; git checks the rest. */
const REF = /^[^-\s]\S*$/
/** A tag does not begin with a dash; a folder can have blanks. */
const RELEASE = /^(?!-)[^\p{C}]{1,1024}$/u
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
/** Names of users and organizations are 1 to 39 letters, digits and hyphens; a team is named by its slug. */
const RESEAL =
  /^(?:allow|notice|forbid|label:[^\r\n]{1,50}|review:[A-Za-z0-9-]{1,39}(?:\/[A-Za-z0-9_-]{1,100})?|proved:[a-z0-9-]+(?:, ?[a-z0-9-]+)*)$/

/** The gate: inputs of the action, flags of `verify`. */
export const GATE = {
  config: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file, or none',
    flag: {
      argument: 'FILE',
      help: 'the configuration to read (.github/seal-gate.yml in this repository, if it exists); none ignores it'
    }
  },
  manifest: { type: 'lines', default: [], allowed: 'paths or globs, one per line', config: 'files' },
  seals: {
    type: 'text',
    default: '',
    allowed: 'the text of a manifest',
    request: 'seals',
    flag: { argument: 'TEXT', help: 'an inline manifest instead' }
  },
  format: FORMAT,
  root: ROOT,
  'manifest-sha256': MANIFEST_PIN,
  /** Empty where signatures are not checked. */
  'signed-by': {
    type: 'lines',
    default: [],
    allowed: 'OWNER/REPO, or lines such as repository: OWNER/REPO, workflow: PATH, ref: REF, issuer: URL, identity: NAME',
    config: 'gate',
    flag: { argument: 'SIGNER', help: 'who must have signed the manifest: OWNER/REPO, or "workflow: PATH"; can be repeated' }
  },
  'public-key': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    config: 'gate',
    flag: { argument: 'FILE', help: 'the key that must have signed the manifest: PEM, minisign or signify' }
  },
  bundle: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    config: 'files',
    flag: { argument: 'FILE', help: 'the file with the signature (found beside the manifest)' }
  },
  'trusted-root': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    config: 'gate',
    flag: { argument: 'FILE', help: 'trusted roots of Sigstore to verify with (the one in this package)' }
  },
  covers: {
    type: 'lines',
    default: [],
    allowed: 'globs, one per line',
    request: 'covers',
    config: 'gate',
    flag: { argument: 'GLOB', help: 'every file that matches must be sealed; can be repeated' }
  },
  unsealed: {
    type: 'choice',
    words: ['fail', 'warn', 'ignore'],
    default: 'fail',
    request: 'unsealed',
    config: 'gate',
    flag: { argument: 'LEVEL', help: 'how to report a file there without a seal: fail, warn, ignore (fail)' }
  },
  'text-rules': {
    type: 'choices',
    words: TEXT_RULES,
    default: [],
    request: 'textRules',
    config: 'gate',
    flag: { argument: 'RULES', help: `also check intact text files against rules: ${TEXT_RULES.join(', ')}` }
  },
  accept: {
    type: 'lines',
    default: [],
    allowed: 'lines of same-json or same-text and a glob',
    config: 'gate',
    flag: {
      argument: 'RULE',
      help: 'pass a changed file whose value is the sealed one: "same-json GLOB", "same-text GLOB"; can be repeated'
    }
  },
  /** `latest-tag`, `latest-release`, `base`, or a ref; empty when no commit is a promise. */
  'unchanged-since': {
    type: 'line',
    pattern: REF,
    default: '',
    allowed: 'latest-tag, latest-release, base, or a tag, branch or commit',
    config: 'gate',
    flag: {
      argument: 'REF',
      help: 'files must be as they are at this tag, branch or commit, or at the highest version tag: latest-tag'
    }
  },
  paths: {
    type: 'lines',
    default: [],
    allowed: 'globs, one per line; with ! before one, its files are left out',
    config: 'gate',
    flag: { argument: 'GLOB', help: 'which files --unchanged-since is about (all); can be repeated; !GLOB leaves files out' }
  },
  'new-files': {
    type: 'choice',
    words: ['allow', 'fail'],
    default: 'allow',
    config: 'gate',
    flag: { argument: 'RULE', help: 'files there that the commit does not have: allow, fail (allow)' }
  },
  repairs: {
    type: 'lines',
    default: [],
    allowed: 'lines of SHA256, PATH and "# REASON": the sha256 that a repaired file must have',
    config: 'gate',
    flag: { argument: 'REPAIR', help: 'a file repaired since then: "SHA256 PATH # REASON"; can be repeated' }
  },
  /** A tag or an id, or on the command line a folder; empty when files are checked. */
  release: {
    type: 'line',
    pattern: RELEASE,
    default: '',
    allowed: 'a tag, the id of a release, or a folder of assets such as ./assets',
    config: 'gate',
    flag: {
      argument: 'FOLDER',
      help: 'a folder of release assets, such as ./assets: its lists are checked against its files, both ways'
    }
  },
  /** `base`, or a ref; empty for the checkout. */
  'trusted-ref': {
    type: 'line',
    pattern: REF,
    default: '',
    allowed: 'base, or a branch, tag or commit',
    config: 'gate',
    flag: { argument: 'REF', help: 'read the manifest from this branch, tag or commit instead of the folder' }
  },
  reseal: {
    type: 'line',
    pattern: RESEAL,
    default: 'notice',
    allowed:
      'allow, notice, forbid, label:NAME of a label, review:USER, review:ORGANIZATION/TEAM, or proved:CAUSES with commas between them',
    config: 'gate'
  },
  /** Empty for the one that the packet seals. */
  'blocker-map': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    request: 'blockerMap',
    config: 'files',
    flag: { argument: 'FILE', help: 'the blocker map that must be in force (the one that the packet seals)' }
  },
  'require-clearance': {
    type: 'switch',
    default: false,
    request: 'requireClearance',
    config: 'gate',
    flag: { help: 'also fail while the decision is HOLD_PRODUCTION' }
  },
  /** Empty for the clock of the machine. */
  now: {
    type: 'time',
    default: '',
    allowed: 'a time in UTC such as 2026-01-31T09:30:00Z',
    request: 'now',
    flag: { argument: 'TIME', help: 'the time by which ends of evidence are judged, in UTC (the clock of this machine)' }
  },
  /** Empty for that of the run. */
  'evidence-commit': {
    type: 'line',
    pattern: COMMIT,
    default: '',
    allowed: 'the full id of a commit, in lower case',
    request: 'evidenceCommit',
    flag: {
      argument: 'ID',
      help: 'the commit that evidence must be about (that of the run, or else of the checkout)'
    }
  },
  'expiry-notice': {
    type: 'number',
    pattern: /^(?:0|[1-9][0-9]{0,3})$/,
    default: 14,
    allowed: 'a whole number of days from 0 to 9999',
    request: 'expiryNoticeDays',
    config: 'gate',
    flag: { argument: 'DAYS', help: 'report evidence that ends within so many days (14)' }
  },
  'run-validator': RUN_VALIDATOR,
  probes: { type: 'switch', default: true, config: 'gate', flag: { help: 'skip the self-test' } },
  'max-manifest-bytes': {
    type: 'number',
    pattern: LIMIT,
    default: MAX_BYTES,
    allowed: 'a whole number from 1',
    request: 'maxManifestBytes',
    config: 'gate',
    flag: { argument: 'N', help: `refuse a larger manifest (${MAX_BYTES})` }
  },
  'max-entries': {
    type: 'number',
    pattern: LIMIT,
    default: MAX_ENTRIES,
    allowed: 'a whole number from 1',
    request: 'maxEntries',
    config: 'gate',
    flag: { argument: 'N', help: `refuse a manifest with more entries (${MAX_ENTRIES})` }
  },
  shard: {
    type: 'shard',
    default: undefined,
    allowed: 'a share such as 2/8, of at most 256',
    request: 'shard',
    flag: { argument: 'I/N', help: 'judge only the I-th of N shares, balanced by bytes; "merge" combines their reports' }
  },
  threads: {
    type: 'threads',
    pattern: /^(?:auto|[1-9]|[1-5][0-9]|6[0-4])$/,
    default: 'auto',
    allowed: 'auto, or a whole number from 1 to 64',
    request: 'threads',
    flag: { argument: 'N', help: 'hashing threads, 1 to 64 (auto: one per core)' }
  },
  restore: { type: 'choice', words: ['artifact', 'workspace', 'none'], default: 'artifact', config: 'report' },
  ...UPLOAD,
  sarif: { type: 'switch', default: false, config: 'report' },
  junit: { type: 'switch', default: false, config: 'report' },
  'code-quality': { type: 'switch', default: false, config: 'report' },
  tap: { type: 'switch', default: false, config: 'report' },
  statements: { type: 'switch', default: false, config: 'report' },
  'check-run': { type: 'switch', default: false, config: 'report' },
  comment: { type: 'switch', default: false, config: 'report' },
  'github-token': { type: 'secret', default: '', allowed: 'a token' }
} as const satisfies Table

export type Options = OptionsOf<typeof GATE>
export const DEFAULTS: Options = defaultsOf(GATE)

/** `verify` has the flags of the gate, and others for its reports. */
export const VERIFY = {
  ...GATE,
  run: {
    ...RUN,
    flag: {
      argument: 'NAME',
      help: 'name of the run that a shard belongs to (the run of GitHub Actions, or else this folder as it is)'
    }
  },
  staged: {
    type: 'switch',
    default: false,
    flag: { help: 'judge what "git commit" would record (the index) instead of the files on disk, as a pre-commit hook does' }
  },
  watch: {
    type: 'switch',
    default: false,
    flag: { help: 'judge again after every change of a file, until Ctrl-C; the exit code is that of the last verdict' }
  },
  quiet: {
    type: 'switch',
    default: false,
    flag: { short: 'q', help: 'print only what prevents a judgement; the exit code is the verdict' }
  },
  all: { type: 'switch', default: false, flag: { help: 'list every finding with all its details, not only two screens' } },
  json: JSON_OUTPUT,
  html: outputFile('write the report as one page for a browser; it loads nothing from elsewhere'),
  sarif: outputFile('write the report as SARIF 2.1.0'),
  junit: outputFile('write the report as JUnit XML'),
  'code-quality': outputFile('write the findings as Code Quality of GitLab (JSON)'),
  tap: outputFile('write the report as TAP version 14'),
  badge: outputFile('write the result as a badge, for the endpoint of shields.io (JSON)'),
  trend: outputFile('write the numbers of the run as one line of JSON')
} as const satisfies Table
