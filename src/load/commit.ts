import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { escapesFolder, isFolder, realPath, relativePath } from '../disk/contain.ts'
import { walk } from '../disk/walk.ts'
import { type CommitFile, type CommitFiles, NoSuchCommit, readCommitFiles } from '../git/commit-files.ts'
import type { BlobHasher } from '../git/hash-blobs.ts'
import { compileGlob, type Glob, GlobWork, GlobWorkError } from '../manifests/glob.ts'
import { ManifestBuilder } from '../manifests/manifest-builder.ts'
import { errorMessage } from '../model/error-message.ts'
import { intactWith, type Observation } from '../model/observation.ts'
import type { Repair, SealedCommit } from '../model/request.ts'
import type { ManifestProblem, Seal, Seals } from '../model/seal.ts'
import type { LoadedManifest } from './loaded-manifest.ts'

const SHOWN_DIGITS = 12
const MAX_GLOBS = 1000
/** Of compiling and matching all globs, beside what each file adds. */
const MAX_GLOB_STEPS = 50_000_000
const MAX_GLOB_STEPS_PER_FILE = 100_000
/** Entries of the working tree that are looked at to tell a glob for new files from a typing error. */
const MAX_LOOKED_AT = 200_000

export interface CommitOptions {
  readonly cwd: string
  readonly root?: string | undefined
  readonly maxEntries?: number | undefined
  /** The folder of the repository that a root stands for; the root itself when absent. */
  readonly gitFolder?: ((root: string) => string) | undefined
  /** Hashes blobs in several threads, and compares the files of the root on the way. */
  readonly hashBlobs?: BlobHasher | undefined
  /** Told about how large a manifest of these seals would be. */
  expect?(bytes: number): void
}

/**
 * The files of a commit as seals: what was at a ref under these paths must be exactly so now. Never throws: what goes wrong is a problem of
 * the source.
 */
export async function loadCommit(sealed: SealedCommit, options: CommitOptions): Promise<LoadedManifest> {
  const inside = await placeInArchive(options)
  // The files of the folder where the gate was started, as members of the archive.
  const wanted = resolve(options.cwd, inside === undefined ? (options.root ?? '.') : '.')
  const shownRoot = inside?.shownRoot ?? relativePath(wanted, options.cwd)
  const name = `files at ${sealed.label ?? sealed.ref}`
  const noRoot: LoadedManifest = { format: 'git', name, shownRoot, seals: [], notices: [], problems: [] }
  const refuse = (problem: ManifestProblem): LoadedManifest => ({ ...noRoot, root: realPath(wanted), problems: [problem] })
  if (inside?.rootReason !== undefined) return { ...noRoot, rootReason: inside.rootReason }
  if (!isFolder(wanted) || escapesFolder(options.cwd, wanted)) return noRoot
  try {
    const scope = compile(sealed.paths)
    if ('code' in scope) return refuse(scope)
    const root = realPath(wanted)
    const hash = options.hashBlobs
    const reading = hash && {
      hash,
      expect: (files: number) => options.expect?.(files * BYTES_PER_ENTRY),
      ...(inside === undefined && { root })
    }
    const found = await readCommitFiles(options.gitFolder?.(root) ?? root, sealed.ref, path => scope.has(path), reading)
    const loaded = manifestOf(found, { sealed, scope, root, shownRoot, options })
    if (inside?.archive === undefined) return loaded
    const { root: _, modes: __, ...rest } = loaded
    return { ...rest, archive: inside.archive }
  } catch (error) {
    if (error instanceof NoSuchCommit) return refuse({ code: 'ref-not-found', reason: error.message })
    if (error instanceof GlobWorkError) return refuse({ code: 'ref-paths-invalid', reason: TOO_MANY_STEPS })
    return refuse({ code: 'ref-unreadable', reason: errorMessage(error) })
  }
}

async function placeInArchive({ cwd, root }: CommitOptions): Promise<Partial<LoadedManifest> | undefined> {
  if (root?.includes('!/') !== true) return undefined
  const { archiveRootOf, shownFolderOf } = await import('./archive-root.ts')
  const found = archiveRootOf(cwd, root)
  if (typeof found === 'string') return { shownRoot: root, rootReason: found }
  return found && { archive: found, shownRoot: shownFolderOf(found, cwd) }
}

const TOO_MANY_STEPS = 'they take too many steps to match: use fewer or simpler globs'

interface Scope {
  has(path: string): boolean
  /** Globs that matched nothing so far. */
  idle(): readonly { readonly text: string; readonly test: Glob }[]
  readonly globs: readonly string[]
  readonly excluded: readonly string[]
}

/** Lines of globs; those that begin with `!` take files out again, whatever their place in the list. */
function compile(lines: readonly string[]): Scope | ManifestProblem {
  const work = new GlobWork(MAX_GLOB_STEPS)
  if (lines.length > MAX_GLOBS)
    return { code: 'ref-paths-invalid', reason: `"paths" has ${lines.length} globs; at most ${MAX_GLOBS} are matched` }
  const globs: { text: string; test: Glob; used: boolean }[] = []
  const excluded: { text: string; test: Glob }[] = []
  for (const line of lines.length === 0 ? ['**'] : lines) {
    const bare = line.startsWith('!') ? line.slice(1) : line
    // The scope of new files has the same globs.
    const text = bare.endsWith('/') ? `${bare}**` : bare
    const test = compileGlob(text, work)
    if (typeof test === 'string')
      return { code: 'ref-paths-invalid', reason: `${JSON.stringify(line)} in "paths" is not a glob: ${test}` }
    if (line.startsWith('!')) excluded.push({ text, test })
    else globs.push({ text, test, used: false })
  }
  return {
    has(path) {
      work.add(MAX_GLOB_STEPS_PER_FILE)
      const isMatch = ({ test }: { readonly test: Glob }): boolean => test(path)
      const first = globs.findIndex(isMatch)
      if (first < 0 || excluded.some(isMatch)) return false
      for (const glob of globs.slice(first)) glob.used ||= isMatch(glob)
      return true
    },
    idle: () => globs.filter(({ used }) => !used),
    globs: globs.map(({ text }) => text),
    excluded: excluded.map(({ text }) => text)
  }
}

