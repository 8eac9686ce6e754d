import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { escapeLog, quotePath } from '../report/escape.ts'
import { changesBetween } from '../seal/changes.ts'
import { MAX_BYTES } from '../seal/limits.ts'
import type { Seal } from '../seal/model.ts'
import { readManifest } from '../seal/read.ts'
import { writeBagManifest, writeBsd, writeGnu, writeNative } from '../seal/write.ts'
import { sealFiles } from '../verify/make-manifest.ts'
import { readWhole } from '../verify/source.ts'
import type { ExitCode } from './exit.ts'
import { parseFlags, UsageError } from './flags.ts'
import type { Command } from './main.ts'
import type { Terminal } from './terminal.ts'

type Writer = (seals: readonly Seal[]) => string

/** `seal-gate seal PATH…`: writes a manifest, or with `--check` says whether writing it again would change anything. */
export const seal: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, {
    output: { type: 'string', short: 'o' },
    format: { type: 'string', default: 'native' },
    root: { type: 'string' },
    packet: { type: 'string' },
    covers: { type: 'string', multiple: true },
    check: { type: 'boolean' }
  })
  if (positionals.length === 0) throw new UsageError('name the files or folders to seal')
  const { output, root, format, packet, covers, check } = values
  const write = writerOf(String(format), {
    ...(typeof packet === 'string' && { packet }),
    ...(Array.isArray(covers) && { covers: covers.map(String) })
  })
  if (check === true && typeof output !== 'string') throw new UsageError('"--check" compares with a manifest: name it with "-o"')
  const target = typeof output === 'string' ? resolve(cwd, output) : undefined
  const folder = typeof root === 'string' ? resolve(cwd, root) : target === undefined ? cwd : dirname(target)
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${quotePath(folder)}`)
  if (target !== undefined && !existsSync(dirname(target)))
    throw new UsageError(`there is no folder ${quotePath(dirname(target))}`)
  const exempt = target === undefined ? undefined : resolve(realpathSync(dirname(target)), basename(target))
  const { seals, refused } = await sealFiles(folder, cwd, positionals, exempt)
  for (const { path, reason } of refused) terminal.say(`seal-gate: ${quotePath(path)} cannot be sealed: ${escapeLog(reason)}\n`)
  if (refused.length > 0) return 2
  if (seals.length === 0) throw new UsageError('there is no file to seal: an empty manifest would seal nothing')
  const text = write(seals)
  if (target === undefined) {
    terminal.out(text)
    return 0
  }
  if (check === true) return compare(target, text, seals, terminal)
  writeWhole(target, text)
  terminal.say(`sealed ${seals.length} ${seals.length === 1 ? 'file' : 'files'} in ${quotePath(String(output))}\n`)
  return 0
}

/** Exit code 0 when sealing again would write the same bytes, 1 when not, 2 when the manifest that is there cannot be read. */
async function compare(target: string, text: string, seals: readonly Seal[], terminal: Terminal): Promise<ExitCode> {
  if (!existsSync(target)) throw new UsageError(`there is no manifest ${quotePath(target)} to compare with`)
  const bytes = readWhole(target, MAX_BYTES)
  if (bytes.equals(Buffer.from(text))) {
    terminal.out('Sealing again would change nothing.\n')
    return 0
  }
  const old = await readManifest(bytes, 'auto', true, { fileName: basename(target) })
  for (const { code, reason } of old.problems) terminal.say(`seal-gate: ${code}: ${escapeLog(reason)}\n`)
  if (old.problems.length > 0) return 2
  const { added, removed, changed } = changesBetween(old.seals, seals)
  for (const path of added) terminal.out(`added    ${quotePath(path)}\n`)
  for (const path of removed) terminal.out(`removed  ${quotePath(path)}\n`)
  for (const { path, what } of changed) terminal.out(`changed  ${quotePath(path)}: ${what}\n`)
  if (added.length + removed.length + changed.length === 0)
    terminal.out('The seals are the same; the layout of the manifest, its packet or its covers would change.\n')
  return 1
}

function writerOf(format: string, head: { readonly packet?: string; readonly covers?: readonly string[] }): Writer {
  if (format === 'native') return seals => writeNative(head, seals)
  if (Object.keys(head).length > 0)
    throw new UsageError(`"--packet" and "--covers" need the native format; ${format} cannot hold them`)
  if (format === 'gnu') return writeGnu
  if (format === 'bsd') return writeBsd
  if (format === 'bagit') return writeBagManifest
  throw new UsageError(`"--format" is one of native, gnu, bsd, bagit, not ${JSON.stringify(format)}`)
}

/** A full disk or a killed process must never leave half a manifest behind. */
function writeWhole(target: string, text: string): void {
  const draft = `${target}.${process.pid}.tmp`
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
