import { styleText } from 'node:util'
import { type FileDifference, diff as run } from '../commands/diff.ts'
import { demandManifests, manifestsFor } from '../commands/manifests.ts'
import { verify } from '../commands/verify.ts'
import { usualManifests } from '../load/manifest-names.ts'
import { DIFF } from '../options/command-tables.ts'
import { toGateRequest } from '../options/request.ts'
import { DEFAULTS } from '../options/table.ts'
import { pluralize } from '../report/counts.ts'
import { escapeLog, quotePath } from '../report/escape.ts'
import { differenceLines } from '../report/findings/differences.ts'
import { headline } from '../report/findings/sentences.ts'
import { type Command, exitCodeOf } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate diff [PATH…]`: each drifted file beside its sealed bytes, where they are known. A manifest can be named first. */
export const diff: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, DIFF)
  const [first = ''] = positionals
  const isManifest = usualManifests([first.replace(/^.*[/\\]/, '')]).length > 0
  const [manifests, paths] = isManifest ? [[first], positionals.slice(1)] : [[], positionals]
  const { names } = await manifestsFor(manifests, DEFAULTS, cwd, undefined)
  demandManifests(names, cwd)
  const request = { ...toGateRequest({ ...DEFAULTS, ...options }, cwd, names), progress: terminal.progress }
  const report = await verify(request, { probes: false })
  terminal.progress(0, 0)
  const shown = await run(request, report, paths)
  for (const line of shown.flatMap(linesOf)) terminal.out(`${terminal.colour ? coloured(line) : line}\n`)
  if (shown.length > 0) return exitCodeOf(report)
  terminal.say(
    paths.length === 0 ? `no difference: ${pluralize(report.counts.intact, 'sealed file')} intact\n` : 'no difference\n'
  )
  return paths.length === 0 ? exitCodeOf(report) : 0
}

/** `--- sealed "a.md"`, `+++ found "a.md"`, what happened in one sentence, and the lines. */
function linesOf({ finding, differences }: FileDifference): readonly string[] {
  const { path, code } = finding
  const names =
    path === undefined
      ? []
      : [`--- sealed ${quotePath(path)}`, code === 'missing' ? '+++ missing' : `+++ found ${quotePath(path)}`]
  const lines = differences === undefined ? [] : differenceLines(differences)
  return [...names, `# ${headline(finding)}`, ...lines, ''].map(escapeLog)
}

/** As `git diff` colours them. */
function coloured(line: string): string {
  const paint = (style: Parameters<typeof styleText>[0]) => styleText(style, line, { validateStream: false })
  if (/^(?:---|\+\+\+) /.test(line)) return paint('bold')
  if (line.startsWith('@@')) return paint('cyan')
  if (line.startsWith('#')) return paint('yellow')
  if (line.startsWith('-')) return paint('red')
  return line.startsWith('+') ? paint('green') : line
}
