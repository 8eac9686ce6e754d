import { rerun as run } from '../commands/rerun.ts'
import { UsageError } from '../commands/usage-error.ts'
import { jsonText } from '../manifests/json-text.ts'
import { RERUN } from '../options/command-tables.ts'
import { pluralize } from '../report/counts.ts'
import { escapeJson, escapeLog, quotePath } from '../report/escape.ts'
import { stepsFor } from '../report/findings/remedies.ts'
import { headline } from '../report/findings/sentences.ts'
import type { RerunDocument, RerunReport } from '../rerun/rerun.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './command.ts'
import { parseFlags } from './flags.ts'

/** At most so many places of one document are listed for people; `--json` has all of them. */
const MAX_LISTED_PLACES = 12

/** `seal-gate rerun PACKET`: makes again what a machine made in a packet, on a copy, and compares the tree hash. */
export const rerun: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, RERUN)
  const [packet, ...others] = positionals
  if (packet === undefined || others.length > 0) throw new UsageError('name one packet: its folder, or its manifest')
  const report = await run(packet, options, cwd)
  if (options.json) terminal.out(escapeJson(jsonText(report)))
  else terminal.out(`${linesOf(report).join('\n')}\n`)
  return exitCodeOf(report)
}

function linesOf({ verdict, tree, documents, validators, findings, problems, written }: RerunReport): string[] {
  return [
    ...documents.flatMap(documentLines),
    ...validators.map(validatorLine),
    ...(tree === undefined
      ? []
      : [
          `tree hash  ${tree.again}  made again`,
          `           ${tree.sealed}  sealed`,
          ...tree.expected.map(({ by, sha256 }) => `           ${escapeLog(sha256)}  ${by}`)
        ]),
    ...findings.flatMap(finding => [escapeLog(headline(finding)), ...stepsFor(finding).map(({ text }) => `  → ${text}`)]),
    ...problems.map(problem => escapeLog(`the packet differs: ${problem}`)),
    ...(written.length === 0 ? [] : [escapeLog(`written: ${written.map(quotePath).join(', ')}`)]),
    `OVERALL ${verdict === 'pass' ? 'PASS' : 'FAIL'}`
  ]
}

function validatorLine({ path, status, isolation }: RerunReport['validators'][number]): string {
  const facts = [
    isolation?.network === 'none' ? 'no network' : 'with the network',
    isolation?.processes === 'namespace' ? 'no other process in sight' : 'other processes in sight',
    isolation?.files === 'own' ? 'no file of the machine but programs' : 'files and sockets of the machine in sight',
    isolation?.limits === true ? 'memory limited' : 'memory not limited'
  ]
  return `validator    ${escapeLog(quotePath(path))}: ${status}${isolation === undefined ? '' : ` (${facts.join(', ')})`}`
}

const STATE: Readonly<Record<RerunDocument['state'], string>> = {
  same: 'same       ',
  layout: 'other bytes',
  different: 'different  ',
  new: 'new        ',
  kept: 'kept       '
}

function documentLines({ path, state, kept, differences }: RerunDocument): string[] {
  const why = kept ?? (state === 'layout' ? 'the values are the same, the layout is not' : undefined)
  const more = differences.length - MAX_LISTED_PLACES
  return [
    `${STATE[state]}  ${escapeLog(quotePath(path))}${why === undefined ? '' : `: ${escapeLog(why)}`}`,
    ...differences.slice(0, MAX_LISTED_PLACES).map(({ pointer, what, values }) => {
      const place = escapeLog(pointer === '' ? 'the whole document' : pointer)
      return `    ${place} ${values === undefined ? WHAT[what] : `was ${values[0]}, is ${values[1]}`}`
    }),
    ...(more > 0 ? [`    and ${pluralize(more, 'more place', 'more places')}`] : [])
  ]
}

const WHAT = { changed: 'has another value', added: 'is new', removed: 'is gone' } as const
