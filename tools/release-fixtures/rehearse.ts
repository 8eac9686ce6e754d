import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { hex } from '../../scripts/native-manifest.ts'
import type { Draft } from './draft.ts'
import { expectations, order, policy } from './registry-change.ts'

export const ORDER = 'rehearsal.json'
export const PROVENANCE = 'clone-provenance.json'
export const COMPATIBILITY = 'schema-compatibility.json'
export const EXECUTION = 'clone-rehearsal-execution-evidence.json'
export const ROLLBACK = 'clone-rollback-evidence.json'

/** In the order in which they name each other. */
export const EVIDENCE = [PROVENANCE, COMPATIBILITY, EXECUTION, ROLLBACK] as const

/** The synthetic dump: a hand-written file of the cleared packet, which the rehearsed one borrows. */
export const DUMP = 'dump/clone.sql'

/** Gives the evidence of a rehearsal of these files. */
export type Rehearse = (files: ReadonlyMap<string, Buffer>) => ReadonlyMap<string, Buffer>

/** Adds what a rehearsal needs, and what it gave. */
export function addRehearsal(draft: Draft, rehearsed: Rehearse): Draft {
  draft.add('policy.json', policy()).add('schema-expectations.json', expectations()).add(ORDER, order(DUMP))
  const evidence = rehearsed(draft.files)
  for (const name of EVIDENCE) draft.add(name, evidence.get(name))
  return draft
}

/** A throwaway cluster has a new identifier each time, and not every system has namespaces; the packet has these, as a rerun allows. */
const IDENTIFIER = '7481122334455667788'

/** Rehearses for real, on the drafted files, in a private folder, and gives the four documents. */
export function rehearse(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-fixture-'))
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const args = [resolve('src/entries/cli.ts'), 'rehearse', ORDER, '--engine', 'pglite', '--out', '.']
    execFileSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    return identified(new Map(EVIDENCE.map(name => [name, readFileSync(join(folder, name), 'utf8')])))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function identified(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Buffer> {
  const documents = new Map(
    [...texts].map(([name, text]) => [name, Buffer.from(text.replace(SYSTEM, `$1${IDENTIFIER}"`).replace(NAMESPACES, '$1true'))])
  )
  const [old, execution] = [Buffer.from(texts.get(EXECUTION) ?? ''), documents.get(EXECUTION) ?? Buffer.alloc(0)]
  const rollback = String(documents.get(ROLLBACK))
    .replace(hex('sha256', old), hex('sha256', execution))
    .replace(`"bytes": ${old.length}`, `"bytes": ${execution.length}`)
  return documents.set(ROLLBACK, Buffer.from(rollback))
}

const SYSTEM = /("system_identifier": ")\d+"/
const NAMESPACES = /("(?:no_new_privileges|own_network_namespace|own_process_namespace)": )false/g
