import { expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { FactFinder } from '../../../src/manifests/facts.ts'
import type { Seal } from '../../../src/model/seal.ts'
import { codesOf, sealOf, twinOf } from '../sealing.ts'
import type { DriftCase } from './cases.ts'

/** Fewer guesses than usual: that a seal of unknown bytes proves nothing does not depend on how many are made. */
const TWIN_LIMITS = { guessedBytes: 128 * 1024 }

/** Every case is proved with the causes it names; the seal of unknown bytes proves nothing from the same found bytes. */
export function proves(cases: readonly DriftCase[]): void {
  test.each(cases)('$name', drift => provesWith(drift, sealOf(drift.sealed, drift.facts)))
}

/** The same under each kind of seal: a native one with its facts, a length and a digest, a digest alone. */
export function provesUnderEverySeal(cases: readonly DriftCase[]): void {
  provesWithLength(cases)
  test.each(cases)('$name, sealed without a length', drift => {
    const { bytes: _, ...seal } = sealOf(drift.sealed)
    provesWith(drift, seal)
  })
}

/** The same under each kind of seal that has a length. */
export function provesWithLength(cases: readonly DriftCase[]): void {
  test.each(cases)('$name, sealed with facts', drift => {
    const facts = new FactFinder()
    facts.update(drift.sealed)
    provesWith(drift, sealOf(drift.sealed, facts.done()))
  })
  test.each(cases)('$name, sealed with a length', drift => provesWith(drift, sealOf(drift.sealed)))
}

function provesWith({ sealed, found, causes, path }: DriftCase, plain: Seal): void {
  const seal = { ...plain, ...(path !== undefined && { path }) }
  const { drift, original } = diagnose(seal, found)
  expect(codesOf(drift)).toEqual(causes)
  expect(drift.certainty).toBe('proved')
  expect(original).toEqual(sealed)
  const twin = diagnose(twinOf(seal), found, { limits: TWIN_LIMITS })
  expect(twin.drift.certainty).not.toBe('proved')
  expect(twin.original).toBeUndefined()
}