interface Found {
  readonly sealed: SealedCommit
  readonly scope: Scope
  readonly root: string
  readonly shownRoot: string
  readonly options: CommitOptions
}

function manifestOf(found: CommitFiles, { sealed, scope, root, shownRoot, options }: Found): LoadedManifest {
  const { commit, tag, files, submodules } = found
  const label = sealed.label ?? (tag === undefined ? sealed.ref : `tag ${tag}`)
  const builder = new ManifestBuilder({
    text: '',
    bytewise: true,
    file: false,
    ...(options.maxEntries !== undefined && { maxEntries: options.maxEntries })
  })
  const seen = new Map<Seal, Observation>()
  const repairs = new Map(sealed.repairs?.map(repair => [repair.path, repair]))
  for (const file of files) {
    const repair = repairs.size === 0 || file.link !== undefined ? undefined : repairs.get(utf8(file.path))
    const seal = repair === undefined ? sealOf(file) : repaired(file, repair)
    builder.add(seal)
    if (repair === undefined) {
      if (file.seen !== undefined) seen.set(seal, intactWith(file.seen.exec))
      continue
    }
    builder.notice(repairText(file, repair))
    repairs.delete(repair.path)
  }
  for (const { path } of repairs.values())
    builder.problem('ref-paths-invalid', undefined, 'it is repaired, and the commit has no such file under "paths"', path)
  for (const path of submodules)
    builder.problem('ref-paths-invalid', undefined, 'it is a submodule there, whose files are in another repository', utf8(path))
  const name = `files at ${label}${label.includes(commit.slice(0, SHOWN_DIGITS)) ? '' : ` (commit ${commit.slice(0, SHOWN_DIGITS)})`}`
  for (const { text } of unmatchedHere(root, scope.idle()))
    builder.problem(
      'ref-paths-invalid',
      undefined,
      `the glob ${JSON.stringify(text)} in "paths" matches no file, neither there nor here`
    )
  const modes = found.headModes && new Map([...found.headModes].map(([path, exec]) => [utf8(path), exec]))
  if (modes !== undefined) builder.notice('the disk keeps no modes here, so those of HEAD are compared')
  const { seals, problems, notices } = builder.done()
  const lfs =
    found.lfs === 0 ? [] : [`${found.lfs} of its files are kept by Git LFS: their content is checked, not their pointers`]
  return {
    format: 'git',
    name,
    commit,
    root,
    shownRoot,
    seals: problems.length === 0 ? seals : [],
    problems: problems.map(problem => (problem.code === 'manifest-empty' ? NOTHING_THERE : problem)),
    notices: [...notices, ...lfs],
    sha256: digestOfList(seals),
    ...(seen.size > 0 && { seen }),
    ...(modes !== undefined && { modes }),
    ...(sealed.newFiles === 'fail' && { covers: scope.globs, excludes: scope.excluded })
  }
}

/** About so long is a line of a native manifest. */
const BYTES_PER_ENTRY = 180

const NOTHING_THERE: ManifestProblem = {
  code: 'ref-paths-invalid',
  reason: 'the commit has no file under them, so that nothing is promised'
}

function sealOf({ path, sha256, bytes, id, exec, link }: CommitFile): Seal {
  const seal = { path, digests: { sha256 }, bytes, line: 0, ...(id.length === 40 && { git: id }) }
  return { ...seal, ...(exec !== undefined && { exec }), ...(link !== undefined && { link }) }
}

/** The repaired bytes are the promise now; the mode stays. Their length is not known. */
function repaired({ path, exec }: CommitFile, { sha256 }: Repair): Seal {
  return { path, digests: { sha256 }, line: 0, ...(exec !== undefined && { exec }) }
}

function repairText({ path, sha256 }: CommitFile, { sha256: now, reason }: Repair): string {
  const name = JSON.stringify(utf8(path))
  return sha256 === now
    ? `the repair of ${name} is in the commit: remove the line`
    : `${name} is promised as repaired: ${JSON.stringify(reason)}`
}

function utf8(path: string): string {
  return Buffer.from(path, 'latin1').toString('utf8')
}

/** A glob that matches files of the working tree only is about files that are new. The tree is gone through once for all of them. */
function unmatchedHere(root: string, globs: readonly { readonly text: string; readonly test: Glob }[]) {
  const left = new Set(globs)
  let entries = 0
  for (const { path } of left.size === 0 ? [] : walk(root, () => undefined)) {
    if (++entries > MAX_LOOKED_AT || left.size === 0) break
    for (const glob of left) if (glob.test(path)) left.delete(glob)
  }
  return left
}

/** A call of its own for each file would cost more than hashing. */
const HASHED_CHARACTERS = 64 * 1024

/** Of the list as `MODE SHA256 BYTES PATH NUL` per file, in the order of git. It stands for the manifest's own digest. */
function digestOfList(seals: Seals): string {
  const hash = createHash('sha256')
  let lines = ''
  for (const { path, digests, bytes = '-', exec, link } of seals) {
    const mode = link !== undefined ? '120000' : exec === true ? '100755' : '100644'
    lines += `${mode} ${digests.sha256} ${bytes} ${path}\0`
    if (lines.length < HASHED_CHARACTERS) continue
    hash.update(lines)
    lines = ''
  }
  return hash.update(lines).digest('hex')
}
