import { dirname, join, relative, resolve } from 'node:path'
import { manifestAround } from '../../commands/manifests.ts'
import { isFolder, isReachable, isWithin } from '../../disk/contain.ts'
import { folderWithGit } from '../../disk/git-near.ts'
import type { Report } from '../../model/report.ts'
import { tryCommand } from './try.ts'

/** Sealed paths that are looked for under another root. */
const MAX_SAMPLES = 5

/** What a run that did not pass was probably meant to be: one sentence and one command. Undefined where the report has it all. */
export function hintAfter(report: Report, args: readonly string[], cwd: string): string | undefined {
  return expandedCovers(args, cwd) ?? movedManifest(report, args, cwd) ?? otherFile(report, args, cwd)
}

/** A file of another kind was named, such as a sealed one, and there is a manifest. */
function otherFile({ findings }: Report, args: readonly string[], cwd: string): string | undefined {
  const wrong = findings.find(
    ({ code, manifest }) => code === 'manifest-format-unknown' && args.includes(manifest ?? '')
  )?.manifest
  const meant = wrong === undefined || args.includes('--format') ? undefined : manifestAround(cwd)
  if (wrong === undefined || meant === undefined || meant === wrong) return undefined
  const command = ['verify', ...args.map(arg => (arg === wrong ? meant : arg))]
  return tryCommand(command, `The manifest here is ${JSON.stringify(meant)}.`)
}

/** `--covers docs/*` without quotes: the first file became the value, and the others were taken for manifests. */
function expandedCovers(args: readonly string[], cwd: string): string | undefined {
  const at = args.indexOf('--covers')
  const [value = '', next = ''] = args.slice(at + 1)
  const isFile = (name: string): boolean => name !== '' && isReachable(resolve(cwd, name)) && !isFolder(resolve(cwd, name))
  if (at < 0 || !isFile(value) || !isFile(next) || next.startsWith('-')) return undefined
  return `The shell has expanded the pattern of "--covers" to names of files. Write it in quotes, such as --covers '${dirname(value) === '.' ? '' : `${dirname(value)}/`}**'.`
}

/** Every sealed file is missing below the manifest, and exists below another folder: the manifest was moved. */
function movedManifest({ counts, findings, manifests }: Report, args: readonly string[], cwd: string): string | undefined {
  const [manifest, ...others] = manifests
  if (manifest === undefined || others.length > 0 || counts.sealed === 0 || counts.missing !== counts.sealed) return undefined
  const paths = findings
    .flatMap(({ code, path }) => (code === 'missing' && path !== undefined ? [path] : []))
    .slice(0, MAX_SAMPLES)
  const root = resolve(cwd, manifest.root)
  const found = foldersAround(root, cwd).find(
    folder => folder !== root && paths.length > 0 && paths.every(path => isReachable(join(folder, path)))
  )
  if (found === undefined || args.some(arg => arg.startsWith('--root'))) return undefined
  const shown = relative(cwd, found) || '.'
  const sentence = `The sealed files exist, and not below the folder of the manifest, which their paths are relative to.`
  return `${sentence}\n${tryCommand(['verify', ...args, '--root', shown], `Name their folder with "--root".`)}`
}

/** The folder of the call, and those above the root within the repository. */
function foldersAround(root: string, cwd: string): readonly string[] {
  const top = folderWithGit(cwd) ?? cwd
  const folders = [resolve(cwd)]
  for (let at = root; isWithin(top, at) && at !== dirname(at); at = dirname(at)) folders.push(at)
  return folders
}
