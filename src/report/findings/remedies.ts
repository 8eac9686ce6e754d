import { type CauseCode, causeRow } from '../../model/causes.ts'
import { type FindingCode, rowOf } from '../../model/codes.ts'
import type { Cause, Drift, Finding } from '../../model/finding.ts'
import { CHECK_OUT_AGAIN, NO_CONVERSION, RESEAL_OR_RESTORE, RESTORE, type Remedy } from '../../model/remedy.ts'
import { PLATFORM, quoteShell } from '../escape.ts'

/** One thing to do: a sentence, and the command that does it, if there is one. */
export interface Step {
  readonly text: string
  /** For a shell in the workspace: POSIX, or on Windows cmd and PowerShell. Absent when the path could not be pasted safely. */
  readonly run?: string
}

const LATER_WRITER: Remedy = {
  text: 'Find what writes this file after the checkout (an editor, a formatter, a script), and let it write to another file.',
  many: 'Find what writes these files after the checkout (an editor, a formatter, a script), and let it write to other files.'
}
const LATER_STEP: Remedy = {
  text: 'Find the step of the job that writes this file after the checkout, and let it write to another file.',
  many: 'Find the step of the job that writes these files after the checkout, and let it write to other files.'
}
const UNDO_EDIT: Remedy = {
  text: 'The commit has the sealed bytes: take back what is not committed.',
  many: 'The commit has the sealed bytes: take back what is not committed.',
  run: 'git checkout HEAD -- FILE'
}
const COMMIT_EDIT: Remedy = {
  text: 'If the change is intended, seal the file again, commit both, and have the new seal reviewed.',
  many: 'If the changes are intended, seal the files again, commit all, and have the new seals reviewed.'
}

const PROVED_BYTES: Remedy = {
  text: 'The sealed bytes are proved: write them back.',
  many: 'The sealed bytes are proved: write them back.',
  run: 'seal-gate restore MANIFEST FILE --write'
}

/** How to get the sealed bytes back, given what git and the proof know. */
function restoreRemedy({ code, git, drift }: Finding): Remedy {
  const before = git?.layer === 'commit' ? git.commit?.id : undefined
  if (before !== undefined && /^[0-9a-f]{40,64}$/.test(before))
    return {
      text: 'Restore the file from before the commit that changed it, and commit that.',
      many: 'Restore the files from before the commit that changed them, and commit that.',
      run: `git checkout ${before}~ -- FILE`
    }
  if (git?.layer === 'workspace' || git?.layer === 'checkout')
    return {
      text: 'The commit has the sealed bytes: restore them from there.',
      many: 'The commit has the sealed bytes: restore them from there.',
      run: 'git checkout HEAD -- FILE'
    }
  if (drift?.certainty === 'proved') return PROVED_BYTES
  return code === 'missing'
    ? { text: 'Restore the file.', many: 'Restore the files.', run: 'git checkout HEAD -- FILE' }
    : RESTORE
}

/** The cause to act on: the last one, unless an edit remains, which matters more than any other cause. */
function decisive(drift: Drift | undefined): Cause | undefined {
  return drift?.certainty === 'compared' && drift.edits.count > 0 ? drift.causes[0] : drift?.causes.at(-1)
}

/** The content of a commit cannot be sealed again: a change belongs in another file. The commit has the sealed bytes, mode and link. */
function remediesSince({ commit = '' }: Finding, remedies: readonly Remedy[]): readonly Remedy[] {
  const restore = `git checkout ${commit} -- FILE`
  const [first] = remedies.filter(
    one =>
      one !== COMMIT_EDIT &&
      one !== RESEAL_OR_RESTORE &&
      !/seal-gate (?:seal|repair|restore)/.test(`${one.text} ${one.run ?? ''}`)
  )
  if (first === undefined || first.run?.startsWith('git checkout') === true) return [{ ...NEW_FILE, run: restore }]
  return [first, { ...NEW_FILE, run: restore }]
}

const NEW_FILE: Remedy = {
  text: 'The file must stay as it is at that commit: restore it, and put the change into a new file.',
  many: 'The files must stay as they are at that commit: restore them, and put the change into new files.'
}

