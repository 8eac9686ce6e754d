import { resolve } from 'node:path'
import { UsageError } from '../commands/usage-error.ts'
import { FolderChanges } from '../disk/folder-changes.ts'
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
  /** Files that were read beside the sealed ones, wherever they are. Absolute. */
  readonly files: readonly string[]
}

/**
 * Judges, prints, and judges again after every change, until a signal. What changes during a judgement makes it void: its output is dropped,
 * so that no verdict is printed for a state that was not read.
 * @returns that of the last verdict
 */
export async function watch(judge: (terminal: Terminal) => Promise<Judged>, terminal: Terminal): Promise<ExitCode> {
  const changes = new FolderChanges()
  let code: ExitCode = 2
  let isOver = false
  const endSignals = onSignals(() => {
    isOver = true
    changes.wake()
  }, 'on')
  try {
    // The first judgement shows which folders are to be watched; what changes meanwhile is judged by the second.
    follow(changes, await judge(silent(terminal)))
    while (!isOver) {
      const before = changes.count
      const kept = buffered(terminal)
      const judged = await judge(kept.terminal).catch(refusalOf)
      if (!(judged instanceof UsageError)) follow(changes, judged)
      if (changes.count === before) {
        kept.flush()
        if (judged instanceof UsageError) terminal.say(`seal-gate: ${escapeLog(judged.message)}\n`)
        code = judged instanceof UsageError ? 2 : exitCodeOf(judged.report)
        // A signal that came during the judgement has woken nobody, and no other may come.
        if (isOver) break
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

/** A manifest that an editor replaces does not exist for a moment. */
function refusalOf(error: unknown): UsageError {
  if (error instanceof UsageError) return error
  throw error
}

/** @throws UsageError when a folder cannot be watched: what changes there would not be seen */
function follow(changes: FolderChanges, { report, folder, files }: Judged): void {
  try {
    changes.follow([folder, ...report.manifests.map(({ root }) => resolve(folder, root))])
    changes.followFiles(files)
  } catch (error) {
    throw new UsageError(`the folder cannot be watched: ${errorCode(error)}`)
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
