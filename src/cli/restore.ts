import { basename, dirname, join, relative, resolve } from 'node:path'
import { demandManifests, manifestAround, manifestsFor } from '../commands/manifests.ts'
import { findRestorable, type Patched, type Restorable, writeBack, writePatch, writePatchFile } from '../commands/restore.ts'
import { sealedPlaces } from '../commands/sealed-places.ts'
import { UsageError } from '../commands/usage-error.ts'
import { verify } from '../commands/verify.ts'
import { isFolder, isReachable, realPath } from '../disk/contain.ts'
import { nameOnDisk } from '../disk/name-on-disk.ts'
import type { ObjectFormat } from '../git/object-id.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { RESTORE } from '../options/command-tables.ts'
import { toGateRequest } from '../options/request.ts'
import { DEFAULTS } from '../options/table.ts'
import { pluralize } from '../report/counts.ts'
import { escapeLog, quotePath, quoteShell } from '../report/escape.ts'
import { headline } from '../report/findings/sentences.ts'
import type { Outcome } from '../restore/candidates.ts'
import { chosen, whatHappened } from '../restore/chosen.ts'
import type { Command, ExitCode } from './command.ts'
import { parseFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

const MAX_LISTED = 100
/** Of `--only`, in a message. */
const MAX_CAUSES = 10

/** `seal-gate restore [MANIFEST [PATH…]] [--write]`: the proved original bytes as a patch, or written back. */
export const restore: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, RESTORE)
  const { write, output, only, 'object-format': format } = options
  if (write && output !== '') throw new UsageError('"--write" writes the files themselves: "-o" is for a patch')
  const { names } = await manifestsFor(positionals.slice(0, 1), DEFAULTS, cwd, undefined)
  demandManifests(names, cwd)
  const request = { ...toGateRequest({ ...DEFAULTS, ...options }, cwd, names), progress: terminal.progress }
  const report = await verify(request, { probes: false })
  const restorable = await findRestorable(request, report)
  terminal.progress(0, 0)
  if ('obstacles' in restorable) {
    demandManifest(restorable.obstacles, names, args, cwd)
    for (const finding of restorable.obstacles) terminal.say(`${escapeLog(headline(finding))}\n`)
    terminal.say('nothing is restored: seals that cannot be trusted prove nothing\n')
    return 2
  }
  if (restorable.sources.some(({ archive }) => archive !== undefined) && report.verdict !== 'pass') {
    terminal.say(
      'members of an archive are not restored: build the archive again, or unpack it and restore its files in the folder\n'
    )
    return 2
  }
  const paths = sealedPlaces(positionals.slice(1), restorable.sources, cwd)
  const files = chosen(restorable.files, { paths, only: only.map(causes => causes.replace(/\s*,\s*/g, ',')) })
  if (files.length === 0) return nothingToDo(report, restorable, terminal)
  const wanted = { ...restorable, files }
  if (write) return printOutcomes(await writeBack(wanted), 'restored', terminal)
  const { outcomes, empty } = await makePatch(wanted, format, output, cwd, terminal)
  const code = printOutcomes(outcomes, 'in the patch', terminal)
  if (!empty) terminal.say(howToApply(relative(cwd, restorable.base), output || undefined))
  return code
}

/** @throws UsageError when a file of another kind was named in place of the manifest */
function demandManifest(found: readonly Finding[], names: readonly string[], args: readonly string[], cwd: string): void {
  const wrong = found.find(({ code }) => code === 'manifest-format-unknown')?.manifest
  if (wrong === undefined || !names.includes(wrong)) return
  const manifest = manifestAround(cwd)
  if (manifest === undefined) return
  const words = ['seal-gate', 'restore', manifest, ...args].map(word => (/^--?[a-z]/.test(word) ? word : quoteShell(word)))
  throw new UsageError(
    `${JSON.stringify(wrong)} is not a manifest: the manifest comes first, and then the files to restore`,
    words.includes(undefined) || manifest === wrong ? '' : `Try: ${words.join(' ')}`
  )
}

/** Exit code 0 when every sealed file is intact. */
function nothingToDo({ counts }: Report, { files }: Restorable, terminal: Terminal): ExitCode {
  if (files.length > 0) {
    const happened = [...new Set(files.map(({ finding }) => whatHappened(finding)))]
    const causes = happened.slice(0, MAX_CAUSES).join(' ')
    terminal.say(
      `none of the ${pluralize(files.length, 'file')} that differ are chosen; "--only" takes one of: ${escapeLog(causes)}\n`
    )
    return 1
  }
  terminal.say(`nothing to restore: ${pluralize(counts.intact, 'sealed file')} intact\n`)
  return counts.intact === counts.sealed ? 0 : 2
}

function makePatch(
  restorable: Restorable,
  format: ObjectFormat,
  output: string,
  cwd: string,
  terminal: Terminal
): Promise<Patched> {
  if (output === '') return writePatch(restorable, format, text => terminal.out(text))
  return writePatchFile(restorable, format, outputPath(output, cwd, restorable))
}

/** @throws UsageError when the patch would land on what it would restore */
function outputPath(name: string, cwd: string, { sources }: Restorable): string {
  const folder = dirname(resolve(cwd, name))
  if (isFolder(resolve(cwd, name))) throw new UsageError(`"-o" takes a file, and ${JSON.stringify(name)} is a folder`)
  if (!isFolder(folder)) {
    const way = quoteShell(dirname(name))
    throw new UsageError(`there is no folder ${JSON.stringify(dirname(name))}`, way === undefined ? '' : `Try: mkdir -p ${way}`)
  }
  const wanted = join(isReachable(folder) ? realPath(folder) : folder, basename(name))
  // A folding file system takes README.MD for README.md.
  const path = join(dirname(wanted), nameOnDisk(wanted) ?? basename(wanted))
  const sealed = sources.some(({ root = '', file, seals }) => file === path || seals.some(seal => join(root, seal.path) === path))
  if (sealed) throw new UsageError(`${JSON.stringify(name)} is a sealed file or the manifest: write the patch elsewhere`)
  return path
}

function howToApply(folder: string, output = 'restore.patch'): string {
  const where = folder === '' ? 'here' : `in ${quotePath(folder)}`
  const name = quoteShell(output)
  const command = name === undefined ? '' : `\n  git -c core.autocrlf=false apply ${name}`
  return `Apply it ${where}. Where .gitattributes converts these files, follow its first lines:${command}\n`
}

/** Lists what was restored, and what was left and why. */
function printOutcomes(outcomes: readonly Outcome[], done: string, terminal: Terminal): ExitCode {
  const left = outcomes.filter(outcome => outcome.left !== undefined)
  const lines = [
    ...left.map(({ judged, left }) => `not restored: ${quotePath(judged.seal.path)}: ${left?.reason}`),
    ...outcomes.filter(outcome => outcome.left === undefined).map(({ judged }) => `${done}: ${quotePath(judged.seal.path)}`)
  ]
  for (const line of shortenList(lines)) terminal.say(`${escapeLog(line)}\n`)
  terminal.say(
    `${done}: ${outcomes.length - left.length} of ${pluralize(outcomes.length, 'file that differs from its seal', 'files that differ from their seals')}\n`
  )
  if (left.length === 0) return 0
  return left.every(outcome => outcome.left?.unsure === true) ? 2 : 1
}

function shortenList(lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_LISTED
  return more <= 0 ? lines : [...lines.slice(0, MAX_LISTED), `… and ${pluralize(more, 'more file')}`]
}
