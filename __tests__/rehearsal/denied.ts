import { expect } from '@jest/globals'
import type { RehearsalCode } from '../../src/rehearsal/denial.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { parseDocument } from '../../src/release/documents/registry.ts'
import { codes, type Files, judgedPacket } from './rehearsing.ts'

/** A rehearsal that was denied for this one reason, proves nothing in any of its words, and leaves a packet that is not rehearsed. */
export function expectDenied(rehearsal: Rehearsal, code: RehearsalCode, reason: RegExp, files: Files = {}): void {
  expect(
    rehearsal.denials.map(denial => `${denial.code} ${denial.path ?? ''}:${denial.line ?? ''} ${denial.reason}`).join('\n')
  ).toMatch(reason)
  expect(codes(rehearsal)).toEqual([code])
  expect(rehearsal).toMatchObject({ status: 'FAILED', restoredEqualsBefore: false, production_claim: 'NONE' })
  for (const { text } of rehearsal.evidence) {
    const document = JSON.parse(text)
    expect(parseDocument(document.schema, document)).toMatchObject({ kind: expect.any(String) })
    expect(document.production_claim).toBe('NONE')
    // What was proved before the clone outlived it stands there; the provenance says that it was not destroyed.
    if (code !== 'clone-not-destroyed') expect(document.status).not.toBe('RESTORED')
  }
  expect(judgedPacket(rehearsal, files).packetStatus).not.toBe('REHEARSED')
}
