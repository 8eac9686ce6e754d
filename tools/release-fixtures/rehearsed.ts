import { CLEARED_BLOCKERS } from './cleared.ts'
import { Draft } from './draft.ts'
import { ownProbes, READY_BLOCKERS, READY_TEXTS } from './ready-not-applied.ts'
import { addValidator, CHANGE } from './registry-change.ts'
import { addRehearsal, EXECUTION, type Rehearse, ROLLBACK } from './rehearse.ts'
import { runValidator } from './run-validator.ts'

/** What it takes from the packet that is ready: all but the words about a dump that is not there. */
export const UNCHANGED_TEXTS = READY_TEXTS.filter(path => path !== 'README.md' && path !== 'operator/INPUT.md')

/**
 * The packet that is ready, after the operator supplied a dump: what a clone can show is shown, and what only production can show is open.
 * @param probes probe-results.json of a real run of the gate
 * @param rehearsed gives the evidence of a rehearsal of these files
 */
export function rehearsedPacket(
  texts: ReadonlyMap<string, Buffer>,
  probes: Buffer,
  rehearsed: Rehearse
): ReadonlyMap<string, Buffer> {
  const draft = addRehearsal(new Draft(texts), rehearsed)
  const validator = addValidator(draft, 'clone', [EXECUTION, ROLLBACK])
  const blockers = [
    ...CLEARED_BLOCKERS.filter(({ scope }) => scope === 'clone'),
    ...READY_BLOCKERS.filter(({ scope }) => scope === 'production')
  ]
  draft
    .add('validator-result.json', runValidator(draft, 'validator.json', validator))
    .add('probe-results.json', probes)
    .add('probes.json', ownProbes('evidence-inconsistent'))
    .add('blocker-map.json', { schema: 'seal-gate/blocker-map/1', blockers })
  return draft.sealed(`${CHANGE}-rehearsed`)
}
