import type { ExpectedIdentity } from '../model/signature.ts'

/**
 * What a certificate states about its holder. Fulcio copies it from the token of the issuer.
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export interface CertifiedIdentity {
  /** The one subject alternative name. */
  readonly name: string
  readonly issuer?: string
  readonly repository?: string
  readonly ref?: string
  readonly commit?: string
  /** URL of the workflow that signed, with `@REF`: a reusable workflow is in its own repository. */
  readonly signerWorkflow?: string
}

/** What differs from the expected identity, as a clause; undefined when everything that is expected is exactly so. */
export function identityMismatch(expected: ExpectedIdentity, found: CertifiedIdentity): string | undefined {
  const { issuer, identity, repository, workflow, ref } = expected
  if (found.issuer !== issuer) return differs('issuer', found.issuer, issuer ?? 'none')
  if (identity !== undefined && found.name !== identity) return differs('identity', found.name, identity)
  if (repository !== undefined && found.repository !== repository) return differs('repository', found.repository, repository)
  if (ref !== undefined && found.ref !== ref) return differs('ref', found.ref, ref)
  // Whose name is known as a whole needs no workflow.
  if (workflow === undefined && (repository === undefined || identity !== undefined)) return undefined
  // Fulcio makes the name of a workflow's certificate from the workflow that signed.
  if (found.signerWorkflow !== found.name) return differs('workflow', found.name, found.signerWorkflow ?? workflow ?? '')
  return workflow === undefined
    ? signerOutside(found.name, repository ?? '')
    : isWorkflow(found, workflow)
      ? undefined
      : differs('workflow', found.name, workflow)
}

/** Without a named workflow, it must be one of the repository: any repository can call a reusable one. */
function signerOutside(signer: string, repository: string): string | undefined {
  return signer.startsWith(`${repository}/`)
    ? undefined
    : `its workflow is ${JSON.stringify(signer)}, which is in another repository: name it in "workflow"`
}

/** A name may have an `@` in it, so what follows the workflow must be a ref as a whole: `a.yml@b.yml@refs/heads/main` is not `a.yml`. */
function isWorkflow({ name, repository, ref }: CertifiedIdentity, workflow: string): boolean {
  if (name === workflow) return /@(?:refs\/.+|[0-9a-f]{40})$/.test(workflow)
  if (!name.startsWith(`${workflow}@`)) return false
  const at = name.slice(workflow.length + 1)
  const isOwn = repository !== undefined && workflow.startsWith(`${repository}/`)
  return isOwn ? at === ref : /^(?:refs\/[^@]+|[0-9a-f]{40})$/.test(at)
}

function differs(what: string, found: string | undefined, expected: string): string {
  const is = found === undefined ? 'has none' : `has ${JSON.stringify(found)}`
  return `the expected ${what} is ${JSON.stringify(expected)}, and the certificate ${is}`
}
