import type { Validator } from '../documents/validator.ts'
import type { RanValidator } from '../documents/validator-result.ts'
import { isSealed, type Packet, ranValidators, referred, sameBytes } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'

/** A result counts only for the pinned validator, after that validator has shown that it can refuse. */
export const resultIsOfThePinnedValidator: Rule = {
  code: 'evidence-inconsistent',
  name: 'each validator result is of the pinned bytes, its own cases ended as they must, and it judged what it must judge',
  check: packet =>
    ranValidators(packet).flatMap(({ path, document }) => {
      const validator = referred(packet, 'validator', document.validator)
      if (validator === undefined)
        return denials('evidence-inconsistent', path, ['the validator that it names is not a sealed validator of this packet'])
      return denials('evidence-inconsistent', path, [
        ...identity(packet, validator.document, document),
        ...(document.status === 'PASS' ? outcomes(validator.document, document) : [])
      ])
    })
}

function identity(packet: Packet, pinned: Validator, result: RanValidator): readonly (string | false)[] {
  const { program } = pinned
  const there = packet.sealed.get(program.path)
  const unsealed = result.judged.filter(({ file }) => !isSealed(packet, file)).map(({ file }) => file.path)
  return [
    !sameBytes(program, result.program) && 'the bytes that ran are not the pinned ones',
    there !== undefined && !sameBytes(there, program) && 'the sealed program is not the pinned one',
    unsealed.length > 0 && `it judged other bytes than the sealed ones: ${listed(unsealed)}`
  ]
}

interface Outcome {
  readonly exit_code: number
  readonly timed_out: boolean
}

/** Only a result that claims to pass is checked for this: a FAIL closes nothing. */
function outcomes(pinned: Validator, result: RanValidator): readonly (string | false)[] {
  const judged = new Map(result.judged.map(one => [one.file.path, one]))
  const refused = pinned.judges.filter(path => !endedWith(judged.get(path), 0))
  return [
    !endedWith(result.self_test, 0) && 'its self-test did not pass',
    ...cases('reject', pinned.must_reject, result.must_reject),
    ...cases(
      'accept',
      pinned.must_accept.map(one => ({ ...one, exit_code: 0 })),
      result.must_accept
    ),
    refused.length > 0 && `it did not accept ${listed(refused)}`,
    result.judged.some(one => !endedWith(one, 0)) && refused.length === 0 && 'it did not accept all that it judged'
  ]
}

type Case = Validator['must_reject'][number]

function cases(verb: string, wanted: readonly Case[], ran: RanValidator['must_reject']): readonly (string | false)[] {
  const results = new Map(ran.map(one => [one.id, one]))
  const wrong = wanted.filter(({ id, input, exit_code }) => {
    const result = results.get(id)
    return result === undefined || !sameBytes(result.input, input) || !endedWith(result, exit_code)
  })
  return [
    wrong.length > 0 && `it was not shown to ${verb} ${listed(wrong.map(({ id }) => id))}`,
    ran.length > wanted.length && `it ran cases to ${verb} that the validator does not name`
  ]
}

function endedWith(outcome: Outcome | undefined, code: number): boolean {
  return outcome !== undefined && !outcome.timed_out && outcome.exit_code === code
}
