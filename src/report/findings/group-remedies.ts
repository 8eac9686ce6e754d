import { rowOf } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import type { Remedy } from '../../model/remedy.ts'
import { PLATFORM, quoteShell } from '../escape.ts'
import { attributePatterns, folderOf } from './attribute-patterns.ts'
import type { FindingGroup } from './groups.ts'
import { POSIX_ONLY, remediesOf, type Step, stepsFor, withManifest } from './remedies.ts'

/** Most files in one command: nobody reads a longer one before pasting it. */
const MAX_NAMED_FILES = 5
const ATTRIBUTES_LINE = /^echo '(FILE [\w -]+)' >> \.gitattributes$/
/** Changes nothing, so a whole folder may be passed to it. */
const READS_ONLY = /^git log /

/**
 * What to do about a group: one remedy for all of its files.
 * @param fileOf the path as a command would name it, as for `stepsFor`
 * @param platform where the commands are to run
 */
export function stepsForGroup(
  { first, findings }: FindingGroup,
  fileOf: (finding: Finding) => string | undefined,
  platform: NodeJS.Platform = PLATFORM
): readonly Step[] {
  if (findings.length === 1) return stepsFor(first, fileOf(first), platform)
  const all = findings.map(fileOf)
  const files = all.filter(file => file !== undefined)
  const wanted = remediesOf(first).map(remedy => withManifest(remedy, first, platform))
  const steps = wanted.map(({ text, many, run }, at): Step => {
    const isSame = run !== undefined && findings.every(one => remediesOf(one)[at]?.run === remediesOf(first)[at]?.run)
    const command = isSame && files.length === all.length ? commandFor(run, files, platform) : undefined
    return { text: many ?? `For each file: ${text}`, ...(command !== undefined && { run: command }) }
  })
  const isUnnamed = wanted.some(({ run }, at) => run?.includes('FILE') === true && steps[at]?.run === undefined)
  // There is no manifest of the files of a commit that the command could take.
  return isUnnamed && first.commit === undefined && isRestorable(findings) ? withRestore(steps, wanted, first, platform) : steps
}

/** If there are too many files to list, the command takes the manifest: `restore` writes only bytes that match their seals. */
function withRestore(
  steps: readonly Step[],
  wanted: readonly Remedy[],
  first: Finding,
  platform: NodeJS.Platform
): readonly Step[] {
  const isInstead = (run = ''): boolean => run.includes('git checkout') || run.startsWith('seal-gate restore')
  const kept = steps.filter((step, at) => !isInstead(wanted[at]?.run) || step.run !== undefined)
  const causes = first.drift?.causes.map(({ code }) => code).join(',') || first.code
  const { text, run } = withManifest({ ...WRITE_BACK, run: `${WRITE_BACK.run} --only ${causes} --write` }, first, platform)
  return kept.length === steps.length ? steps : [...kept, { text, ...(run !== undefined && { run }) }]
}

const WRITE_BACK = { text: 'Write the sealed bytes of these files back.', run: 'seal-gate restore MANIFEST' }

function isRestorable(findings: readonly Finding[]): boolean {
  return findings.every(
    ({ code, drift, git }) => rowOf(code).broken !== undefined && (drift?.certainty === 'proved' || git?.source !== undefined)
  )
}

function commandFor(run: string, files: readonly string[], platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32' && POSIX_ONLY.test(run)) return undefined
  if (!run.includes('FILE')) return run
  const line = ATTRIBUTES_LINE.exec(run)?.[1]
  if (line !== undefined) return attributesCommand(line, files)
  const named = files.length <= MAX_NAMED_FILES ? files : READS_ONLY.test(run) ? foldersOf(files) : []
  const words = named.map(file => quoteShell(file, platform))
  if (words.length === 0 || words.includes(undefined)) return undefined
  return run.replaceAll('FILE', () => words.join(' '))
}

function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const file of files) {
    folders.add(folderOf(file) || '.')
    if (folders.size > MAX_NAMED_FILES) return ['.']
  }
  return [...folders]
}

function attributesCommand(line: string, files: readonly string[]): string | undefined {
  const lines = attributePatterns(files)?.map(pattern => `'${line.replace('FILE', () => pattern)}'`)
  if (lines === undefined) return undefined
  return `${lines.length === 1 ? 'echo' : "printf '%s\\n'"} ${lines.join(' ')} >> .gitattributes`
}
