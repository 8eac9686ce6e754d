import type { Finding } from '../model/finding.ts'
import { type Advice, BY_CAUSE, BY_CODE, CHECK_OUT_AGAIN, NO_CONVERSION, RESTORE } from './advice.ts'
import { quoteShell } from './escape.ts'

/** One thing to do: a sentence, and the command that does it where one can be given. */
export interface Step {
  readonly say: string
  /** For a POSIX shell in the workspace. Absent when the path could not be pasted safely. */
  readonly run?: string
}

const LATER_STEP: Advice = { say: 'Find the step after the checkout that writes this file, and give it another one.' }

/** How the sealed bytes come back, by what git and the proof know. */
function restoring({ code, git, drift }: Finding): Advice {
  const before = git?.layer === 'commit' ? git.commit?.id : undefined
  if (before !== undefined && /^[0-9a-f]{40,64}$/.test(before))
    return {
      say: 'Take the file as it was before the commit that changed it, and commit that.',
      run: `git checkout ${before}~ -- FILE`
    }
  if (git?.layer === 'workspace' || git?.layer === 'checkout')
    return { say: 'The commit has the sealed bytes: take them from there.', run: 'git checkout HEAD -- FILE' }
  if (drift?.proof === 'inversion')
    return { say: 'The sealed bytes are proved: let `seal-gate restore MANIFEST --write` write them back.' }
  return code === 'missing' ? { say: 'Bring the file back.', run: 'git checkout HEAD -- FILE' } : RESTORE
}

/** What the cause or the code calls for, with what git knows of the layer. */
function adviceFor(finding: Finding): readonly Advice[] {
  const last = finding.drift?.causes.at(-1)
  const advice = last === undefined ? BY_CODE[finding.code] : BY_CAUSE[last.code]
  // A setting of git is no remedy for what a later step did.
  if (finding.git?.layer === 'workspace' && advice.includes(NO_CONVERSION)) return [LATER_STEP, restoring(finding)]
  if (finding.git?.layer === 'commit' && advice.includes(CHECK_OUT_AGAIN)) return [NO_CONVERSION, restoring(finding)]
  if (finding.code === 'missing') return [restoring(finding), ...advice.slice(1)]
  return advice.map(one => (one === RESTORE ? restoring(finding) : one))
}

/** At most two steps, right for the last cause (it struck last, so it is undone first), else for the code. */
export function stepsFor(finding: Finding, file: string | undefined): readonly Step[] {
  const word = file === undefined ? undefined : quoteShell(file)
  return adviceFor(finding).map(({ say, run }) => {
    const command = run === undefined ? undefined : filled(run, word)
    return command === undefined ? { say } : { say, run: command }
  })
}

/** The command with the path in it. A .gitattributes line has its own quoting and anchors: only a plain path is put there. */
function filled(command: string, word: string | undefined): string | undefined {
  if (!command.includes('FILE')) return command
  if (word === undefined) return undefined
  if (!command.endsWith('.gitattributes')) return command.replaceAll('FILE', () => word)
  return /^[\w@%+=,.-][\w@%+=,./-]*$/.test(word) && !word.startsWith('./')
    ? command.replaceAll('FILE', () => `/${word}`)
    : undefined
}
