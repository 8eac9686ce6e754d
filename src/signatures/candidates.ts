import { basename, dirname, resolve } from 'node:path'
import { relativePath } from '../disk/contain.ts'
import { namesIn as namesOnDisk } from '../disk/look.ts'
import { readNamedFile } from '../disk/read-file.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { comparePaths } from '../model/path-order.ts'
import type { GateRequest } from '../model/request.ts'

/** A file that may have the signature of a manifest. */
export interface Candidate {
  /** As the user would write it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** True for the manifest itself, which some formats sign in one file. */
  readonly isManifest?: true
}

/** A bundle with its certificate and proofs has some kilobytes, a statement about a hundred thousand files some megabytes. */
const MAX_SIGNATURE_BYTES = 64 * 1024 * 1024
/** More files than one manifest has signatures. */
const MAX_CANDIDATES = 20
/** Endings behind the whole name of a manifest. */
const ENDINGS = ['.sigstore.json', '.sigstore', '.bundle', '.bundle.json', '.intoto.jsonl', '.minisig', '.sig']
/** SLSA generators choose the name of their own. */
const STATEMENTS = /\.intoto\.jsonl$/
/** Formats that are signed in the file itself. */
const SIGNED_FORMATS: ReadonlySet<string> = new Set(['in-toto', 'sigstore'])

/** The bytes of a manifest as they were read for its seals. @throws when they cannot be read again */
export async function manifestBytes(
  { name, file, sha256 }: LoadedManifest,
  request: GateRequest
): Promise<Uint8Array | undefined> {
  if (sha256 === undefined) return undefined
  if (file !== undefined) return readFrom(request, name, request.maxManifestBytes ?? MAX_BYTES)
  const { seals } = request
  return typeof seals === 'string' ? Buffer.from(seals) : seals
}

/**
 * Files in which a signature of a manifest may be: the named one, else those beside it, where the manifest itself was read.
 * @throws when one of them cannot be read
 */
export async function candidatesFor(
  source: LoadedManifest,
  bytes: Uint8Array,
  request: GateRequest
): Promise<readonly Candidate[]> {
  const own: Candidate[] = isSelfSigned(source, bytes) ? [{ name: source.name, bytes, isManifest: true }] : []
  const named = request.signer?.bundle
  if (named !== undefined) {
    const there = await readFrom(request, named, MAX_SIGNATURE_BYTES)
    return Buffer.from(there).equals(bytes) ? own : [{ name: named, bytes: there }]
  }
  const { file, name } = source
  if (file === undefined) return own
  const last = basename(name)
  const prefix = name.slice(0, name.length - last.length)
  const beside = (await namesIn(request, dirname(resolve(request.cwd, name)))).filter(other => isSignatureName(other, last))
  const found = beside.sort(comparePaths).slice(0, MAX_CANDIDATES)
  const read = found.map(async other => ({
    name: `${prefix}${other}`,
    bytes: await readFrom(request, `${prefix}${other}`, MAX_SIGNATURE_BYTES)
  }))
  return [...own, ...(await Promise.all(read)).filter(({ bytes: others }) => !Buffer.from(others).equals(bytes))]
}

/** True for a file beside a manifest that may have its signature. */
export function isSignatureName(name: string, manifest: string): boolean {
  return ENDINGS.some(ending => name === `${manifest}${ending}`) || (STATEMENTS.test(name) && !name.includes('/'))
}

/** Bundles, and lists with the two lines of signify. */
function isSelfSigned({ format }: LoadedManifest, bytes: Uint8Array): boolean {
  return SIGNED_FORMATS.has(format) || Buffer.from(bytes.subarray(0, 19)).toString('latin1') === 'untrusted comment: '
}

async function namesIn({ trusted, cwd }: GateRequest, path: string): Promise<readonly string[]> {
  if (trusted === undefined) return namesOnDisk(path)
  const folder = relativePath(path, cwd)
  const start = folder === '.' ? '' : `${folder}/`
  return (await trusted.list()).filter(name => name.startsWith(start)).map(name => name.slice(start.length))
}

async function readFrom({ trusted, cwd }: GateRequest, name: string, limit: number): Promise<Uint8Array> {
  if (trusted === undefined) return readNamedFile(cwd, name, limit)
  const bytes = await trusted.read(relativePath(resolve(cwd, name), cwd))
  if (bytes === undefined) throw new Error(`there is no ${JSON.stringify(name)} at ${trusted.name}`)
  return bytes
}
