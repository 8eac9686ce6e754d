import { basename, dirname, join, relative, resolve } from 'node:path'
import { AtomicFile } from '../disk/atomic-write.ts'
import { isReachable, realPath } from '../disk/contain.ts'
import { nameOnDisk } from '../disk/name-on-disk.ts'
import { gate } from '../gate/gate.ts'
import type { ObjectFormat } from '../git/object-id.ts'
import { readSources } from '../load/manifests.ts'
import type { Source } from '../load/source.ts'
import type { Report } from '../model/report.ts'
import { readOptions } from '../options/read.ts'
import { type Options, OptionsError, toGateRequest } from '../options/table.ts'
import { escapeLog, quotePath, quoteShell } from '../report/escape.ts'
import { counted, headline } from '../report/sentences.ts'
import { type Archive, type Judged, judgedFiles, type Outcome, obstacles } from '../restore/candidates.ts'
import { gitArchive } from '../restore/originals-in-git.ts'
import { patchBase, patchFiles } from '../restore/patch-files.ts'
import { elsewhere } from '../restore/relocated-originals.ts'
import { restoreFiles } from '../restore/restore-files.ts'
import type { Command, ExitCode } from './command.ts'
import { type Flags, parseFlags, UsageError } from './flags.ts'
import type { Terminal } from './terminal.ts'

const SHOWN = 100

/** `seal-gate restore MANIFEST [--write]`: the proved original bytes as a patch, or written back. */
export const restore: Command = async (args, cwd, terminal) => {
  const flags = parseFlags(args, {
    write: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    'object-format': { type: 'string', default: 'sha1' },
    format: { type: 'string' },
    root: { type: 'string' },
    'manifest-sha256': { type: 'string' }
  })
  const { write = false, output } = flags.values
  if (flags.positionals.length !== 1) throw new UsageError('name one manifest')
  if (write === true && output !== undefined) throw new UsageError('"--write" writes the files themselves: "-o" is for a patch')
  const format = objectFormatOf(flags)
  const request = toGateRequest(await optionsOf(flags), cwd, flags.positionals)
  const report = await gate(request, null)
  if (obstacles(report).length > 0) return refuse(report, terminal)
  const sources = await readSources(request, () => undefined)
  const files = judgedFiles(report, sources)
  if (files.length === 0) {
    terminal.say(`nothing to restore: ${counted(report.counts.intact, 'sealed file')} intact\n`)
    return report.counts.intact === report.counts.sealed ? 0 : 2
  }
  const archives = [elsewhere(files, sources), await gitArchive(files)]
  if (write === true) return await writeFiles(files, archives, terminal)
  const target = typeof output === 'string' ? outputOf(output, cwd, sources) : undefined
  return await writePatch(files, { archives, base: patchBase(files[0]?.root ?? cwd), format }, cwd, target, terminal)
}

async function optionsOf({ values }: Flags): Promise<Options> {
  const { format, root } = values
  const pin = values['manifest-sha256']
  try {
    return await readOptions({
      ...(typeof format === 'string' && { format }),
      ...(typeof root === 'string' && { root }),
      ...(typeof pin === 'string' && { 'manifest-sha256': pin })
    })
  } catch (error) {
    throw error instanceof OptionsError ? new UsageError(error.message) : error
  }
}

function objectFormatOf({ values }: Flags): ObjectFormat {
  const format = values['object-format']
  if (format === 'sha1' || format === 'sha256') return format
  throw new UsageError(`"--object-format" is one of sha1, sha256, not ${JSON.stringify(format)}`)
}

function refuse(report: Report, terminal: Terminal): ExitCode {
  for (const finding of obstacles(report)) terminal.say(`${escapeLog(headline(finding))}\n`)
  terminal.say('nothing is restored: seals that cannot be trusted prove nothing\n')
  return 2
}

async function writeFiles(files: readonly Judged[], archives: readonly Archive[], terminal: Terminal): Promise<ExitCode> {
  const outcomes: Outcome[] = []
  for await (const outcome of restoreFiles(files, archives)) outcomes.push(outcome)
  return tell(outcomes, 'restored', terminal)
}

/** Where a patch is written, and what the user calls it. */
interface Output {
  readonly name: string
  readonly path: string
}

interface PatchChoice {
  readonly archives: readonly Archive[]
  readonly base: string
  readonly format: ObjectFormat
}

async function writePatch(
  files: readonly Judged[],
  options: PatchChoice,
  cwd: string,
  output: Output | undefined,
  terminal: Terminal
): Promise<ExitCode> {
  const outcomes: Outcome[] = []
  const target = output === undefined ? undefined : AtomicFile.at(output.path)
  let empty = true
  try {
    for await (const chunk of patchFiles(files, options, outcomes)) {
      empty = false
      if (target === undefined) terminal.out(chunk)
      else target.write(chunk)
    }
    if (!empty) target?.keep()
  } finally {
    target?.close()
  }
  const code = tell(outcomes, 'in the patch', terminal)
  if (!empty) terminal.say(howToApply(relative(cwd, options.base), output?.name))
  return code
}

/** A patch must never land on what it would restore. */
function outputOf(name: string, cwd: string, sources: readonly Source[]): Output {
  const folder = dirname(resolve(cwd, name))
  const wanted = join(isReachable(folder) ? realPath(folder) : folder, basename(name))
  // A folding file system takes README.MD for README.md.
  const path = join(dirname(wanted), nameOnDisk(wanted) ?? basename(wanted))
  const sealed = sources.some(({ root = '', file, seals }) => file === path || seals.some(seal => join(root, seal.path) === path))
  if (sealed) throw new UsageError(`${JSON.stringify(name)} is a sealed file or the manifest: write the patch elsewhere`)
  return { name, path }
}

function howToApply(folder: string, output = 'restore.patch'): string {
  const where = folder === '' ? 'here' : `in ${quotePath(folder)}`
  const name = quoteShell(output)
  const command = name === undefined ? '' : `\n  git -c core.autocrlf=false apply ${name}`
  return `Apply it ${where}; its first lines say how where .gitattributes converts these files:${command}\n`
}

/** What was restored, what was not and why. */
function tell(outcomes: readonly Outcome[], done: string, terminal: Terminal): ExitCode {
  const left = outcomes.filter(outcome => outcome.left !== undefined)
  const lines = [
    ...left.map(({ judged, left }) => `left as it is: ${quotePath(judged.seal.path)}: ${left?.reason}`),
    ...outcomes.filter(outcome => outcome.left === undefined).map(({ judged }) => `${done}: ${quotePath(judged.seal.path)}`)
  ]
  for (const line of shortened(lines)) terminal.say(`${escapeLog(line)}\n`)
  terminal.say(`${done}: ${outcomes.length - left.length} of ${counted(outcomes.length, 'file')} that are not as sealed\n`)
  if (left.length === 0) return 0
  return left.every(outcome => outcome.left?.unsure === true) ? 2 : 1
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `… and ${counted(lines.length - SHOWN, 'more file')}`]
}
