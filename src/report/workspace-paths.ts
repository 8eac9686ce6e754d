import { posix } from 'node:path'
import type { Finding } from '../model/finding.ts'
import type { ManifestReport, Report } from '../model/report.ts'

/** The names that the gate gives to manifests that are not files. */
const NOT_FILES: ReadonlySet<string> = new Set(['(inline seals)', '(standard input)'])

/** Where the files of a report are, relative to the workspace. */
export interface Places {
  /** The sealed path below its manifest's root, relative to the workspace; the archive, where the path is one inside it. Undefined when it is not inside it. */
  sealedFile(finding: Finding): string | undefined
  /** True for a path inside an archive: lines of a member are not lines of the file. */
  isInArchive(finding: Finding): boolean
  /** The manifest, relative to the workspace. Undefined when it is not a file, or not inside it. */
  manifestFile(finding: Finding): string | undefined
}

/** @param workspace absolute path, `/`-separated; needed only when a root or a manifest was named by an absolute path */
export function placesOf(report: Report, workspace?: string): Places {
  const manifests = new Map(report.manifests.map((manifest): [string, ManifestReport] => [manifest.path, manifest]))
  return {
    sealedFile({ path, manifest, release: asset }) {
      const { root, release, archive } = manifests.get(manifest ?? '') ?? {}
      if (release !== undefined || asset !== undefined) return undefined
      if (archive !== undefined && path !== undefined) return inWorkspace(archive, workspace)
      return path === undefined ? undefined : inWorkspace(posix.join(root ?? '.', path), workspace)
    },
    isInArchive({ manifest }) {
      return manifests.get(manifest ?? '')?.archive !== undefined
    },
    manifestFile({ manifest }) {
      if (manifest === undefined || NOT_FILES.has(manifest)) return undefined
      const { format, release } = manifests.get(manifest) ?? {}
      const isNoFile = format === 'git' || (release !== undefined && (manifest === release || manifest.startsWith(`${release}/`)))
      return isNoFile ? undefined : inWorkspace(manifest, workspace)
    }
  }
}

function inWorkspace(path: string, workspace: string | undefined): string | undefined {
  const base = workspace === undefined ? undefined : `${workspace.replace(/\/+$/, '')}/`
  const relative = posix.normalize(base !== undefined && path.startsWith(base) ? path.slice(base.length) : path)
  const outside = relative === '..' || relative.startsWith('../') || relative.startsWith('/') || /^[A-Za-z]:/.test(relative)
  return outside || relative === '.' ? undefined : relative
}
