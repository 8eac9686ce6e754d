import { ofKind, type Packet, ranValidators, referred } from '../packet.ts'
import { CLONE_KINDS, judgesClone } from '../scopes.ts'
import { denials, type Rule } from './rule.ts'

/** What happened on a clone happened on a clone. */
export const cloneProvesNoProduction: Rule = {
  code: 'production-pass-from-clone',
  name: 'nothing about production is claimed from what was seen on a clone',
  check: packet => [...claims(packet), ...closures(packet), ...validators(packet)]
}

function claims(packet: Packet) {
  return CLONE_KINDS.flatMap(kind => ofKind(packet, kind)).flatMap(({ path, document }) =>
    denials('production-pass-from-clone', path, [
      document.production_claim !== 'NONE' && 'it claims something about production; a clone can only claim NONE'
    ])
  )
}

function closures(packet: Packet) {
  const cloneEvidence = new Set(CLONE_KINDS.flatMap(kind => ofKind(packet, kind)).map(({ path }) => path))
  return ofKind(packet, 'blocker-map').flatMap(({ path, document }) =>
    document.blockers
      .filter(({ state, scope }) => state === 'CLOSED' && scope === 'production')
      .flatMap(({ id, closes_when }) =>
        denials('production-pass-from-clone', path, [
          closes_when.some(proof => cloneEvidence.has(proof.document)) &&
            `the production blocker "${id}" is claimed closed by what was seen on a clone`
        ])
      )
  )
}

function validators(packet: Packet) {
  return ranValidators(packet).flatMap(({ path, document }) => {
    const validator = referred(packet, 'validator', document.validator)
    return denials('production-pass-from-clone', path, [
      document.status === 'PASS' &&
        validator?.document.scope === 'production' &&
        judgesClone(packet, document) &&
        'it passes for production, and what it judged was seen on a clone'
    ])
  })
}
