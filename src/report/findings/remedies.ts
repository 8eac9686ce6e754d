import { causeRow } from '../../model/causes.ts'
import { rowOf } from '../../model/codes.ts'
import type { Cause, Drift, Finding } from '../../model/finding.ts'
import { CHECK_OUT_AGAIN, NO_CONVERSION, RESTORE, type Remedy } from '../../model/remedy.ts'
import { PLATFORM, quoteShell } from '../escape.ts'

/** One thing to do: a sentence, and the command that does it where one can be given. */
export interface Step {
  readonly text: string
  /** For a shell in the workspace: POSIX, or on Windows cmd and PowerShell. Absent when the path could not be pasted safely. */
  readonly run?: string
}

const LATER_STEP: Remedy = {
  text: 'Find what writes this file after the checkout (an editor, a script, a step of the job), and let it write to another file.'
}

/** How to get the sealed bytes back, given what git and the proof know. */
function restoreRemedy({ code, git, drift }: Finding): Remedy {
  const before = git?.layer === 'commit' ? git.commit?.id : undefined
  if (before !== undefined && /^[0-9a-f]{40,64}$/.test(before))
    return {
      text: 'Restore the file from before the commit that changed it, and commit that.',
      run: `git checkout ${before}~ -- FILE`
    }
  if (git?.layer === 'workspace' || git?.layer === 'checkout')
    return { text: 'The commit has the sealed bytes: restore them from there.', run: 'git checkout HEAD -- FILE' }
  if (drift?.certainty === 'proved')
    return { text: 'The sealed bytes are proved: `seal-gate restore MANIFEST --write` writes them back.' }
  return code === 'missing' ? { text: 'Restore the file.', run: 'git checkout HEAD -- FILE' } : RESTORE
}

/** The cause to act on: the last one, unless an edit is left, which matters more than any cause beside it. */
function decisive(drift: Drift | undefined): Cause | undefined {
  return drift?.certainty === 'compared' && drift.edits.count > 0 ? drift.causes[0] : drift?.causes.at(-1)
}

/** Those of the last cause or the code, adapted to the layer that git found. */
function remediesOf(finding: Finding): readonly Remedy[] {
  const last = decisive(finding.drift)
  const { remedies } = last === undefined ? rowOf(finding.code) : causeRow(last.code)
  // A setting of git cannot prevent what a later step did.
  if (finding.git?.layer === 'workspace' && remedies.includes(NO_CONVERSION)) return [LATER_STEP, restoreRemedy(finding)]
  if (finding.git?.layer === 'commit' && remedies.includes(CHECK_OUT_AGAIN)) return [NO_CONVERSION, restoreRemedy(finding)]
  if (finding.code === 'missing') return [restoreRemedy(finding), ...remedies.slice(1)]
  return remedies.map(one => (one === RESTORE ? restoreRemedy(finding) : one))
}

/**
 * What to do about a finding: at most two steps, for its last cause (it happened last, so it is undone first), else for its code.
 * @param file the path as a command would name it, when that is not the sealed path itself (another root)
 * @param platform where the commands are to run
 */
export function stepsFor(
  finding: Finding,
  file: string | undefined = finding.path,
  platform: NodeJS.Platform = PLATFORM
): readonly Step[] {
  const word = file === undefined ? undefined : quoteShell(file, platform)
  return remediesOf(finding).map(({ text, run }) => {
    const runs = run !== undefined && !(platform === 'win32' && POSIX_ONLY.test(run))
    const command = runs ? insertFile(run, word) : undefined
    return command === undefined ? { text } : { text, run: command }
  })
}

/** Commands that cmd or PowerShell does not have, or that write another encoding there. */
const POSIX_ONLY = /^(?:ls|echo|rm) /

/** The command with the path in it. A .gitattributes line has its own quoting and anchors: only a plain path is put there. */
function insertFile(command: string, word: string | undefined): string | undefined {
  if (!command.includes('FILE')) return command
  if (word === undefined) return undefined
  if (!command.endsWith('.gitattributes')) return command.replaceAll('FILE', () => word)
  return /^[\w@%+=,.-][\w@%+=,./-]*$/.test(word) && !word.startsWith('./')
    ? command.replaceAll('FILE', () => `/${word}`)
    : undefined
}
