import { X509Certificate as NodeCertificate } from 'node:crypto'
import { X509Certificate } from '@sigstore/core'
import type { CertifiedIdentity } from './identity.ts'
import { Refusal } from './refusal.ts'

/** Extensions of Fulcio. @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const FULCIO = '1.3.6.1.4.1.57264.1'
const ISSUER_V1 = `${FULCIO}.1`
const ISSUER = `${FULCIO}.8`
const SIGNER_WORKFLOW = `${FULCIO}.9`
const REPOSITORY = `${FULCIO}.12`
const COMMIT = `${FULCIO}.13`
const REF = `${FULCIO}.14`

const ALTERNATIVE_NAME = '2.5.29.17'
/** Critical extensions whose meaning is checked, here or by the library: key usage, names, constraints, extended key usage. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['2.5.29.15', ALTERNATIVE_NAME, '2.5.29.19', '2.5.29.37'])
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3'

/** RFC 5280, GeneralName */
const EMAIL = 1
const URI = 6
const UTF8_STRING = 12

type Extension = NonNullable<ReturnType<X509Certificate['extension']>>

/**
 * Reads whose certificate it is. The library verifies its signatures and dates, and looks at the first of equal extensions only; it asks
 * neither for what the certificate may be used nor what it must understand.
 * @throws Refusal
 */
export function identityOf(der: Uint8Array): CertifiedIdentity {
  const certificate = X509Certificate.parse(Buffer.from(der))
  const extensions = extensionsOf(certificate)
  const usage = new NodeCertificate(der).keyUsage
  if (usage?.includes(CODE_SIGNING) !== true) throw invalid('it is not for signing code')
  if (certificate.extBasicConstraints?.isCA === true) throw invalid('it is that of a certificate authority, not of a signer')
  const issuer = issuerOf(extensions)
  const [repository, ref, commit, signerWorkflow] = [REPOSITORY, REF, COMMIT, SIGNER_WORKFLOW].map(oid =>
    textOf(extensions.get(oid))
  )
  return {
    name: nameOf(extensions.get(ALTERNATIVE_NAME)),
    ...(issuer !== undefined && { issuer }),
    ...(repository !== undefined && { repository }),
    ...(ref !== undefined && { ref }),
    ...(commit !== undefined && { commit }),
    ...(signerWorkflow !== undefined && { signerWorkflow })
  }
}

function extensionsOf(certificate: X509Certificate): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>()
  for (const { subs } of certificate.extensions) {
    const oid = subs[0]?.toOID() ?? ''
    const extension = certificate.extension(oid)
    if (extension === undefined || found.has(oid)) throw invalid(`it has the extension ${oid} twice`)
    if (extension.critical && !UNDERSTOOD.has(oid)) throw invalid(`it has the critical extension ${oid}, which is not known here`)
    found.set(oid, extension)
  }
  return found
}

/** The second version is a string of DER, the first one bare bytes. Where both are present they must agree. */
function issuerOf(extensions: ReadonlyMap<string, Extension>): string | undefined {
  const first = extensions.get(ISSUER_V1)?.value.toString('utf8')
  const issuer = textOf(extensions.get(ISSUER)) ?? first
  if (first !== undefined && first !== issuer) throw invalid('it names two issuers')
  return issuer
}

function textOf(extension: Extension | undefined): string | undefined {
  if (extension === undefined) return undefined
  const inner = extension.valueObj.subs
  const [text] = inner
  if (text === undefined || inner.length !== 1 || !text.tag.isUniversal() || text.tag.number !== UTF8_STRING)
    throw invalid(`its extension ${extension.oid} is not a text`)
  return text.value.toString('utf8')
}

/** With several names, readers may look at different ones. */
function nameOf(extension: Extension | undefined): string {
  const names = extension?.valueObj.subs[0]?.subs ?? []
  const [name] = names
  if (name === undefined || names.length !== 1) throw invalid(`it has ${names.length} subject alternative names instead of one`)
  if (!name.tag.isContextSpecific(URI) && !name.tag.isContextSpecific(EMAIL))
    throw invalid('its subject alternative name is neither a URI nor an e-mail address')
  return name.value.toString('utf8')
}

function invalid(what: string): Refusal {
  return new Refusal('signature-invalid', `the certificate is not accepted: ${what}`)
}
