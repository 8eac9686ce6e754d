import type { Table } from './row.ts'
import { ONE_LINE, RUN, UPLOAD } from './shared-rows.ts'

// The inputs of the other actions, and the flags of their commands.

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
  /** Empty for the run that merges. */
  run: RUN,
  /** `needs.JOB.result`; empty when it is not given. */
  result: {
    type: 'line',
    pattern: /^(?:success|failure|cancelled|skipped)$/,
    default: '',
    allowed: 'success, failure, cancelled or skipped: the result of the jobs of the shards'
  },
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
    flag: { argument: 'FILE', help: 'the dump to use instead of the one in the spec: plain, also packed, custom, directory, tar' }
  },
  database: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the name of one database',
    flag: { argument: 'NAME', help: 'the database to take of a dump of a whole cluster, pg_dumpall (the one in the spec)' }
  },
  apply: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: the script of the change' }
  },
  rollback: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: the script that undoes it' }
  },
  'apply-run': {
    type: 'lines',
    default: [],
    allowed: 'commands, one per line',
    flag: {
      argument: 'COMMAND',
      help: 'without a spec: the command that makes the change on the clone, such as "alembic upgrade head", instead of --apply; can be repeated, each with its --rollback-run'
    }
  },
  'rollback-run': {
    type: 'lines',
    default: [],
    allowed: 'commands, one per line',
    flag: { argument: 'COMMAND', help: 'without a spec: the command that undoes it, instead of --rollback; can be repeated' }
  },
  'run-env': {
    type: 'lines',
    default: [],
    allowed: 'NAME=VALUE, one per line',
    flag: { argument: 'NAME=VALUE', help: 'a variable for the commands; they get none of the job; can be repeated' }
  },
  'run-folders': {
    type: 'lines',
    default: [],
    allowed: 'folders, one per line',
    flag: { argument: 'FOLDER', help: 'a folder outside of the current one that the commands may read; can be repeated' }
  },
  migrations: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one folder',
    flag: { argument: 'FOLDER', help: 'without a spec: the folder of a migration tool, instead of --apply and --rollback' }
  },
  tool: {
    type: 'choice',
    words: ['auto', 'flyway', 'golang-migrate', 'goose', 'dbmate', 'sqitch', 'node-pg-migrate', 'liquibase', 'knex', 'rails'],
    default: 'auto',
    flag: {
      argument: 'NAME',
      help: 'with --migrations: flyway, golang-migrate, goose, dbmate, sqitch, node-pg-migrate, liquibase (auto)'
    }
  },
  since: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'one commit, branch or tag, or latest-tag',
    flag: {
      argument: 'REF',
      help: 'with --migrations: rehearse what is new since this commit, branch or tag; or latest-tag (all)'
    }
  },
  transaction: {
    type: 'choice',
    words: ['auto', 'none', 'single'],
    default: 'auto',
    flag: {
      argument: 'WORD',
      help: 'without a spec: none (each statement alone) or single (each script in one transaction), as production does (auto: both)'
    }
  },
  between: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file, or generated',
    flag: {
      argument: 'FILE',
      help: 'without a spec: rows to write after the change, which the rollback must keep: a script, or generated'
    }
  },
  'statement-timeout': {
    type: 'line',
    pattern: /^(?:[1-9]\d{0,8}(?:ms|s|min|h))?$/,
    default: '',
    allowed: 'a number with its unit, such as 30s',
    flag: {
      argument: 'TIME',
      help: 'without a spec: how long each statement of the scripts may take, such as 500ms, 30s or 5min'
    }
  },
  expectations: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: the schema that the clone must have (not compared)' }
  },
  policy: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: what production is, and what is allowed. With both, evidence is written' }
  },
  exceptions: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: differences that a rollback may leave, if the policy allows them too' }
  },
  queries: {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: {
      argument: 'FILE',
      help: 'statements that must still be understood after the change: SQL, or a CSV of pg_stat_statements'
    }
  },
  engine: {
    type: 'choice',
    words: ['auto', 'pglite', 'postgres', 'sqlite'],
    default: 'auto',
    flag: {
      argument: 'NAME',
      help: 'auto, pglite (embedded), postgres (a server of its own, without any network), sqlite (auto)'
    }
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
  comment: { type: 'switch', default: false },
  'github-token': { type: 'secret', default: '', allowed: 'a token' },
  ...UPLOAD,
  'artifact-name': { ...UPLOAD['artifact-name'], default: 'seal-gate-rehearsal' }
} as const satisfies Table
