import { jsonText } from '../manifests/json-text.ts'
import type { EvidenceCode } from '../model/codes.ts'
import { digestOf } from '../model/digest.ts'
import { sealed } from './control.ts'
import { bytesAt, type Probe, replaced, type Tree } from './probe.ts'
import { CONTROL_TOKENS, PRODUCTION_HOST, RELEASE_FILES, type ReleaseDocuments, releaseDocuments } from './release-control.ts'

/** Put into a dump as a credential. No report may hold it. */
export const PROBE_SECRET = 'probe-secret-0d1f'

const LEAKING_DUMP = `${RELEASE_FILES['dump.sql']}-- password = '${PROBE_SECRET}'\n`

/** The control packet, made otherwise and sealed again: references between its documents follow, so that no seal is broken. */
export function releasePacket(
  edit: (documents: ReleaseDocuments) => void = () => undefined,
  files: Readonly<Record<string, string>> = {}
): Tree {
  const packet = new Map(Object.entries({ ...RELEASE_FILES, ...files }).map(([path, text]) => [path, Buffer.from(text)]))
  const documents = releaseDocuments()
  edit(documents)
  for (const [path, document] of Object.entries(documents)) {
    link(document, packet)
    packet.set(path, Buffer.from(jsonText(document)))
  }
  return sealed('release-control', packet)
}

/** Fills in the digest and length of every reference to a file that is sealed already. */
function link(value: unknown, packet: ReadonlyMap<string, Buffer>): void {
  if (typeof value !== 'object' || value === null) return
  if ('path' in value && 'sha256' in value && typeof value.path === 'string') {
    const bytes = packet.get(value.path)
    if (bytes !== undefined) Object.assign(value, { sha256: digestOf('sha256', bytes), bytes: bytes.length })
  }
  for (const item of Object.values(value)) link(item, packet)
}

/** A probe of evidence that was forged and sealed: only a rule can refuse it. */
function forgeryProbe(
  id: EvidenceCode,
  mutation: string,
  path: string,
  edit: (documents: ReleaseDocuments) => void,
  files: Readonly<Record<string, string>> = {}
): Probe {
  return { id, mutation, path, verdict: 'fail', codes: [id], change: () => releasePacket(edit, files) }
}

/** A probe of a packet whose bytes were changed after it was sealed. */
function driftProbe(id: EvidenceCode, mutation: string, codes: Probe['codes'], change: (bytes: Buffer) => Buffer): Probe {
  const path = 'notes.md'
  return { id, mutation, path, verdict: 'fail', codes, change: tree => replaced(tree, path, change(bytesAt(tree, path))) }
}

/** A probe of evidence that is true and does not count in this run: nothing is denied, and the release is held. */
function endedProbe(
  id: EvidenceCode,
  mutation: string,
  limits: { readonly not_after: string } | { readonly commit: string }
): Probe {
  return {
    id,
    mutation,
    verdict: 'fail',
    codes: ['production-held', id],
    request: { requireClearance: true },
    change: () => releasePacket(docs => Object.assign(docs['execution.json'], limits))
  }
}

/** The bad inputs of a release, each called by the code for which it must be refused. */
export const RELEASE_PROBES: readonly Probe[] = [
  forgeryProbe('clone-not-isolated', 'files of the machine visible to the clone', 'provenance.json', docs =>
    Object.assign(docs['provenance.json'].isolation, { host_files_visible: true })
  ),
  forgeryProbe('clone-points-to-production', 'a foreign server that names a production host', 'provenance.json', docs =>
    docs['provenance.json'].leads.found.push({ kind: 'foreign-server', object: 'reporting', host: PRODUCTION_HOST })
  ),
  forgeryProbe(
    'clone-has-secrets',
    'a credential in the dump, found by the scan',
    'provenance.json',
    docs => {
      docs['provenance.json'].secret_scan.findings.push({ rule: 'password', path: 'dump.sql', line: 3 })
      for (const path of ['compatibility.json', 'execution.json'] as const)
        Object.assign(docs[path].dump, { sha256: digestOf('sha256', Buffer.from(LEAKING_DUMP)), bytes: LEAKING_DUMP.length })
    },
    { 'dump.sql': LEAKING_DUMP }
  ),
  forgeryProbe('schema-mismatch-ignored', 'a column of another type, called compatible', 'compatibility.json', docs => {
    for (const column of docs['compatibility.json'].observed[0]?.columns ?? []) column.type = 'bytea'
  }),
  forgeryProbe('apply-equals-before', 'a change that changes nothing', 'execution.json', docs => {
    const { before, changed } = docs['execution.json']
    docs['execution.json'].after = structuredClone(before)
    changed.tables = []
  }),
  forgeryProbe('rollback-not-restored', 'rows left changed, called restored', 'rollback.json', docs => {
    docs['rollback.json'].restored = structuredClone(docs['execution.json'].after)
  }),
  {
    ...forgeryProbe(
      'rollback-not-restored',
      'no rows between the change and its rollback, which the policy requires',
      'rollback.json',
      docs => {
        Object.assign(docs['policy.json'], { require_rows_between: true })
      }
    ),
    id: 'rows-between-missing'
  },
  forgeryProbe('budget-exceeded', 'a limit of the policy for which nothing was measured', 'execution.json', docs => {
    Object.assign(docs['policy.json'], { budgets: { max_blocked_ms: 0 } })
  }),
  driftProbe('seal-mismatch', 'a text cut to nothing after sealing', ['length-mismatch', 'seal-mismatch'], () => Buffer.alloc(0)),
  driftProbe(
    'unicode-byte-drift',
    'hyphens turned into em dashes after sealing',
    ['length-mismatch', 'unicode-byte-drift'],
    bytes => Buffer.from(bytes.toString('utf8').replaceAll(' - ', ' — '), 'utf8')
  ),
  forgeryProbe('production-pass-from-clone', 'a production claim made on a clone', 'rollback.json', docs => {
    docs['rollback.json'].production_claim = 'PASS'
  }),
  forgeryProbe('forbidden-token', 'every forbidden token written into a sealed text', 'notes.md', () => undefined, {
    'notes.md': `# Change 1\n\n${CONTROL_TOKENS.map(({ token }) => token).join(' ')}\n`
  }),
  endedProbe('evidence-expired', 'an execution that expired one second ago', { not_after: '2900-06-01T11:59:59Z' }),
  endedProbe('evidence-other-commit', 'an execution for another commit', { commit: 'c1'.repeat(20) })
]
