import { rowOf } from '../../model/codes.ts'
import type { Finding, Location } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { placesOf } from '../workspace-paths.ts'

/** Where an annotation can point: a file, by its name in the repository, and a line in it that exists. */
export interface Landing {
  /** Relative to the repository, `/`-separated. */
  readonly file: string
  /** From 1. Absent when the finding is not about a line, or the file has no lines. */
  readonly line?: number
  /** From 1, in UTF-16 code units. */
  readonly column?: number
  /** True when `file` is the manifest, because the path itself cannot be pointed at. */
  readonly atSeal: boolean
}

/** Which repositories are checked out where. All folders are relative to the workspace, `/`-separated, without a `/` at the end. */
export interface Checkout {
  /** The repository of the run: `''` when it is the workspace itself, undefined when it is nowhere. */
  readonly folder: string | undefined
  /** Other repositories inside it (submodules, second checkouts): GitHub cannot open their files in this one. */
  readonly others: readonly string[]
}

export interface LandingOptions {
  /** Absolute path of the workspace, `/`-separated, when roots may be absolute. */
  readonly workspace?: string
  /** Without it, the workspace is the repository. */
  readonly checkout?: Checkout
  /** The workspace's own folder in the repository, when it is not its top; `/`-separated. */
  readonly within?: string
}

/** How a name that is not UTF-8 is shown. GitHub cannot receive such a name. */
const BYTES_IN_NAME = /\\x[89a-f][0-9a-f]/

/** Finds the place of each finding; undefined when it is not in the repository. */
export function landingsOf(report: Report, options: LandingOptions = {}): (finding: Finding) => Landing | undefined {
  const { workspace, checkout = { folder: '', others: [] }, within = '' } = options
  const places = placesOf(report, workspace)
  return finding => {
    const { code, line, path = '' } = finding
    const absent = rowOf(code).atSeal === true || code.startsWith('manifest-') || BYTES_IN_NAME.test(path)
    const file = absent ? undefined : inRepository(places.sealedFile(finding), checkout)
    const top = within === '' ? '' : `${within}/`
    const spot = places.isInArchive(finding) ? {} : spotOf(finding)
    if (file !== undefined) return { file: top + file, ...spot, atSeal: false }
    const manifest = inRepository(places.manifestFile(finding), checkout)
    if (manifest === undefined) return undefined
    // A flaw of the whole manifest has no line.
    return { file: top + manifest, ...(line !== undefined && { line }), atSeal: true }
  }
}

function inRepository(path: string | undefined, { folder, others }: Checkout): string | undefined {
  if (path === undefined || folder === undefined || others.some(other => path.startsWith(`${other}/`))) return undefined
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}

function spotOf({ location, drift, found }: Finding): { readonly line?: number; readonly column?: number } {
  const first = location ?? drift?.locations[0]
  return first === undefined ? {} : existing(first, found?.bytes)
}

/** A truncated file first differs where it ends: after its last line feed there is no line, and an empty file has none. */
export function existing({ line, column, offset }: Location, bytes: number | undefined): { line?: number; column?: number } {
  if (bytes === undefined || offset < bytes) return { line, column }
  if (bytes === 0) return {}
  return { line: column === 1 && line > 1 ? line - 1 : line }
}
