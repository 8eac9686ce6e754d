import { resolve } from 'node:path'
import { relativePath } from '../disk/contain.ts'
import { readNamedFile } from '../disk/read-file.ts'
import type { Base } from '../model/base.ts'
import { errorCode } from '../model/error-message.ts'
import { type ExpectedIdentity, type ExpectedSigner, GITHUB_RELEASES, type NamedBytes } from '../model/signature.ts'
import { notAllowed, type OptionProblem, OptionsError } from '../options/problem.ts'
import { GATE, type Options } from '../options/table.ts'
import { UsageError } from './usage-error.ts'

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'
const GITHUB = 'https://github.com'
/** Names that users, organizations and repositories have. Without wildcards: each name is compared as a whole. */
const SHORT = /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/
const ADDRESS = /^https:\/\/[^\s*@?#]{1,1000}$/
const WORKFLOW =
  /^(?:https:\/\/[^\s*?#]{1,200}\/|[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}\/)?\.github\/workflows\/[^\s*?/]{1,200}\.ya?ml(?:@\S{1,200})?$/
const REF = /^refs\/[^\s*?]{1,250}$/
const IDENTITY = /^[^\s*]{1,1000}$/
/** Roots of Sigstore and public keys are small. */
export const MAX_TRUST_BYTES = 4 * 1024 * 1024

type SignerOptions = Pick<Options, 'signed-by' | 'public-key' | 'bundle' | 'trusted-root'>

/**
 * Whose signature is expected, with its files read at the trusted base where there is one.
 * @throws OptionsError, or UsageError where a file cannot be read
 */
export function readSigner(options: SignerOptions, cwd: string, trusted: Base | undefined): Promise<ExpectedSigner> {
  return expectedSigner(options, async name => {
    if (trusted === undefined) return readNamedFile(cwd, name, MAX_TRUST_BYTES)
    const bytes = await trusted.read(relativePath(resolve(cwd, name), cwd))
    if (bytes === undefined) throw new Error(`it does not exist at ${trusted.name}`)
    return bytes
  })
}

/** @param read gives the bytes of a file where the expectation comes from: the base of a pull request, never its head */
async function expectedSigner(options: SignerOptions, read: (name: string) => Promise<Uint8Array>): Promise<ExpectedSigner> {
  const { 'signed-by': lines, 'public-key': keyName, bundle, 'trusted-root': rootName } = options
  if (lines.length > 0 === (keyName !== '')) throw new OptionsError([lines.length > 0 ? BOTH : NEITHER])
  const identity = lines.length === 0 ? undefined : identityOf(lines)
  const file = async (name: string, input: string): Promise<NamedBytes | undefined> =>
    name === ''
      ? undefined
      : {
          name,
          bytes: await read(name).catch((error: unknown) => {
            throw new UsageError(`the file ${JSON.stringify(name)} in "${input}" cannot be read: ${errorCode(error)}`)
          })
        }
  const key = await file(keyName, 'public-key')
  const root = await file(rootName, 'trusted-root')
  return {
    ...(identity !== undefined && { identity }),
    ...(key !== undefined && { key }),
    ...(root !== undefined && { root }),
    ...(bundle !== '' && { bundle })
  }
}

const BOTH: OptionProblem = {
  name: 'public-key',
  text: '"signed-by" expects a certificate and "public-key" a key: give only one of them'
}
const NEITHER: OptionProblem = {
  name: 'signed-by',
  text: '"bundle" and "trusted-root" are about a signature: name who must have signed in "signed-by" or "public-key"'
}

const KEYS = ['repository', 'workflow', 'ref', 'issuer', 'identity'] as const
type Key = (typeof KEYS)[number]
const PATTERNS: Readonly<Record<Key, RegExp>> = {
  repository: new RegExp(`${SHORT.source}|${ADDRESS.source}`),
  workflow: WORKFLOW,
  ref: REF,
  issuer: ADDRESS,
  identity: IDENTITY
}

/** `OWNER/REPO` alone, or one line per part. @throws OptionsError */
function identityOf(lines: readonly string[]): ExpectedIdentity {
  const parts: { [K in Key]?: string } = {}
  for (const line of lines) {
    const [, name = 'repository', value = line] = /^([a-z]+):[ \t]+(.+)$/.exec(line) ?? []
    const key = KEYS.find(known => known === name)
    if (key === undefined || parts[key] !== undefined || !PATTERNS[key].test(value))
      throw new OptionsError([notAllowed('signed-by', line, GATE['signed-by'].allowed)])
    parts[key] = value
  }
  const { repository, workflow, ref, identity, issuer = identity === undefined ? GITHUB_ISSUER : undefined } = parts
  const isRelease = identity === GITHUB_RELEASES
  if (isRelease && repository === undefined)
    throw refused('GitHub signs the releases of all repositories with this name: name the "repository" too')
  if (issuer === undefined && !isRelease) throw refused('an "identity" is one of an "issuer": name both')
  if (repository === undefined && identity === undefined) throw refused('name a "repository" or an "identity"')
  if (repository !== undefined && !repository.startsWith('https://') && issuer !== GITHUB_ISSUER && !isRelease)
    throw refused('of another issuer than GitHub, write the whole URL of the repository')
  const url = repository === undefined || repository.startsWith('https://') ? repository : `${GITHUB}/${repository}`
  if (workflow !== undefined && url === undefined) throw refused('a "workflow" needs its "repository"')
  return {
    ...(issuer !== undefined && { issuer }),
    ...(url !== undefined && { repository: url }),
    ...(workflow !== undefined && { workflow: workflowUrl(workflow, url ?? '') }),
    ...(ref !== undefined && { ref }),
    ...(identity !== undefined && { identity })
  }
}

function refused(why: string): OptionsError {
  return new OptionsError([{ name: 'signed-by', text: `"signed-by" is not complete: ${why}` }])
}

/** A path is one in the repository; with an owner and a name before it, one of a reusable workflow. */
function workflowUrl(workflow: string, repository: string): string {
  if (workflow.startsWith('https://')) return workflow
  return workflow.startsWith('.github/') ? `${repository}/${workflow}` : `${new URL(repository).origin}/${workflow}`
}
