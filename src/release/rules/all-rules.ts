import {
  executionIsOfItsClone,
  expectationsAreSealed,
  oneOfEach,
  probeNumbersAddUp,
  provenanceIsOfKnownThings,
  rollbackIsOfItsExecution
} from './consistency.ts'
import { charactersHold, sealsHold } from './drift.ts'
import { changeIsWithinBudgets } from './impact.ts'
import { cloneIsIsolated } from './isolation.ts'
import { changeChanges } from './mutation.ts'
import { cloneLeadsNowhere } from './production.ts'
import { cloneProvesNoProduction } from './production-claim.ts'
import { rollbackRestores } from './restoration.ts'
import type { Rule } from './rule.ts'
import { schemaIsAsExpected } from './schema.ts'
import { cloneHoldsNoSecrets } from './secrets.ts'
import { noForbiddenToken } from './tokens.ts'
import { resultIsOfThePinnedValidator } from './validators.ts'

/** Every rule, in the order in which denials are reported. Any one of them denies a packet; none makes another one pass. */
export const RULES: readonly Rule[] = [
  sealsHold,
  charactersHold,
  cloneIsIsolated,
  cloneLeadsNowhere,
  cloneHoldsNoSecrets,
  schemaIsAsExpected,
  changeChanges,
  rollbackRestores,
  changeIsWithinBudgets,
  cloneProvesNoProduction,
  noForbiddenToken,
  oneOfEach,
  provenanceIsOfKnownThings,
  expectationsAreSealed,
  executionIsOfItsClone,
  rollbackIsOfItsExecution,
  resultIsOfThePinnedValidator,
  probeNumbersAddUp
]
