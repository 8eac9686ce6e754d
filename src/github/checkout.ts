import { posix } from 'node:path'
import { exists, readInside } from '../disk/read-file.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Checkout } from '../report/annotations/annotation-target.ts'
import { type Places, placesOf } from '../report/workspace-paths.ts'

/** A configuration file of git is seldom larger than a page. */
const MAX_CONFIG_BYTES = 1024 * 1024

/**
 * Which folder of the workspace is the repository of the run (`path:` of actions/checkout), and which are repositories of their own
 * (submodules, second checkouts). GitHub takes a path in an annotation to be relative to the former. Looks only at folders on the way to
 * files of the report, and never throws: what cannot be told is taken for the plain case.
 * @param repository `owner/name` of the run; without it, nothing is known to be foreign
 */
export function checkoutOf(report: Report, workspace: string, repository: string | undefined): Checkout {
  const found = repositoriesIn(report, workspace)
  // Outermost first: a submodule of the same name is not the place of the run.
  const own = found.find(folder => isOf(repository, workspace, folder))
  const folder = own ?? (found.includes('') ? undefined : '')
  return { folder, others: found.filter(other => other !== folder && other !== '') }
}

/** Folders with a `.git` on the way from the workspace to files of the report, outermost first. */
function repositoriesIn(report: Report, workspace: string): string[] {
  const folders = new Set(['.'])
  for (const file of filesOf(report, placesOf(report, workspace)))
    for (let folder = posix.dirname(file); !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder)
  return [...folders]
    .filter(folder => exists(`${workspace}/${folder}/.git`))
    .map(folder => (folder === '.' ? '' : folder))
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** The manifests, and of the findings of each folder one file: ten thousand drift together, as a rule. */
function* filesOf(report: Report, places: Places): Iterable<string> {
  const seen = new Set<string>()
  const manifests = report.manifests.map(({ path: manifest }): Finding => ({ code: 'unsealed', severity: 'notice', manifest }))
  for (const finding of [...manifests, ...report.findings]) {
    const { manifest, path = '' } = finding
    const key = `${manifest}\0${path.slice(0, path.lastIndexOf('/') + 1)}\0${path === ''}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const file of [places.sealedFile(finding), places.manifestFile(finding)]) if (file !== undefined) yield file
  }
}

/** False only when the checkout has remotes and none of them has the repository's name. The owner may be that of a fork. */
function isOf(repository: string | undefined, workspace: string, folder: string): boolean {
  if (repository === undefined) return true
  const urls = remotesOf(`${workspace}/${folder}`)
  if (urls === undefined) return folder === ''
  const name = repository.toLowerCase().split('/').at(-1)
  return urls.length === 0 || urls.some(url => url.split(/[/:]/).at(-1) === name)
}

/** `https://host/…` or `host:…`; a folder of the same machine tells nothing. */
const WITH_HOST = /^(?:(?!file:)[a-z][a-z+]*:\/\/|[^/\\:]{2,}:(?!\/\/))/

/** The URLs in the sections `[remote "…"]` of the folder's own configuration, in lower case, without `.git` at the end. */
function remotesOf(folder: string): string[] | undefined {
  let text: string
  try {
    text = readInside(folder, '.git/config', MAX_CONFIG_BYTES).toString('utf8')
  } catch {
    // `.git` may be a file: a submodule or a second working tree.
    return undefined
  }
  const sections = text.split(/^\s*(?=\[)/m).filter(section => section.startsWith('[remote "'))
  const urls = sections.flatMap(section =>
    [...section.matchAll(/^\s*url\s*=\s*(\S+)\s*$/gm)].map(([, url = '']) => url.toLowerCase())
  )
  return urls.filter(url => WITH_HOST.test(url)).map(url => url.replace(/(\.git)?\/*$/, ''))
}
