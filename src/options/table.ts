import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import { TEXT_RULES } from '../model/request.ts'
import { MANIFEST_FORMATS } from '../model/seal.ts'
import { defaultsOf, type OptionsOf, type Table } from './row.ts'

// Every input of the four actions and every flag of the commands that share them, once. action.yml, the README, help, the zod schema and the
// request all follow from these rows or are compared with them by a test.

/** Formats that can be forced. Compared with the readers by a test. */
export const FORMAT_NAMES = ['auto', ...MANIFEST_FORMATS] as const

const ONE_LINE = /^[^\r\n]*$/
/** A whole number from 1. */
const LIMIT = /^[1-9][0-9]{0,14}$/
/** A run of 32 or more hex digits, or one after the name of an algorithm, is meant as a digest, so it must be nothing but one. Anything else is the path of a file. */
const PIN = /^(?:[0-9a-f]{64}|(?!sha(?:256|384|512)[:-]|[0-9a-f]{64}[ \t]|[0-9a-f]{32,}$)[^\n]*)$/i
/** A revision of git does not begin with a dash; git checks the rest. */
const REF = /^[^-\s]\S*$/
/** A tag does not begin with a dash; a folder can have blanks. */
const RELEASE = /^(?!-)[^\p{C}]{1,1024}$/u
/** Names of users and organizations are 1 to 39 letters, digits and hyphens; a team is named by its slug. */
const RESEAL =
  /^(?:allow|notice|forbid|label:[^\r\n]{1,50}|review:[A-Za-z0-9-]{1,39}(?:\/[A-Za-z0-9_-]{1,100})?|proved:[a-z0-9-]+(?:, ?[a-z0-9-]+)*)$/
/** GitHub keeps an artifact for 1 to 400 days: docs.github.com, "Configuring the retention period". */
const DAYS = /^(?:[1-9]?[0-9]|[1-3][0-9]{2}|400)$/
/** Without what @actions/artifact refuses in a name (path-and-artifact-name-validation.ts), and without anything invisible. */
const ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u

const FORMAT = {
  type: 'choice',
  words: FORMAT_NAMES,
  default: 'auto',
  request: 'format',
  config: 'files',
  flag: { argument: 'NAME', help: `force a format (auto): ${FORMAT_NAMES.slice(1).join(', ')}` }
} as const
const ROOT = {
  type: 'line',
  pattern: ONE_LINE,
  default: '',
  allowed: 'the path of one folder',
  request: 'root',
  config: 'files',
  flag: { argument: 'FOLDER', help: "folder that sealed paths are relative to (the manifest's folder)" }
} as const
const MANIFEST_PIN = {
  type: 'line',
  pattern: PIN,
  default: '',
  allowed: '64 hex digits, or the path of a file that begins with them',
  request: 'manifestSha256',
  config: 'files',
  flag: { argument: 'PIN', help: "64 hex digits, or a file that begins with them: pins the manifest's own bytes" }
} as const
const RUN_VALIDATOR = {
  type: 'switch',
  default: false,
  request: 'runValidator',
  flag: { help: 'run the validators that the packet pins, and compare with their sealed results' }
} as const
const JSON_OUTPUT = {
  type: 'switch',
  default: false,
  flag: { help: 'print the result as JSON on standard output, and nothing else there' }
} as const

const outputFile = (help: string) =>
  ({ type: 'line', pattern: ONE_LINE, default: '', allowed: 'the path of one file', flag: { argument: 'FILE', help } }) as const

/** What every action that uploads can be given. */
const UPLOAD = {
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
    type: 'line',
    pattern: /^[^\p{C}]{1,200}$/u,
    default: '',
    allowed: 'a name of 1 to 200 characters',
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

/** The `seal` action, and the flags of `seal`. */
export const SEAL = {
  paths: { type: 'lines', default: [], allowed: 'files and folders, one per line' },
  output: {
    type: 'line',
    pattern: ONE_LINE,
    default: 'seal-gate.json',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', short: 'o', help: 'where to write it (standard output); replaces a manifest, never another file' }
  },
  format: {
    type: 'choice',
    words: ['auto', 'native', 'gnu', 'bsd', 'bagit'],
    default: 'auto',
    flag: { argument: 'NAME', help: 'native, gnu, bsd, bagit (that of the manifest that exists, else native)' }
  },
  root: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one folder',
    flag: { argument: 'FOLDER', help: 'folder that sealed paths are relative to (the folder of FILE)' }
  },
  packet: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'one line',
    flag: { argument: 'NAME', help: 'name of the packet (native format only)' }
  },
  covers: {
    type: 'lines',
    default: [],
    allowed: 'globs, one per line',
    flag: { argument: 'GLOB', help: 'scope in which a file without a seal is a finding (native format only); can be repeated' }
  },
  exclude: {
    type: 'lines',
    default: [],
    allowed: 'globs, one per line',
    flag: { argument: 'GLOB', help: 'leave out files and folders that match, relative to the root; can be repeated' }
  },
  meaning: {
    type: 'switch',
    default: false,
    flag: {
      help: 'also seal the JSON value and the text beside the bytes, to report a change of layout as one (native format only)'
    }
  },
  modes: {
    type: 'switch',
    default: false,
    flag: { help: 'also seal executable bits, and symbolic links by their targets (native format only)' }
  },
  remove: {
    type: 'switch',
    default: false,
    flag: { help: 'permit that seals are removed or weakened; without it, such a change is refused' }
  },
  check: {
    type: 'switch',
    default: false,
    flag: { help: 'write nothing; report what sealing again would change (exit code 1)' }
  }
} as const satisfies Table

