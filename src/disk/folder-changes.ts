import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isFolder, isWithin, realPath } from './contain.ts'

/** One look after a change: as long as looks find new changes, a program is still writing. */
const LOOK_MS = 60
const MAX_LOOKS = 50

/** Counts what changes in folders. */
export class FolderChanges {
  count = 0
  /** The file that changed last. */
  last = ''
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #files = new Map<string, FSWatcher>()
  #wake: () => void = () => undefined

  /**
   * Folders that are watched from now on, with everything in them.
   * @param places absolute
   * @throws a system error when one cannot be watched
   */
  follow(places: readonly string[]): void {
    for (const place of places.filter(isFolder).map(realPath)) {
      if ([...this.#watchers.keys()].some(known => isWithin(known, place))) continue
      const watcher = watch(place, { recursive: true }, (_, name) => this.#note(name ?? place))
      watcher.on('error', () => this.#note(place))
      this.#watchers.set(place, watcher)
    }
  }

  /**
   * Files that are watched from now on, each with those whose names begin with its own, such as its signature.
   * @param paths absolute
   * @throws a system error when the folder of one cannot be watched
   */
  followFiles(paths: readonly string[]): void {
    for (const path of paths.filter(one => isFolder(dirname(one)))) {
      const [folder, file] = [realPath(dirname(path)), basename(path)]
      const key = join(folder, file)
      if (this.#files.has(key) || [...this.#watchers.keys()].some(known => isWithin(known, folder))) continue
      const watcher = watch(folder, (_, name) => (name === null || name.startsWith(file)) && this.#note(name ?? path))
      watcher.on('error', () => this.#note(path))
      this.#files.set(key, watcher)
    }
  }

  /** Resolves after the next change. */
  async next(before: number): Promise<void> {
    while (this.count === before && this.#watchers.size > 0) {
      const woken = new Promise<void>(resolve => {
        this.#wake = resolve
      })
      if (this.count !== before) return
      await woken
      return
    }
  }

  /** Waits until one look finds nothing new, or enough looks were taken. */
  async settle(): Promise<void> {
    for (let look = 0, seen = -1; look < MAX_LOOKS && seen !== this.count; look++) {
      seen = this.count
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
  }

  wake(): void {
    this.#wake()
  }

  close(): void {
    for (const watcher of [...this.#watchers.values(), ...this.#files.values()]) watcher.close()
  }

  #note(name: string): void {
    // Git writes there with every command; what it has is not what is judged.
    if (/^\.git(?:[/\\]|$)/.test(name)) return
    this.count++
    this.last = name
    this.#wake()
  }
}
