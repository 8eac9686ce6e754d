import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../commands/usage-error.ts'
import { isFolder, isWithin, realPath } from '../disk/contain.ts'
import { onSignals } from '../disk/signals.ts'
import { errorCode } from '../model/error-message.ts'
import type { Report } from '../model/report.ts'
import { escapeLog, quotePath } from '../report/escape.ts'
import { type ExitCode, exitCodeOf } from './command.ts'
import type { Terminal } from './terminal.ts'

/** A report, and the folder that its paths are relative to. */
export interface Judged {
  readonly report: Report
  readonly folder: string
}

/** One look after a change: as long as looks find new changes, a program is still writing. */
const LOOK_MS = 60
const MAX_LOOKS = 50

/**
 * Judges, prints, and judges again after every change, until a signal. What changes during a judgement makes it void: its output is dropped,
 * so that no verdict is printed for a state that was not read.
 * @returns that of the last verdict
 */
export async function watch(judge: (terminal: Terminal) => Promise<Judged>, terminal: Terminal): Promise<ExitCode> {
  const changes = new Changes()
  let code: ExitCode = 2
  let isOver = false
  const endSignals = onSignals(() => {
    isOver = true
    changes.wake()
  }, 'on')
  try {
    // The first judgement shows which folders are to be watched; what changes meanwhile is judged by the second.
    changes.follow(await judge(silent(terminal)))
    while (!isOver) {
      const before = changes.count
      const kept = buffered(terminal)
      const judged = await judge(kept.terminal)
      changes.follow(judged)
      if (changes.count === before) {
        kept.flush()
        code = exitCodeOf(judged.report)
        terminal.say('watching: Ctrl-C ends it\n')
        await changes.next(before)
      }
      if (isOver) break
      await changes.settle()
      terminal.say(`\nchanged: ${escapeLog(quotePath(changes.last))}\n`)
    }
    return code
  } finally {
    endSignals()
    changes.close()
  }
}

function silent(terminal: Terminal): Terminal {
  return { ...terminal, out: () => undefined, say: () => undefined, progress: () => undefined }
}

/** Holds back what is printed until it is known to be about the files as they are. */
function buffered(terminal: Terminal): { readonly terminal: Terminal; flush(): void } {
  const parts: (() => void)[] = []
  return {
    terminal: {
      ...terminal,
      out: text => void parts.push(() => terminal.out(text)),
      say: text => void parts.push(() => terminal.say(text))
    },
    flush: () => {
      for (const print of parts) print()
    }
  }
}

/** Counts what changes in the folders of the manifests and of the sealed files. */
class Changes {
  count = 0
  /** The file that changed last. */
  last = ''
  readonly #watchers = new Map<string, FSWatcher>()
  #wake: () => void = () => undefined

  /** @throws UsageError when a folder cannot be watched: what changes there would not be seen */
  follow({ report, folder }: Judged): void {
    const wanted = [folder, ...report.manifests.map(({ root }) => resolve(folder, root))].filter(isFolder).map(realPath)
    for (const place of wanted) {
      if ([...this.#watchers.keys()].some(known => isWithin(known, place))) continue
      try {
        const watcher = watchFolder(place, { recursive: true }, (_, name) => this.#note(name ?? place))
        watcher.on('error', () => this.#note(place))
        this.#watchers.set(place, watcher)
      } catch (error) {
        throw new UsageError(`${JSON.stringify(place)} cannot be watched: ${errorCode(error)}`)
      }
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
    for (const watcher of this.#watchers.values()) watcher.close()
  }

  #note(name: string): void {
    // Git writes there with every command; what it has is not what is judged.
    if (/^\.git(?:[/\\]|$)/.test(name)) return
    this.count++
    this.last = name
    this.#wake()
  }
}