/** The remedies of the last cause, or of the code, adapted to the layer that git found. */
export function remediesOf(finding: Finding): readonly Remedy[] {
  const remedies = finding.code === 'mode-changed' ? remediesOfMode(finding) : remediesOfSeal(finding)
  if (finding.release !== undefined) return remediesOfRelease(finding, remedies)
  if (isMember(finding)) return remediesOfMember(finding, remedies)
  return finding.commit === undefined ? remedies : remediesSince(finding, remedies)
}

/** A path such as `app.tgz!/bin/run`. */
function isMember({ path }: Finding): boolean {
  return path !== undefined && /\.[A-Za-z0-9]+!\//.test(path)
}

/** Commands for files on disk do nothing for a member: what packs the archive has to be corrected. */
function remediesOfMember({ code }: Finding, remedies: readonly Remedy[]): readonly Remedy[] {
  return code.startsWith('archive-') ? remedies : [code === 'unsealed' ? UNLISTED_MEMBER : PACK_AGAIN]
}

const PACK_AGAIN: Remedy = {
  text: 'Build the archive again from the sealed files. If the change is intended, seal its members again and have the new seals reviewed.',
  many: 'Build the archive again from the sealed files. If the changes are intended, seal its members again and have the new seals reviewed.'
}
const UNLISTED_MEMBER: Remedy = {
  text: 'Leave the file out of the archive, or seal the members of the archive again.',
  many: 'Leave the files out of the archive, or seal the members of the archive again.'
}

/** Nothing of a release is on disk, and until it is published, assets and lists can both be replaced. */
function remediesOfRelease({ code }: Finding, remedies: readonly Remedy[]): readonly Remedy[] {
  return RELEASE_REMEDIES[code] ?? remedies
}

const UPLOAD_AGAIN: Remedy = {
  text: 'Before the release is published, upload the file that was listed (`gh release upload --clobber`), or a corrected list.',
  many: 'Before the release is published, upload the files that were listed (`gh release upload --clobber`), or a corrected list.'
}
const UPLOAD_MISSING: Remedy = {
  text: 'Before the release is published, upload the file, or a list without it.',
  many: 'Before the release is published, upload the files, or a list without them.'
}
const RELEASE_REMEDIES: { readonly [C in FindingCode]?: readonly Remedy[] } = {
  'digest-mismatch': [UPLOAD_AGAIN],
  'length-mismatch': [UPLOAD_AGAIN],
  'manifest-conflict': [UPLOAD_AGAIN],
  missing: [UPLOAD_MISSING],
  moved: [
    {
      text: 'Rename the asset to the listed name, or list it under its own.',
      many: 'Rename the assets to the listed names, or list them under their own.'
    }
  ],
  unreadable: [{ text: 'Run the job again. If the reason is the same, delete the asset and upload it again.' }],
  unsealed: [
    {
      text: 'List the asset, or delete it: a release that is immutable keeps it.',
      many: 'List the assets, or delete them: a release that is immutable keeps them.'
    }
  ]
}

function remediesOfMode({ code, expected }: Finding): readonly Remedy[] {
  const { remedies } = rowOf(code)
  if (expected?.exec !== false) return remedies
  return remedies.map(({ run, ...one }) => ({ ...one, ...(run !== undefined && { run: run.replaceAll('+x', '-x') }) }))
}

