import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from './source.ts'

/** A change as a project's tool makes it, and its way back, on the database as it was before. */
export interface Change {
  /** The migration, as the tool names it. */
  readonly at: string
  /** Name of the dump. */
  readonly dump: string
  readonly apply: string
  readonly rollback: string
}

/** What is kept of a project: its dump, and changes of it. */
export interface Project {
  readonly name: string
  readonly tool: string
  /** Why it is left out. */
  readonly skipped?: string
  readonly changes: readonly Change[]
}

/** How a project comes to its database. */
export interface Recipe {
  readonly name: string
  /** What makes its schema. */
  readonly tool: string
  readonly make: (place: Place) => unknown
}

/** One database of the source, and the folder that the project is kept in. */
export class Place {
  readonly source: Source
  /** Folder of the battery: what is installed is beside the shelf. */
  readonly root: string
  readonly database = 'battery_project'
  readonly changes: Change[] = []
  readonly #folder: string

  constructor(source: Source, root: string, folder: string) {
    this.source = source
    this.root = root
    this.#folder = folder
  }

  /** A folder for what is installed. `steps` run once. */
  installed(name: string, steps: (folder: string) => void): string {
    const folder = join(this.root, 'installed', name)
    const mark = join(folder, '.installed')
    if (!existsSync(mark)) {
      mkdirSync(folder, { recursive: true })
      steps(folder)
      writeFileSync(mark, '')
    }
    return folder
  }

  /**
   * One migration: the database as it was, what the tool does, and what it does on the way back. Afterwards it is applied.
   * @param isBookkeeping statements of the tool's own table, which are not rehearsed
   */
  async change(at: string, up: () => unknown, down: () => unknown, isBookkeeping?: RegExp): Promise<void> {
    const { source, database } = this
    const dump = `before-${this.changes.length}.sql`
    source.dump(database, join(this.#folder, dump))
    const apply = await source.changesOf(database, isBookkeeping, up)
    source.create('battery_after', database)
    try {
      const rollback = await source.changesOf(database, isBookkeeping, down)
      if (apply !== '' && rollback !== '') this.changes.push({ at, dump, apply, rollback })
    } catch (error) {
      console.log(`   ${at} cannot be undone: ${lineOf(error)}`)
    }
    source.create(database, 'battery_after')
    source.drop('battery_after')
  }

  /** The same for scripts that are known. */
  async scripts(at: string, apply: string, rollback: string): Promise<void> {
    const { source, database } = this
    const dump = `before-${this.changes.length}.sql`
    source.dump(database, join(this.#folder, dump))
    source.script(database, apply)
    this.changes.push({ at, dump, apply, rollback })
  }
}

/** Makes a project unless it is kept already. */
export async function keep(source: Source, root: string, { name, tool, make }: Recipe, again: boolean): Promise<Project> {
  const folder = folderOf(root, name)
  const file = join(folder, 'project.json')
  if (existsSync(file)) {
    const kept: Project = JSON.parse(readFileSync(file, 'utf8'))
    if (kept.skipped === undefined || !again) return kept
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const place = new Place(source, root, folder)
  const project = await made(place, name, tool, make, folder)
  writeFileSync(file, JSON.stringify(project, null, 1))
  return project
}

async function made(place: Place, name: string, tool: string, make: Recipe['make'], folder: string): Promise<Project> {
  const { source, database } = place
  try {
    source.create(database)
    await make(place)
    source.dump(database, join(folder, 'dump.sql'))
    return { name, tool, changes: place.changes }
  } catch (error) {
    return { name, tool, changes: [], skipped: lineOf(error) }
  } finally {
    source.drop(database)
  }
}

/** Whether a project was made already. */
export function isKept(root: string, name: string): boolean {
  return existsSync(join(folderOf(root, name), 'project.json'))
}

/** Bytes of a project's dump; those that are not made yet come last. */
export function sizeOf(root: string, name: string): number {
  return statSync(join(folderOf(root, name), 'dump.sql'), { throwIfNoEntry: false })?.size ?? Number.MAX_SAFE_INTEGER
}

/** The folder of a project. */
export function folderOf(root: string, name: string): string {
  return join(root, 'shelf', name.replaceAll(/[^\w.-]+/g, '-'))
}

function lineOf(error: unknown): string {
  return String(error).replaceAll(/\s+/g, ' ').slice(0, 300)
}
