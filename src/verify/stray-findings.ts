import { basename, dirname, join, relative, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { statsAt } from '../disk/look.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { treeHashFile } from '../load/tree-hash.ts'
import { compileGlob, type Glob, GlobWork, GlobWorkError } from '../manifests/glob.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seals } from '../model/seal.ts'
import { coverage, type ListedEntry } from './coverage.ts'

/** More would make the time grow with files times globs. */
const MAX_GLOBS = 1000
/** Of compiling and matching all globs, beside what each file adds: less than a second. */
const MAX_GLOB_STEPS = 50_000_000
const MAX_SHOWN_CHARACTERS = 200

const NO_SEAL = 'it is in the covered scope'
const NEW_FILE = 'the commit does not have it, and `new-files: fail` permits no new file'
/** Of the file that pins the manifest. */
const CRLF_MANIFEST =
  'it is the sha256 of the manifest with LF line endings, and the manifest has CRLF: its line endings were rewritten, as a checkout on Windows does'

/** What a file without a seal does to the verdict. */
export const STRAY_SEVERITY: Readonly<Record<GateRequest['unsealed'], Severity>> = {
  fail: 'fail',
  warn: 'warning',
  ignore: 'notice'
}

/** A scope to look through. */
interface Scope {
  readonly source: LoadedManifest
  readonly root: string | readonly ListedEntry[]
  readonly covers: readonly string[]
  readonly excludes: readonly string[]
  readonly seals: Seals
  /** Files that need no seal. */
  readonly exempt: ReadonlySet<string>
  /** Files that pin a manifest as it would be with LF. */
  readonly pins: ReadonlySet<string>
  readonly severity: Severity
  readonly noSeal: string
}

/**
 * Files in the covered scope that no seal names. Nothing is looked for without `covers`, or when strays are to be ignored.
 * @param members what is in the archive whose members the seals are about; `root` is its key then
 * @param all every manifest of the run: they need no seal themselves, and a file sealed by one is not a stray for another with the same root
 */
export function strayFindings(
  source: LoadedManifest,
  root: string,
  all: readonly LoadedManifest[],
  request: Pick<GateRequest, 'covers' | 'unsealed'>,
  members?: readonly ListedEntry[]
): Finding[] {
  return [...newFiles(source, members ?? root), ...unsealed(source, root, all, request, members)]
}

function placeOf({ archive, root }: LoadedManifest): string | undefined {
  return archive?.key ?? root
}

/** With `new-files: fail`, a file that the commit does not have is new, whatever else seals it and however strays are reported. */
function newFiles(source: LoadedManifest, root: Scope['root']): Finding[] {
  const { commit, covers = [], excludes = [], seals } = source
  if (commit === undefined || covers.length === 0) return []
  const none: ReadonlySet<string> = new Set()
  return look({ source, root, covers, excludes, seals, exempt: none, pins: none, severity: 'fail', noSeal: NEW_FILE })
}

function unsealed(
  source: LoadedManifest,
  root: string,
  all: readonly LoadedManifest[],
  request: Pick<GateRequest, 'covers' | 'unsealed'>,
  members: readonly ListedEntry[] | undefined
): Finding[] {
  const scopeOf = ({ commit, covers }: LoadedManifest) => (commit === undefined ? (covers ?? []) : [])
  const own = scopeOf(source)
  const covers = [...own, ...request.covers]
  if (covers.length === 0 || request.unsealed === 'ignore') return []
  // Two manifests of one bag have one scope: its strays are reported once.
  const first = all.find(other => placeOf(other) === root && JSON.stringify(scopeOf(other)) === JSON.stringify(own))
  if (first !== source) return []
  const seals = all.filter(other => placeOf(other) === root).flatMap(other => [...other.seals])
  const files = all.flatMap(other =>
    [other.file, treeHashFile({ file: other.file, sha256: other.sha256 })].filter(file => file !== undefined)
  )
  const pinsLf = all.map(({ file, lfSha256 }) => treeHashFile({ file, sha256: lfSha256 })).filter(file => file !== undefined)
  const sealedPath = (file: string) => relative(root, inRealFolder(file)).split(sep).join('/')
  const [exempt, pins] = [new Set(files.map(sealedPath)), new Set(pinsLf.map(sealedPath))]
  return look({
    source,
    root: members ?? root,
    covers,
    // What the user covers has no exceptions.
    excludes: request.covers.length === 0 ? (source.excludes ?? []) : [],
    seals,
    exempt,
    pins,
    severity: STRAY_SEVERITY[request.unsealed],
    noSeal: NO_SEAL
  })
}

function look(scope: Scope): Finding[] {
  const { covers, source } = scope
  const manifest = source.name
  const refuse = (reason: string): Finding => ({ code: 'covers-empty', severity: 'unverifiable', manifest, reason })
  if (covers.length > MAX_GLOBS) return [refuse(`"covers" has ${covers.length} globs; at most ${MAX_GLOBS} are matched`)]
  try {
    return findingsOf(scope, refuse)
  } catch (error) {
    if (!(error instanceof GlobWorkError)) throw error
    return [
      refuse(`its ${covers.length} "covers" globs take more than ${MAX_GLOB_STEPS} steps to match: use fewer or simpler ones`)
    ]
  }
}

function findingsOf(scope: Scope, refuse: (reason: string) => Finding): Finding[] {
  const { source, root, covers, excludes, seals, exempt, pins, severity, noSeal } = scope
  const manifest = source.name
  const work = new GlobWork(MAX_GLOB_STEPS)
  const globs = new Map<string, Glob>()
  const refused: Finding[] = []
  for (const glob of covers) {
    const compiled = compileGlob(glob, work)
    if (typeof compiled === 'string')
      refused.push(refuse(`the "covers" glob ${JSON.stringify(glob.slice(0, MAX_SHOWN_CHARACTERS))} is not a glob: ${compiled}`))
    else globs.set(glob, compiled)
  }
  const excluded = excludes.map(glob => compileGlob(glob, work)).filter(glob => typeof glob !== 'string')
  const { strays, idle, unlisted } = coverage(root, globs, seals, exempt, work)
  // Where the user names the files to be sealed, a list has no exceptions.
  const passesEmpty = source.passesEmpty === true && excludes.length > 0
  return [
    ...strays
      .filter(path => !excluded.some(test => test(path)) && !(passesEmpty && typeof root === 'string' && isEmptyFile(root, path)))
      .map((path): Finding => ({ code: 'unsealed', severity, manifest, path, reason: pins.has(path) ? CRLF_MANIFEST : noSeal })),
    ...unlisted.map(({ folder, code }): Finding => {
      const reason = `the folder cannot be listed (${code}), so files without a seal in it would not be seen`
      return { code: 'unreadable', severity: 'unverifiable', manifest, path: folder, reason }
    }),
    ...idle.map(glob => refuse(`the glob ${JSON.stringify(glob.slice(0, MAX_SHOWN_CHARACTERS))} has no match`)),
    ...refused
  ]
}

/** The root is a real place; a manifest that was read elsewhere, as at a base, is known by its name only. */
function inRealFolder(file: string): string {
  try {
    return join(realPath(dirname(file)), basename(file))
  } catch {
    return file
  }
}

function isEmptyFile(root: string, path: string): boolean {
  try {
    const stats = statsAt(join(root, path))
    return stats?.isFile() === true && stats.size === 0
  } catch {
    return false
  }
}
