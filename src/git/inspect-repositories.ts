import { join } from 'node:path'
import { Folders } from '../disk/folders.ts'
import { folderWithGit, hasGit } from '../disk/git-near.ts'
import { errorMessage } from '../model/error-message.ts'
import { AttributeFiles } from './attribute-files.ts'
import { type PathAttributes, readAttributes } from './attributes.ts'
import type { DriftedFile, Note } from './model.ts'
import { type Git, records } from './process.ts'
import { openRepository, type Repository } from './repository.ts'
import { configuredAttributesFile } from './settings.ts'
import { entriesAt, type TreeEntry } from './tree.ts'

/** A drifted file, and its path relative to the folder of its survey: one character for each byte. */
export interface AskedFile extends DriftedFile {
  readonly index: number
  readonly path: string
}

/** What one repository has at the paths. No blob is read. */
export interface InspectedRepository {
  readonly repository: Repository
  readonly files: readonly AskedFile[]
  readonly entries: ReadonlyMap<string, TreeEntry>
  /** Undefined when git did not report them. */
  readonly attributes: PathAttributes | undefined
  readonly attributeFiles: AttributeFiles
  /** Paths that a sparse checkout leaves out. */
  readonly sparse: ReadonlySet<string>
}

/** Files for which git has no answer, and why. Without notes, they are in no repository. */
interface Unanswered {
  readonly files: readonly AskedFile[]
  readonly notes: readonly Note[]
}

export interface InspectedRepositories {
  readonly answered: readonly InspectedRepository[]
  readonly unanswered: readonly Unanswered[]
}

/** Repositories inside the root: submodules, and clones side by side. */
const MAX_REPOSITORIES = 32
const TOO_MANY: Note = { code: 'limit', text: `Only the first ${MAX_REPOSITORIES} repositories inside the root were inspected.` }

/** Inspects the repository of the folder, and then those inside it that have files which it does not have. Never throws. */
export async function inspectRepositories(git: Git, folder: string, files: readonly AskedFile[]): Promise<InspectedRepositories> {
  const answered: InspectedRepository[] = []
  const unanswered: Unanswered[] = []
  const waiting: { readonly folder: string; readonly files: readonly AskedFile[] }[] = [{ folder, files }]
  let repositories = 0
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const survey = await surveyOne(git, next.folder, next.files)
    const strangers = next.files.filter(({ path }) => !('repository' in survey) || !survey.entries.has(path))
    const inner = innerRepositories(next.folder, strangers)
    const gone = new Set([...inner.values()].flat().map(({ index }) => index))
    const kept = gone.size === 0 ? next.files : next.files.filter(({ index }) => !gone.has(index))
    if ('repository' in survey) answered.push({ ...survey, files: kept })
    else unanswered.push({ files: kept, notes: survey.notes })
    for (const [way, own] of inner) {
      const below = own.map(file => ({ ...file, path: file.path.slice(way.length + 1) }))
      if (++repositories > MAX_REPOSITORIES) unanswered.push({ files: below, notes: [TOO_MANY] })
      else waiting.push({ folder: join(next.folder, Buffer.from(way, 'latin1').toString('utf8')), files: below })
    }
  }
  return { answered, unanswered }
}

async function surveyOne(
  git: Git,
  folder: string,
  files: readonly AskedFile[]
): Promise<InspectedRepository | { readonly notes: readonly Note[] }> {
  try {
    if (folderWithGit(folder) === undefined) return { notes: [] }
    const repository = await openRepository(git, folder)
    return 'refusal' in repository ? { notes: [repository.refusal] } : await ask(repository, files)
  } catch (error) {
    return { notes: [{ code: 'git-failed', text: `Git did not answer: ${errorMessage(error)}` }] }
  }
}

async function ask(repository: Repository, files: readonly AskedFile[]): Promise<InspectedRepository> {
  const { git, folder, top, commonFolder, head, settings } = repository
  const paths = new Set(files.map(({ path }) => path))
  const configured = settings.attributesFile ? await configuredAttributesFile(git, top) : undefined
  // A file that cannot be read as a regular file must not be read by git either.
  const override = settings.attributesFile ? ['-c', `core.attributesFile=${configured ?? ''}`] : []
  const missing = settings.sparseCheckout?.value === true && files.some(({ found }) => found === undefined)
  const [entries, attributes, sparse] = await Promise.all([
    head === undefined ? new Map<string, TreeEntry>() : entriesBelow(repository, head, paths),
    readAttributes(git, folder, [...paths], override).catch(() => undefined),
    missing ? leftOut(git, folder, paths).catch(() => new Set<string>()) : new Set<string>()
  ])
  const places = { info: join(commonFolder, 'info', 'attributes'), shared: configured ?? sharedAttributesFile(git) }
  return { repository, files, entries, attributes, attributeFiles: new AttributeFiles(top, places, settings.ignoreCase), sparse }
}

/** What the commit has at paths that are relative to the folder, and the submodules on the way to them. */
async function entriesBelow(
  { git, folder, prefix }: Repository,
  commit: string,
  paths: ReadonlySet<string>
): Promise<ReadonlyMap<string, TreeEntry>> {
  const wanted = new Set([...paths].map(path => prefix + path))
  const entries = (await entriesAt(git, folder, new Map([[commit, wanted]]))).get(commit) ?? new Map<string, TreeEntry>()
  return new Map([...entries].flatMap(([path, entry]) => (entry.kind === 'folder' ? [] : [[path.slice(prefix.length), entry]])))
}

/** Where git looks when no file is configured, https://git-scm.com/docs/gitattributes */
function sharedAttributesFile({ environment }: Git): string | undefined {
  const { XDG_CONFIG_HOME: config, HOME: home } = environment
  if (config) return join(config, 'git', 'attributes')
  return home ? join(home, '.config', 'git', 'attributes') : undefined
}

/** Paths with the skip-worktree bit. Reads only the index. */
async function leftOut(git: Git, folder: string, paths: ReadonlySet<string>): Promise<Set<string>> {
  const out = new Set<string>()
  for await (const batch of records(git.stream(folder, ['ls-files', '-z', '-t', '--cached']))) {
    for (const record of batch) if (record.startsWith('S ') && paths.has(record.slice(2))) out.add(record.slice(2))
  }
  return out
}

/** The outermost folders below this one that have a `.git`, and the files in each. */
function innerRepositories(folder: string, files: readonly AskedFile[]): Map<string, AskedFile[]> {
  const folders = new Folders(folder)
  const known = new Map<string, boolean>()
  const inner = new Map<string, AskedFile[]>()
  for (const file of files) {
    for (let end = file.path.indexOf('/'); end >= 0; end = file.path.indexOf('/', end + 1)) {
      const way = file.path.slice(0, end)
      const name = Buffer.from(way, 'latin1').toString('utf8')
      if (!known.has(way)) known.set(way, !name.includes('\ufffd') && isRepository(name))
      if (known.get(way) !== true) continue
      const own = inner.get(way) ?? []
      inner.set(way, own)
      own.push(file)
      break
    }
  }
  return inner

  function isRepository(name: string): boolean {
    return folders.problem(`${name}/.git`) === undefined && hasGit(join(folder, name))
  }
}
