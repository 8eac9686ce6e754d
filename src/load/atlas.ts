import { createHash } from 'node:crypto'
import { isGitNear } from '../disk/git-near.ts'
import { namesIn } from '../disk/look.ts'
import { readInside } from '../disk/read-file.ts'
import { Explainer } from '../drift/explainer.ts'
import { SAMPLE } from '../drift/policy.ts'
import { askGit } from '../git/explain-file.ts'
import type { ReadManifest } from '../manifests/format.ts'
import { literalGlob } from '../manifests/glob.ts'
import { digestOf, matchesSeal } from '../model/digest.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Seal } from '../model/seal.ts'

/** Of one migration. What is larger is not judged. */
const MAX_FILE_BYTES = 64 * 1024 * 1024
/** Files of which git is asked for the sealed bytes, one after the other: each question starts some processes. */
const MAX_ASKED = 32
/** Of its first line, which may be a directive. */
const MAX_DIRECTIVE_BYTES = 4096

/** As Atlas has it. */
const DIRECTIVE = /^[ -~]*atlas:(\w+)(?: +([ -~]*))*/

/** Where the files of a list are. */
export interface Migrations {
  /** Names in the folder. */
  names(): Promise<readonly string[]>
  read(name: string): Promise<Uint8Array | undefined>
  /** Bytes that match the seal of a file that does not match it. */
  original?(seal: Seal, found: Uint8Array | undefined): Promise<Uint8Array | undefined>
}

/**
 * An atlas.sum with a digest for each file. Its own sums run on from file to file, so that the sealed bytes of a file are known only where those of all
 * files before it are. Of a file that has changed, they are looked for; where they are not found, no file after it can be judged.
 */
export async function withFileDigests(list: ReadManifest, files: Migrations): Promise<ReadManifest> {
  if (list.problems.length > 0) return list
  const ignored = await ignoredIn(files, new Set(list.seals.map(({ path }) => path)))
  const names = [...ignored]
  const prefix = createHash('sha256')
  const seals: Seal[] = []
  let lost: string | undefined
  for (const seal of list.seals) {
    if (lost !== undefined) {
      seals.push({ ...seal, unjudged: `its sum includes ${JSON.stringify(lost)}, whose sealed bytes are not known` })
      continue
    }
    for (; names[0] !== undefined && comparePaths(names[0], seal.path) < 0; names.shift()) prefix.update(names[0])
    prefix.update(seal.path)
    const bytes = await sealedBytes({ ...seal, prefix }, files)
    if (bytes === undefined) lost = seal.path
    else prefix.update(bytes)
    seals.push(bytes === undefined ? seal : { ...seal, digests: { sha256: digestOf('sha256', bytes) }, bytes: bytes.length })
  }
  const isUp = list.seals.every(({ path }) => path.endsWith('.up.sql'))
  return {
    ...list,
    seals,
    // Of golang-migrate, whose other files are not listed.
    covers: [isUp ? '*.up.sql' : '*.sql'],
    ...(ignored.length > 0 && { excludes: ignored.map(literalGlob) }),
    notices: [...list.notices, ...noticesOf(ignored.length, lost, seals)]
  }
}

async function sealedBytes(seal: Seal, files: Migrations): Promise<Uint8Array | undefined> {
  const found = await files.read(seal.path)
  if (found !== undefined && matchesSeal(seal, found)) return found
  const original = await files.original?.(seal, found)
  return original !== undefined && matchesSeal(seal, original) ? original : undefined
}

function noticesOf(ignored: number, lost: string | undefined, seals: readonly Seal[]): string[] {
  const after = seals.filter(({ unjudged }) => unjudged !== undefined).length
  const orIgnored = ignored === 0 ? '' : ', or a file with "atlas:sum ignore" was added or removed before it'
  return [
    ...(ignored === 0 ? [] : [`${ignored} of its files have "atlas:sum ignore": only their names are checked`]),
    ...(lost === undefined
      ? []
      : [
          `${JSON.stringify(lost)} has changed${orIgnored}; its sealed bytes were not found, so the ${after} files after it are not judged`
        ])
  ]
}

/** Files in the folder that the list passes over by their own directive, sorted as Atlas does. */
async function ignoredIn(files: Migrations, listed: ReadonlySet<string>): Promise<string[]> {
  const ignored: string[] = []
  for (const name of await files.names()) {
    if (!name.endsWith('.sql') || name.includes('/') || listed.has(name)) continue
    const start = Buffer.from((await files.read(name)) ?? []).toString('latin1', 0, MAX_DIRECTIVE_BYTES)
    const [, directive, mode] = DIRECTIVE.exec(start) ?? []
    if (directive === 'sum' && mode === 'ignore') ignored.push(name)
  }
  return ignored.toSorted(comparePaths)
}

/**
 * The files on disk. Their sealed bytes are looked for in the base whose list is in force, by undoing causes, and in git.
 * @param root real folder
 * @param gitFolder folder of the repository; undefined where git is not to be asked
 * @param base reads the file of that name there
 */
export function migrationsOnDisk(root: string, gitFolder: string | undefined, base?: Migrations['read']): Migrations {
  const explainer = new Explainer()
  let asked = 0
  return {
    names: async () => namesIn(root),
    read: async name => bytesAt(root, name),
    original: async (seal, found) => {
      // A base that cannot be read is one place less to look in.
      const before = await base?.(seal.path).catch(() => undefined)
      if (before !== undefined && matchesSeal(seal, before)) return before
      const undone = found && explainer.explain(seal, () => found, SAMPLE).original
      if (undone !== undefined || gitFolder === undefined || !isGitNear(root, [seal.path]) || ++asked > MAX_ASKED) return undone
      return await originalInGit(gitFolder, seal, found)
    }
  }
}

function bytesAt(root: string, name: string): Buffer | undefined {
  try {
    return readInside(root, name, MAX_FILE_BYTES)
  } catch {
    return undefined
  }
}

async function originalInGit(folder: string, seal: Seal, found: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  const file = { seal, ...(found !== undefined && { found: { bytes: found.length, digests: {} } }) }
  const answers = await askGit(folder, [file])
  for await (const { original } of answers.search()) if (original !== undefined) return original
  return undefined
}
