import { runGate } from '../gate/run.ts'
import type { Base } from '../model/base.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest, Repair, SealedCommit } from '../model/request.ts'
import type { RunIdentity } from '../model/shard.ts'
import type { ExpectedSigner } from '../model/signature.ts'
import type { Options } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'
import { UsageError } from './usage-error.ts'

/** The run that this process is part of: as it is named, else the run of the workflow. Undefined where there is neither. */
export function runIdentity(name: string, env: Readonly<Record<string, string | undefined>>): RunIdentity | undefined {
  const { GITHUB_RUN_ID: workflow = '', GITHUB_RUN_ATTEMPT: attempt = '', GITHUB_SHA: commit, GITHUB_REF: ref } = env
  const id = name === '' ? workflow : name
  if (id === '') return undefined
  return { id, ...(ATTEMPT.test(attempt) && { attempt }), ...(commit && { commit }), ...(ref && { ref }) }
}

const ATTEMPT = /^[1-9][0-9]{0,8}$/

/** True in a job of a CI: GitHub Actions sets the first variable, nearly every other CI the second. */
export function isInJob(env: Readonly<Record<string, string | undefined>>): boolean {
  return [env['GITHUB_ACTIONS'], env['CI']].some(value => value !== undefined && !['', '0', 'false'].includes(value))
}

/** Runs the gate, after its self-test unless that is switched off. Never throws. */
export function verify(request: GateRequest, { probes }: Pick<Options, 'probes'>): Promise<Report> {
  return runGate(request, probes ? SELF_TEST : null)
}

/**
 * The branch, tag or commit that manifests are read from; undefined for the checkout.
 * @throws UsageError when there is no such commit
 */
export async function trustedRef(
  { 'trusted-ref': ref, 'max-manifest-bytes': limit }: Pick<Options, 'trusted-ref' | 'max-manifest-bytes'>,
  cwd: string
): Promise<Base | undefined> {
  if (ref === '') return undefined
  const { gitBase } = await import('../git/base.ts')
  const trusted = await gitBase(cwd, ref, 'commit', process.env, limit).catch(error => {
    throw new UsageError(`the manifests cannot be read at the commit ${JSON.stringify(ref)}: ${errorMessage(error)}`)
  })
  if (trusted === undefined) throw new UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`)
  return trusted
}

type CommitOptions = Pick<Options, 'unchanged-since' | 'paths' | 'new-files' | 'repairs'>

/**
 * The commit whose files must be unchanged; undefined when none is named.
 * @param found the revision that a word such as `base` stands for, where the caller knows it
 * @throws UsageError when `paths` or `new-files` is given without it, or a word has no meaning here
 */
export function sealedCommit(options: CommitOptions, found?: Pick<SealedCommit, 'ref' | 'label'>): SealedCommit | undefined {
  const { 'unchanged-since': ref, paths, 'new-files': newFiles } = options
  if (ref === '') {
    if (paths.length + options.repairs.length > 0 || newFiles !== 'allow')
      throw new UsageError('"paths" and "new-files" are about "unchanged-since": name a ref')
    return undefined
  }
  if (found === undefined && (ref === 'base' || ref === 'latest-release'))
    throw new UsageError(
      `"unchanged-since: ${ref}" has a meaning in the action only: name a tag, branch or commit, or latest-tag`
    )
  return { ref, ...found, paths, newFiles, repairs: repairsOf(options.repairs) }
}

const REPAIR = /^([0-9a-f]{64})[ \t]+(\S.*?)[ \t]+#[ \t]*(\S.*)$/i

/** @throws UsageError for a line that is not `SHA256 PATH # REASON`, or a path that is repaired twice */
function repairsOf(lines: readonly string[]): readonly Repair[] {
  const repairs = new Map<string, Repair>()
  for (const line of lines) {
    const [, sha256 = '', path = '', reason = ''] = REPAIR.exec(line) ?? []
    if (path === '')
      throw new UsageError(
        `"repairs" has the line ${JSON.stringify(line)}: write the sha256 of the new bytes, the path, and "# REASON"`
      )
    if (repairs.has(path)) throw new UsageError(`"repairs" lists ${JSON.stringify(path)} twice`)
    repairs.set(path, { path, sha256: sha256.toLowerCase(), reason })
  }
  return [...repairs.values()]
}

type SignerOptions = Pick<Options, 'signed-by' | 'public-key' | 'bundle' | 'trusted-root'>

/** Who must have signed; read at the trusted ref where there is one. Loaded only where it is asked. */
export async function signerOf(
  options: SignerOptions,
  folder: string,
  trusted: Base | undefined
): Promise<ExpectedSigner | undefined> {
  const { 'signed-by': signedBy, 'public-key': key, bundle, 'trusted-root': root } = options
  if (signedBy.length === 0 && key + bundle + root === '') return undefined
  return (await import('./signed-by.ts')).readSigner(options, folder, trusted)
}