/** The `merge` action. */
export const MERGE = {
  reports: { type: 'lines', default: [], allowed: 'paths or globs, one per line' },
  ...UPLOAD
} as const satisfies Table

/** The `rehearse` action, and the flags of `rehearse`. */
export const REHEARSE = {
  spec: { type: 'line', pattern: ONE_LINE, default: '', allowed: 'the path of one file' },
  dump: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one dump',
    flag: { argument: 'FILE', help: 'the dump to use instead of the one in the spec: plain, gzip, custom, directory, tar' }
  },
  engine: {
    type: 'choice',
    words: ['auto', 'pglite', 'postgres'],
    default: 'auto',
    flag: { argument: 'NAME', help: 'auto, pglite (embedded), postgres (a server of its own, without any network) (auto)' }
  },
  'pg-bin': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one folder',
    flag: { argument: 'FOLDER', help: 'folder of initdb and postgres' }
  },
  'run-as': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the name of one role',
    flag: { argument: 'ROLE', help: 'the role that runs the scripts in production (the role in the spec)' }
  },
  'require-rehearsal': {
    type: 'switch',
    default: false,
    flag: { help: 'fail if nothing was rehearsed because there is no dump' }
  },
  out: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one folder',
    flag: { argument: 'FOLDER', short: 'o', help: 'folder for the evidence ("evidence" beside the spec)' }
  },
  ...UPLOAD,
  'artifact-name': { ...UPLOAD['artifact-name'], default: 'seal-gate-rehearsal' }
} as const satisfies Table

// Commands without an action.

export const SEAL_COMMAND = {
  ...SEAL,
  output: { ...SEAL.output, default: '' },
  update: {
    type: 'switch',
    default: false,
    flag: {
      help: 'seal again what has changed, after showing why; of PATH…, or of the whole manifest (FILE, or as verify finds it)'
    }
  },
  yes: { type: 'switch', default: false, flag: { help: 'with --update: do not ask' } }
} as const satisfies Table

export const REHEARSE_COMMAND = { ...REHEARSE, json: JSON_OUTPUT } as const satisfies Table

export const MERGE_COMMAND = { all: VERIFY.all, json: VERIFY.json, html: VERIFY.html } as const satisfies Table

export const RESTORE = {
  only: {
    type: 'lines',
    default: [],
    allowed: 'causes of drift, or codes such as missing, one per line',
    flag: {
      argument: 'CAUSE',
      help: 'only files to which exactly this happened, such as lf-to-crlf or missing; several causes of one file with commas; can be repeated'
    }
  },
  write: { type: 'switch', default: false, flag: { help: 'write the files back, atomically, and verify them again' } },
  output: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', short: 'o', help: 'write the patch to this file' }
  },
  'object-format': {
    type: 'choice',
    words: ['sha1', 'sha256'],
    default: 'sha1',
    flag: { argument: 'NAME', help: "sha1 or sha256, the repository's object format (sha1)" }
  },
  format: FORMAT,
  root: ROOT,
  'manifest-sha256': MANIFEST_PIN
} as const satisfies Table

export const DIFF = { format: FORMAT, root: ROOT, 'manifest-sha256': MANIFEST_PIN } as const satisfies Table

export const COMPLETION = {} as const satisfies Table

export const RERUN = {
  'run-validator': RUN_VALIDATOR,
  'run-rehearsal': {
    type: 'switch',
    default: false,
    flag: { help: "rehearse its change with the packet's own dump, which is code" }
  },
  dump: {
    ...REHEARSE.dump,
    flag: { argument: 'FILE', help: 'the dump for its rehearsal, when it is kept outside the packet' }
  },
  'pg-bin': REHEARSE['pg-bin'],
  'manifest-sha256': {
    ...MANIFEST_PIN,
    flag: { argument: 'PIN', help: '64 hex digits, or a file that begins with them, that the tree hash must equal' }
  },
  write: {
    type: 'switch',
    default: false,
    flag: { help: 'write what differs into the packet, with its manifest and packet_tree.sha256' }
  },
  json: JSON_OUTPUT
} as const satisfies Table

export const EXPLAIN = {
  sha256: {
    type: 'line',
    pattern: /^[0-9a-f]{64}$/i,
    default: '',
    allowed: 'the 64 hex digits of the sealed bytes',
    flag: { argument: 'HEX', help: 'sha256 of the sealed bytes' }
  },
  bytes: {
    type: 'line',
    pattern: /^(?:0|[1-9][0-9]{0,15})$/,
    default: '',
    allowed: 'the length of the sealed bytes, a whole number',
    flag: { argument: 'N', help: 'length of the sealed bytes' }
  },
  against: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: {
      argument: 'ORIGINAL',
      help: 'file with the sealed bytes: FILE is compared with it. With --sha256, it must match that too'
    }
  },
  json: JSON_OUTPUT
} as const satisfies Table

export const INIT_PACKET = {
  packet: { ...SEAL.packet, flag: { argument: 'NAME', help: 'name of the packet, in its manifest' } }
} as const satisfies Table

export const PROBE = { json: JSON_OUTPUT } as const satisfies Table

export const REPAIR = {} as const satisfies Table
