import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { escapeLog, quotePath } from '../report/escape.ts'
import type { Seal } from '../seal/model.ts'
import { writeBsd, writeGnu, writeNative } from '../seal/write.ts'
import { sealFiles } from '../verify/make-manifest.ts'
import { parseFlags, UsageError } from './flags.ts'
import type { Command } from './main.ts'

type Writer = (seals: readonly Seal[]) => string

/** `seal-gate seal PATH…`: writes a manifest. */
export const seal: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, {
    output: { type: 'string', short: 'o' },
    format: { type: 'string', default: 'native' },
    root: { type: 'string' },
    packet: { type: 'string' },
    covers: { type: 'string', multiple: true }
  })
  if (positionals.length === 0) throw new UsageError('name the files or folders to seal')
  const { output, root, format, packet, covers } = values
  const write = writerOf(String(format), {
    ...(typeof packet === 'string' && { packet }),
    ...(Array.isArray(covers) && { covers: covers.map(String) })
  })
  const target = typeof output === 'string' ? resolve(cwd, output) : undefined
  const folder = typeof root === 'string' ? resolve(cwd, root) : target === undefined ? cwd : dirname(target)
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${quotePath(folder)}`)
  const { seals, refused } = sealFiles(
    folder,
    cwd,
    positionals,
    target === undefined ? undefined : resolve(realpathSync(dirname(target)), basename(target))
  )
  for (const { path, reason } of refused) terminal.say(`seal-gate: ${quotePath(path)} cannot be sealed: ${escapeLog(reason)}\n`)
  if (refused.length > 0) return 2
  if (seals.length === 0) throw new UsageError('there is no file to seal: an empty manifest would seal nothing')
  const text = write(seals)
  if (target === undefined) terminal.out(text)
  else {
    writeWhole(target, text)
    terminal.say(`sealed ${seals.length} ${seals.length === 1 ? 'file' : 'files'} in ${quotePath(String(output))}\n`)
  }
  return 0
}

function writerOf(format: string, head: { readonly packet?: string; readonly covers?: readonly string[] }): Writer {
  if (format === 'native') return seals => writeNative(head, seals)
  if (Object.keys(head).length > 0)
    throw new UsageError(`"--packet" and "--covers" need the native format; ${format} cannot hold them`)
  if (format === 'gnu') return writeGnu
  if (format === 'bsd') return writeBsd
  throw new UsageError(`"--format" is one of native, gnu, bsd, not ${JSON.stringify(format)}`)
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
