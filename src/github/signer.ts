import { MAX_TRUST_BYTES, readSigner } from '../commands/signed-by.ts'
import { readNamedFile } from '../disk/read-file.ts'
import type { Base, SignerChange } from '../model/base.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { ExpectedSigner, NamedBytes } from '../model/signature.ts'
import { notAllowed, OptionsError } from '../options/problem.ts'
import type { Options } from '../options/table.ts'
import type { Env } from './context.ts'
import { eventOf } from './event.ts'

type SignerOptions = Pick<
  Options,
  'signed-by' | 'public-key' | 'bundle' | 'trusted-root' | 'trusted-ref' | 'github-token' | 'max-manifest-bytes'
>

/**
 * Whose signature is expected. A key and a trusted root are read at the base of a change: its head could bring its own.
 * @throws OptionsError where it is not known whose files are checked out, UsageError where one cannot be read
 */
export async function signerOfRun(
  options: SignerOptions,
  workspace: string,
  env: Env
): Promise<{ readonly signer: ExpectedSigner; readonly changes: readonly SignerChange[] }> {
  const { 'public-key': key, 'trusted-root': root } = options
  const trusted = key === '' && root === '' ? undefined : await expectationBase(options, workspace, env)
  const signer = await readSigner(options, workspace, trusted)
  const files = { 'public-key': signer.key, 'trusted-root': signer.root }
  const changes = Object.entries(files).flatMap(([input, file]) =>
    file === undefined || trusted === undefined ? [] : changeOf(input, file, workspace)
  )
  return { signer, changes }
}

/** What the checkout has in place of a file that was read at the base. */
function changeOf(key: string, { name, bytes }: NamedBytes, workspace: string): readonly SignerChange[] {
  const shown = (content: Uint8Array): string => `sha256 ${digestOf('sha256', content)}`
  const before = shown(bytes)
  let after: string
  try {
    after = shown(readNamedFile(workspace, name, MAX_TRUST_BYTES))
  } catch (error) {
    after = `not readable (${errorCode(error)})`
  }
  return before === after ? [] : [{ path: name, key, before, after }]
}

async function expectationBase(options: SignerOptions, workspace: string, env: Env): Promise<Base | undefined> {
  const { 'public-key': key, 'trusted-ref': ref } = options
  const { baseNamed, baseOfChange } = await import('./trust.ts')
  if (ref !== '' && ref !== 'base') return baseNamed(ref, options, workspace, env)
  const base = await baseOfChange(options, workspace, env)
  if (base === undefined && eventOf(env).kind === 'unknown')
    throw new OptionsError([notAllowed(key === '' ? 'trusted-root' : 'public-key', key || options['trusted-root'], WHOSE)])
  return base
}

const WHOSE = 'a file only in runs that show whose files are checked out; name a "trusted-ref" to read it at'
