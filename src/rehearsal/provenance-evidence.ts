import { type CloneProvenance, LEAD_KINDS } from '../release/documents/clone-provenance.ts'
import { withoutReviewed } from '../release/rules/reviewed-secrets.ts'
import type { DumpSurvey } from './dump.ts'
import type { Facts } from './facts.ts'
import { documentedIsolation } from './isolation.ts'
import { betweenIn, cloneId, dumpOf, NO_CLAIM, type PacketInput, refOf, refsOf } from './packet-input.ts'
import { documentedFindings, reviewSecrets } from './secret-denials.ts'
import { SCANNER } from './secrets.ts'

/** What the clone was made of, how it was cut off, and what the search for credentials found. */
export function provenanceOf(input: PacketInput, facts: Facts, reason: string | undefined): CloneProvenance {
  const { survey, environment, isolation, confinement, leads, secretColumns } = facts
  const shared = { schema: 'seal-gate/clone-provenance/1', production_claim: NO_CLAIM } as const
  const scan = survey === undefined ? undefined : secretScanOf(input, facts, survey)
  const safe = environment !== undefined && isolation !== undefined && confinement !== undefined && leads !== undefined
  if (!safe || survey === undefined || scan === undefined || secretColumns === undefined || unsafe(input, facts))
    return {
      ...shared,
      verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
      reason: reason ?? 'there is no dump',
      ...(survey !== undefined && { refused_dump: dumpOf(input, survey) }),
      ...(scan !== undefined && { secret_scan: scan }),
      operator_input_needed: facts.driver.operatorInput()
    }
  const version = survey.serverVersion
  const skipped = skippedExtensions(input, facts)
  return {
    ...shared,
    verdict: 'SAFE_PRODUCTION_SHAPED_CLONE',
    clone_id: cloneId(input, survey),
    dump: dumpOf(input, survey),
    source: version === undefined ? {} : { server_version: version },
    environment,
    isolation: documentedIsolation(environment.engine, isolation, confinement),
    leads: { policy: refOf(input.policy), checked: [...LEAD_KINDS], found: [...leads] },
    secret_scan: scan,
    ...(input.spec.mask !== undefined && {
      masked: input.spec.mask.map(({ table, column, how }) => ({ table, column, how }))
    }),
    ...(skipped.length > 0 && { extensions_skipped: skipped }),
    ...(input.spec.roles !== undefined && input.spec.roles.length > 0 && { roles_added: input.spec.roles }),
    destroyed: facts.destroyed === true
  }
}

/** Extensions of the dump that the clone does not have, as the spec requests. */
export function skippedExtensions({ spec }: Pick<PacketInput, 'spec'>, { survey }: Facts): string[] {
  return (survey?.extensions ?? []).filter(name => spec.skip_extensions?.includes(name) === true)
}

function unsafe({ policy }: PacketInput, { leads = [], survey, scriptSecrets = [], secretColumns }: Facts): boolean {
  const reviewed = policy.document.allow?.reviewed_secrets
  const filled = withoutReviewed([], secretColumns?.columns ?? [], reviewed).columnsLeft
  const { left = [], columnsLeft = [] } = survey === undefined ? {} : reviewSecrets(survey, policy.document)
  return leads.length > 0 || left.length > 0 || columnsLeft.length > 0 || scriptSecrets.length > 0 || filled.length > 0
}

type SecretScan = NonNullable<Extract<CloneProvenance, { verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE' }>['secret_scan']>

function secretScanOf(input: PacketInput, facts: Facts, survey: DumpSurvey): SecretScan {
  const path = input.dumpName
  return {
    scanner: SCANNER,
    rules: survey.secrets.rules,
    scanned: [
      { path, sha256: survey.sha256, bytes: survey.bytes },
      ...[input.apply, input.rollback, ...betweenIn(input)].flatMap(refsOf)
    ],
    findings: [
      ...documentedFindings(survey.secrets, input.policy.document).map(finding => ({ ...finding, path })),
      ...(facts.scriptSecrets ?? [])
    ],
    columns: [...(facts.secretColumns?.columns ?? [])]
  }
}
