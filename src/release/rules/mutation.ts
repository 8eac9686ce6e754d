import { appliedExecutions, checkedSchemas, type Packet, referred } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'
import { partsOf, stateDifference, untouchedTables } from './state-difference.ts'

/** A change that changed nothing is rolled back perfectly and proves nothing. */
export const changeChanges: Rule = {
  code: 'apply-equals-before',
  name: 'the state after the change differs from the state before it, in what the change is about',
  check: packet =>
    appliedExecutions(packet).flatMap(({ path, document }) => {
      const difference = stateDifference(document.before, document.after)
      const untouched = untouchedTables(difference, expectTouched(packet, document.clone_id))
      const nothing = partsOf(difference).length === 0
      return denials('apply-equals-before', path, [
        nothing && 'the state after the change is the state before it',
        !nothing && untouched.length > 0 && `the rows of ${listed(untouched)} are the same before and after the change`
      ])
    })
}

/** Tables that the sealed expectations for this clone require the change to touch. */
function expectTouched(packet: Packet, clone: string): string[] {
  return checkedSchemas(packet)
    .filter(({ document }) => document.clone_id === clone)
    .flatMap(({ document }) => referred(packet, 'schema-expectations', document.expectations)?.document.expect_touched ?? [])
}
