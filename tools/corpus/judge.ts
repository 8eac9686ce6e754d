import { isUtf8 } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { diagnose, diagnoseWith } from '../../src/drift/diagnose.ts'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import { FactFinder } from '../../src/manifests/facts.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import type { Drift } from '../../src/model/finding.ts'
import type { Seal } from '../../src/model/seal.ts'
import { observe } from '../../src/verify/observe.ts'
import type { MadeDrift } from './entry.ts'
import { TEXTS } from './make.ts'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** @param facts false for a seal of a format that has the digest and the length only */
export function sealOf(path: string, bytes: Buffer, facts = true): Seal {
  const finder = new FactFinder()
  finder.update(bytes)
  return { path, digests: { sha256: sha256(bytes) }, bytes: bytes.length, line: 1, ...(facts && finder.done()) }
}

/** Puts all drifts in one folder and verifies it against the seals of the originals, as a run of the gate does. */
export async function refusals(drifts: readonly MadeDrift[]): Promise<readonly boolean[]> {
  const root = mkdtempSync(join(tmpdir(), 'drift-corpus-tree-'))
  try {
    for (const { path, drifted } of drifts) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), drifted)
    }
    const seals = drifts.map(({ path, sealed }) => sealOf(path, sealed))
    const observations = await observe(sequentialEngine(), root, seals)
    return observations.map(({ state }) => state === 'drifted')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Where git has the sealed bytes. */
export interface Witness {
  readonly blob: (text: string) => Buffer
  readonly close: () => void
}

/** Stores the texts in git and reads them back. */
export function gitWitness(): Witness {
  const folder = mkdtempSync(join(tmpdir(), 'drift-corpus-git-'))
  const git = (...args: readonly string[]): Buffer => {
    const config = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_DIR: join(folder, 'texts.git') }
    const { status, stdout, stderr } = spawnSync('git', args, { env: { ...process.env, ...config } })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  git('init', '-q', '--bare')
  return {
    blob: text => git('cat-file', 'blob', git('hash-object', '-w', '--no-filters', join(TEXTS, text)).toString().trim()),
    close: () => rmSync(folder, { recursive: true, force: true })
  }
}

/** One drift, and how the engine explained it. */
export interface Judgement {
  readonly id: string
  readonly expected: readonly CauseCode[]
  readonly said: readonly CauseCode[]
  /** The causes are those that struck; or what cannot be undone is shown as edits, with some of the causes beside them and no other. */
  readonly named: boolean
  /** The causes are those that struck, all of them and no other. */
  readonly namedInFull: boolean
  readonly inOrder: boolean
  readonly provable: boolean
  readonly certainty: Drift['certainty']
  readonly proved: boolean
  readonly restores: boolean
  readonly detail: string
  readonly limit: Drift['limit']
  readonly milliseconds: number
}

/** The same drift of a text that is sealed in another way. */
export const VARIANTS = ['no length', 'UTF-16', 'BOM'] as const
export type Variant = (typeof VARIANTS)[number]

/** How the engine explains the same drift under a seal without a length, in UTF-16, or behind a byte order mark; undefined where both sides are not such a text. */
export function judgeVariant(drift: MadeDrift, variant: Variant): Judgement | undefined {
  const encode = ENCODE[variant]
  const [sealed, drifted] = [drift.sealed, drift.drifted].map(bytes => encode(bytes))
  if (sealed === undefined || drifted === undefined) return undefined
  const one = { ...drift, sealed, drifted }
  return judge(one, { blob: () => sealed, close: () => undefined }, true, variant !== 'no length')
}

const ENCODE: Readonly<Record<Variant, (bytes: Buffer) => Buffer | undefined>> = {
  'no length': bytes => bytes,
  'UTF-16': bytes => (isPlainText(bytes) ? Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le') : undefined),
  BOM: bytes => (isPlainText(bytes) ? Buffer.from(`\ufeff${bytes.toString()}`) : undefined)
}

/** UTF-8 without a mark of its own, and with a character at least. */
function isPlainText(bytes: Buffer): boolean {
  return isUtf8(bytes) && bytes.length > 0 && !bytes.includes(0) && !bytes.toString().startsWith('\ufeff')
}

/** Has the engine explain one drift. */
export function judge(drift: MadeDrift, witness: Witness, facts: boolean, length = true): Judgement {
  const { bytes, ...rest } = sealOf(drift.path, drift.sealed, facts)
  const seal = { ...rest, ...(length && bytes !== undefined && { bytes }) }
  const started = performance.now()
  const diagnosis = drift.witness
    ? diagnoseWith({ original: witness.blob(drift.text), source: 'git' }, seal, drift.drifted)
    : diagnose(seal, drift.drifted)
  const { certainty, causes, limit } = diagnosis.drift
  const said = causes.map(({ code }) => code)
  return {
    id: drift.id,
    expected: drift.causes,
    said,
    named: [drift.causes, ...(drift.or ?? [])].some(
      right => sameCauses(right, said) || isComparedRightly(right, said, certainty)
    ),
    namedInFull: [drift.causes, ...(drift.or ?? [])].some(right => sameCauses(right, said)),
    inOrder: [drift.causes, ...(drift.or ?? [])].some(right => right.join() === said.join()),
    provable: drift.provable,
    certainty,
    proved: certainty === 'proved',
    restores: certainty !== 'proved' || (diagnosis.original !== undefined && sha256(diagnosis.original) === sha256(drift.sealed)),
    detail: causes.map(({ detail }) => detail ?? '').join(' | '),
    limit,
    milliseconds: performance.now() - started
  }
}

/** What cannot be undone is shown as edits; the causes beside them are some of those that struck, and no other. */
function isComparedRightly(right: readonly CauseCode[], said: readonly CauseCode[], certainty: Drift['certainty']): boolean {
  const [first, ...besides] = said
  return certainty === 'compared' && first === 'content-changed' && besides.every(code => right.includes(code))
}

/** Independent steps leave no trace of their order. */
function sameCauses(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join()
}
