import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { diagnose, diagnoseWith } from '../../src/drift/diagnose.ts'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import { FactFinder } from '../../src/manifests/facts.ts'
import { observe } from '../../src/verify/observe.ts'
import { TEXTS } from './make.ts'

export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

/** @param {boolean} facts false for a seal of a format that carries digest and length only */
export function sealOf(path, bytes, facts = true) {
  const finder = new FactFinder()
  finder.update(bytes)
  return { path, digests: { sha256: sha256(bytes) }, bytes: bytes.length, line: 1, ...(facts && finder.done()) }
}

/** Puts all drifts in one folder and verifies it against the seals of the originals, as a run of the gate does. */
export async function refusals(drifts) {
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

/** Commits the texts and reads them back out of git's store. */
export function gitWitness() {
  const folder = mkdtempSync(join(tmpdir(), 'drift-corpus-git-'))
  const git = (args, input) => {
    const config = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_DIR: join(folder, 'texts.git') }
    const { status, stdout, stderr } = spawnSync('git', args, { input, env: { ...process.env, ...config } })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  git(['init', '-q', '--bare'])
  return {
    blob: text =>
      git([
        'cat-file',
        'blob',
        git(['hash-object', '-w', '--no-filters', join(TEXTS, text)])
          .toString()
          .trim()
      ]),
    close: () => rmSync(folder, { recursive: true, force: true })
  }
}

/** What the engine says of one drift. */
export function judge(drift, witness, facts) {
  const seal = sealOf(drift.path, drift.sealed, facts)
  const started = performance.now()
  const diagnosis = drift.witness
    ? diagnoseWith({ original: witness.blob(drift.text), proof: 'git-blob' }, seal, drift.drifted)
    : diagnose(seal, drift.drifted)
  const { causes, proof, limit } = diagnosis.drift
  const said = causes.map(({ code }) => code)
  return {
    id: drift.id,
    expected: drift.causes,
    said,
    named: [drift.causes, ...(drift.or ?? [])].some(right => sameCauses(right, said)),
    inOrder: [drift.causes, ...(drift.or ?? [])].some(right => right.join() === said.join()),
    provable: drift.provable,
    proof,
    // A witness is no inverse; what it proves is counted apart.
    proved: proof === 'inversion' || proof === 'pointer',
    restores: proof === undefined || restores(proof, diagnosis.original, drift),
    detail: causes.map(({ detail }) => detail ?? '').join(' | '),
    limit,
    milliseconds: performance.now() - started
  }
}

/** Checked apart from the engine. A pointer proves without the bytes: it must name them. */
function restores(proof, original, { sealed, drifted }) {
  if (proof !== 'pointer') return original !== undefined && sha256(original) === sha256(sealed)
  const text = drifted.toString('latin1')
  return text.includes(`oid sha256:${sha256(sealed)}\n`) && text.includes(`size ${sealed.length}\n`)
}

/** Steps that do not touch each other leave no trace of their order. */
function sameCauses(a, b) {
  return a.toSorted().join() === b.toSorted().join()
}
