import { expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { codesOf, sealOf, twinOf } from '../sealing.ts'
import type { DriftCase } from './cases.ts'

/** Every case is proved with the causes it names; the seal of unknown bytes proves nothing from the same found bytes. */
export function proves(cases: readonly DriftCase[]): void {
  test.each(cases)('$name', ({ sealed, found, causes, path, facts }) => {
    const seal = { ...sealOf(sealed, facts), ...(path !== undefined && { path }) }
    const { drift, original } = diagnose(seal, found)
    expect(codesOf(drift)).toEqual(causes)
    expect(drift.certainty).toBe('proved')
    expect(original).toEqual(sealed)
    const twin = diagnose(twinOf(seal), found)
    expect(twin.drift.certainty).not.toBe('proved')
    expect(twin.original).toBeUndefined()
  })
}
