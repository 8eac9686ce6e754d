import { REHEARSE, SEAL } from './action-tables.ts'
import type { Table } from './row.ts'
import { FORMAT, JSON_OUTPUT, MANIFEST_PIN, ONE_LINE, ROOT, RUN, RUN_VALIDATOR } from './shared-rows.ts'
import { VERIFY } from './table.ts'

// Flags of commands that no action has.

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

export const REHEARSE_COMMAND = {
  ...REHEARSE,
  'suggest-masks': {
    type: 'switch',
    default: false,
    flag: {
      help: 'rehearse nothing: print masks for the dump, from names of columns and what looks like a credential, as JSON for a spec'
    }
  },
  'write-spec': {
    type: 'line',
    pattern: ONE_LINE,
    default: '',
    allowed: 'the path of one file',
    flag: { argument: 'FILE', help: 'without a spec: once it is rehearsed, write its spec, expectations and policy for later' }
  },
  json: JSON_OUTPUT,
  html: VERIFY.html
} as const satisfies Table

export const MERGE_COMMAND = {
  run: {
    ...RUN,
    flag: { argument: 'NAME', help: 'the run that the reports must be of (the run of GitHub Actions, or else any one run)' }
  },
  all: VERIFY.all,
  json: VERIFY.json,
  html: VERIFY.html
} as const satisfies Table

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
