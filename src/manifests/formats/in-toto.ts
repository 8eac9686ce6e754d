/**
 * in-toto Statements (v0.1, v1), bare, in a DSSE envelope, in a Sigstore bundle, or several of these as JSON lines.
 *
 * What the subjects are depends on the type of the predicate: in most they are files; of a signed model (OMS) they are the model as a whole, and
 * the files are in the predicate; of a release of GitHub one of them is the release itself. A Statement's subjects are matched by digest; their names are free text. It is read as a manifest only when every name is a unique
 * relative path. Unknown fields are ignored, as the specification wants; signatures and predicates are not judged, and a notice states that.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 * @see https://github.com/secure-systems-lab/dsse/blob/master/envelope.md
 */
import { isUtf8 } from 'node:buffer'
import type { ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import { UNSIGNED } from '../clearsign.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, readJson } from '../json.ts'
import { textAt } from '../json-list.ts'
import { eachLine } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { OMS_PREDICATE, readModel } from './oms.ts'

const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/
/** @see https://github.com/in-toto/attestation/blob/main/spec/predicates/release.md */
const RELEASE = /^https:\/\/in-toto\.io\/attestation\/release\/v0\.[12]$/
const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

export const inToto: Format = {
  name: 'in-toto',
  detect: ({ text }) =>
    /^[ \t\r\n]*\{/.test(text) && (text.includes('"https://in-toto.io/Statement/') || text.includes(`"${PAYLOAD_TYPE}"`)),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  if (!isJsonLines(manifest.text)) return entries.done(readDocument(entries, manifest, 1))
  eachLine(manifest, entries, (text, line) => {
    if (text.trim() === '') return
    const { covers } = readDocument(entries, { ...manifest, text }, line)
    // Each statement of a model is about all files of a folder.
    if (covers !== undefined) entries.problem('manifest-malformed', line, 'a signed model is one of several statements')
  })
  return entries.done()
}

/** True when the first line is a whole JSON object and is not the only line. */
function isJsonLines(text: string): boolean {
  const feed = text.indexOf('\n')
  if (feed < 0 || text.slice(feed).trim() === '') return false
  try {
    return isRecord(JSON.parse(text.slice(0, feed)))
  } catch {
    return false
  }
}

/** What is said about files that are not listed. */
type Scope = ReturnType<typeof readModel>

function readDocument(entries: ManifestBuilder, manifest: ManifestText, line: number): Scope {
  const refuse = (reason: string): Scope => {
    entries.problem('manifest-malformed', line, reason)
    return {}
  }
  const json = readJson(manifest, entries, line)
  if (json === undefined) return {}
  const { value } = json
  if (!isRecord(value)) return refuse('not a JSON object')
  const envelope = isRecord(value['dsseEnvelope']) ? value['dsseEnvelope'] : value
  if (envelope['payload'] === undefined && envelope['payloadType'] === undefined) {
    entries.notice(UNSIGNED)
    return readStatement(entries, value, index => json.facts.lineOf(`/subject/${index}`))
  }
  entries.notice('unauthenticated: its signature is not verified here')
  const payload = payloadOf(envelope)
  if (typeof payload !== 'string') return refuse(payload.reason)
  const statement = readJson({ ...manifest, text: payload }, entries, line)?.value
  return statement === undefined ? {} : readStatement(entries, statement, () => line)
}

function payloadOf({ payload, payloadType }: Readonly<Record<string, unknown>>): string | { readonly reason: string } {
  if (payloadType !== PAYLOAD_TYPE) return { reason: `the envelope's payloadType is not "${PAYLOAD_TYPE}"` }
  const text = typeof payload === 'string' ? payload : ''
  const bytes = fromBase64(text, 'standard', 'padded') ?? fromBase64(text, 'url', 'padded') ?? fromBase64(text, 'url', 'bare')
  if (bytes === undefined || bytes.length === 0) return { reason: "the envelope's payload is not base64" }
  return isUtf8(bytes) ? bytes.toString('utf8') : { reason: "the envelope's payload is not UTF-8" }
}

function readStatement(entries: ManifestBuilder, statement: unknown, lineOf: (index: number) => number): Scope {
  const line = lineOf(0)
  const refuse = (reason: string): Scope => {
    entries.problem('manifest-schema-unknown', line, reason)
    return {}
  }
  if (!isRecord(statement) || typeof statement['_type'] !== 'string' || !STATEMENT.test(statement['_type']))
    return refuse('its "_type" is not that of an in-toto Statement v0.1 or v1')
  const type = textAt(statement, 'predicateType')
  if (type === OMS_PREDICATE) return readModel(entries, statement, line)
  const { predicate, subject: subjects } = statement
  if (type.startsWith('https://model_signing/') || (isRecord(predicate) && isRecord(predicate['serialization'])))
    return refuse('its predicate is of a signed model, and its "predicateType" not that of OMS 1.0')
  if (Array.isArray(subjects)) readSubjects(entries, subjects, RELEASE.test(type), lineOf)
  else entries.problem('manifest-malformed', line, 'it has no list "subject"')
  return {}
}

function readSubjects(
  entries: ManifestBuilder,
  subjects: readonly unknown[],
  isRelease: boolean,
  lineOf: (index: number) => number
) {
  const names = new Set<string>()
  for (const [index, subject] of subjects.entries()) {
    if (entries.hopeless) break
    // The release itself, by its tag and commit; its assets are files.
    if (isRelease && textAt(subject, 'name') === '' && textAt(subject, 'uri').startsWith('pkg:github/')) continue
    readSubject(entries, lineOf(index), subject, names)
  }
}

function readSubject(entries: ManifestBuilder, line: number, subject: unknown, names: Set<string>) {
  const path = isRecord(subject) ? subject['name'] : undefined
  const digest = isRecord(subject) ? subject['digest'] : undefined
  if (typeof path !== 'string' || path === '_')
    return entries.problem('manifest-path-unsafe', line, 'a subject has no name: it cannot be read as a path')
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path))
    return entries.problem('manifest-path-unsafe', line, "a subject's name is an address, not a path", path)
  if (names.has(path)) return entries.problem('manifest-path-duplicate', line, 'two subjects have the same name', path)
  names.add(path)
  if (!isRecord(digest)) return entries.problem('manifest-malformed', line, 'a subject has no "digest" object', path)
  const digests = namedDigests(entries, line, path, Object.entries(digest))
  if (digests !== undefined) entries.add({ path, digests, line })
}