function remediesOfSeal(finding: Finding): readonly Remedy[] {
  const last = decisive(finding.drift)
  const { remedies } = last === undefined ? rowOf(finding.code) : causeRow(last.code)
  if (finding.git?.layer === 'commit' && last !== undefined && NOT_OF_COMMITS.has(last.code))
    return [last.code === 'bit-flipped' ? WITHOUT_LOG : COMMIT_CONTENT, restoreRemedy(finding)]
  if (finding.git?.layer === 'workspace') return workspaceRemedies(finding, remedies)
  // The last commits of the file need not include the one that did it, which git has found.
  if (finding.git?.commit !== undefined && remedies.includes(RESEAL_OR_RESTORE)) return [WITHOUT_LOG, restoreRemedy(finding)]
  if (finding.git?.layer === 'commit' && remedies.includes(CHECK_OUT_AGAIN)) return [NO_CONVERSION, restoreRemedy(finding)]
  if (finding.code === 'missing') return [restoreRemedy(finding), ...remedies.slice(1)]
  if (finding.code === 'symlink' && finding.git?.layer !== undefined) return [...remedies.slice(0, 1), restoreRemedy(finding)]
  // Git knows nothing of the file: it may be in no repository.
  const isOutside = finding.git === undefined && finding.commit === undefined && finding.drift?.certainty === 'proved'
  return remedies.map(one => (one === RESTORE || (isOutside && one === CHECK_OUT_AGAIN) ? restoreRemedy(finding) : one))
}

/** No commit did it, and no setting of git can prevent it: the step is to find what wrote the file; the commit has the sealed bytes. */
function workspaceRemedies(finding: Finding, remedies: readonly Remedy[]): readonly Remedy[] {
  const by = finding.git?.by
  const [own] = remedies.filter(one => !OF_COMMITS.has(one))
  if (by === 'edit') return [UNDO_EDIT, finding.code === 'missing' ? (remedies[1] ?? COMMIT_EDIT) : (own ?? COMMIT_EDIT)]
  if (finding.code === 'missing') return [restoreRemedy(finding), ...remedies.slice(1)]
  return [own ?? (by === 'step' ? LATER_STEP : LATER_WRITER), restoreRemedy(finding)]
}

/** A disk does not flip a bit of a commit, and a checkout does not restore content that a commit replaced with a pointer or a link. */
const NOT_OF_COMMITS: ReadonlySet<CauseCode> = new Set<CauseCode>(['bit-flipped', 'lfs-pointer', 'symlink-as-text'])
const COMMIT_CONTENT: Remedy = { text: 'The commit has something else in the place of the file: commit the file itself.' }
const { run: _, ...WITHOUT_LOG } = RESEAL_OR_RESTORE

/** Remedies that help only if a commit or the checkout did it. */
const OF_COMMITS: ReadonlySet<Remedy> = new Set([RESTORE, NO_CONVERSION, CHECK_OUT_AGAIN, RESEAL_OR_RESTORE])

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
  return remediesOf(finding).map(remedy => {
    const { text, run } = withManifest(remedy, finding, platform)
    const runs = run !== undefined && !(platform === 'win32' && POSIX_ONLY.test(run))
    const command = runs ? insertFile(run, word) : undefined
    return command === undefined ? { text } : { text, run: command }
  })
}

/** The remedy with the path of the manifest in it; without its command if the path cannot be pasted safely. */
export function withManifest(remedy: Remedy, { manifest }: Finding, platform: NodeJS.Platform = PLATFORM): Remedy {
  const isNamed = manifest !== undefined && !manifest.startsWith('(')
  const word = isNamed ? quoteShell(manifest, platform) : undefined
  if (word !== undefined) {
    const named = (text: string): string => text.replaceAll('MANIFEST', () => word)
    const { text, many, run } = remedy
    return { text: named(text), ...(many !== undefined && { many: named(many) }), ...(run !== undefined && { run: named(run) }) }
  }
  const { run, ...rest } = remedy
  return run?.includes('MANIFEST') === true ? rest : remedy
}

/** Commands that cmd or PowerShell does not have, or that write another encoding there. */
export const POSIX_ONLY = /^(?:ls|echo|rm) /

/** The command with the path in it. A .gitattributes line has its own quoting and anchors: only a plain path is put there. */
function insertFile(command: string, word: string | undefined): string | undefined {
  if (!command.includes('FILE')) return command
  if (word === undefined) return undefined
  if (!command.endsWith('.gitattributes')) return command.replaceAll('FILE', () => word)
  return /^[\w@%+=,.-][\w@%+=,./-]*$/.test(word) && !word.startsWith('./')
    ? command.replaceAll('FILE', () => `/${word}`)
    : undefined
}
