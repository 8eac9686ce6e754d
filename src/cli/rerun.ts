import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import { escapeLog, quotePath } from '../report/escape.ts'
import { stepsFor } from '../report/remedies.ts'
import { counted, headline } from '../report/sentences.ts'
import type { RerunDocument, RerunReport } from '../rerun/rerun.ts'
import { rerun as runAgain } from '../rerun/rerun.ts'
import type { Command, ExitCode } from './command.ts'
import { discover } from './discover.ts'
import { type Flags, parseFlags, UsageError } from './flags.ts'
import { readNamed } from './named-file.ts'

const EXIT: Readonly<Record<RerunReport['verdict'], ExitCode>> = { pass: 0, fail: 1, unverifiable: 2 }
const HEX = /^[0-9a-f]{64}$/i
const PIN_FILE_LIMIT_BYTES = 64 * 1024
/** Places of one document that are shown to people; `--json` has all of them. */
const SHOWN_PLACES = 12

/** `seal-gate rerun PACKET`: makes again what a machine made in a packet, on a copy, and compares the tree hash. */
export const rerun: Command = async (args, cwd, terminal) => {
  const flags = parseFlags(args, {
    write: { type: 'boolean' },
    'run-validator': { type: 'boolean' },
    'manifest-sha256': { type: 'string' },
    dump: { type: 'string' },
    'pg-bin': { type: 'string' },
    json: { type: 'boolean' }
  })
  const [packet, ...others] = flags.positionals
  if (packet === undefined || others.length > 0) throw new UsageError('name one packet: its folder, or its manifest')
  const pin = pinOf(flags, cwd)
  const write = flags.values['write'] === true
  if (write && pin !== undefined)
    throw new UsageError('"--write" changes the tree hash that "--manifest-sha256" pins: give only one of them')
  const { dump, 'pg-bin': pgBin } = flags.values
  const report = await runAgain({
    manifest: manifestOf(packet, cwd),
    ...(pin !== undefined && { pin }),
    ...(typeof dump === 'string' && { dump: resolve(cwd, dump) }),
    ...(typeof pgBin === 'string' && { pgBin: resolve(cwd, pgBin) }),
    write,
    runValidator: flags.values['run-validator'] === true
  })
  if (flags.values['json'] === true) terminal.out(`${JSON.stringify(report, null, 2)}\n`)
  else terminal.out(`${linesOf(report).join('\n')}\n`)
  return EXIT[report.verdict]
}

/** The user named the packet, so links to it are followed. */
function manifestOf(packet: string, cwd: string): string {
  try {
    const place = realpathSync(resolve(cwd, packet))
    if (!statSync(place).isDirectory()) return place
    const [only, ...others] = discover(place)
    if (only !== undefined && others.length === 0) return join(place, only)
    throw new UsageError(`${quotePath(packet)} has ${only === undefined ? 'no manifest' : 'several manifests: name one'}`)
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${quotePath(packet)} cannot be looked at: ${errorCode(error)}`)
  }
}

function pinOf({ values }: Flags, cwd: string): string | undefined {
  const pin = values['manifest-sha256']
  if (typeof pin !== 'string') return undefined
  if (HEX.test(pin)) return pin.toLowerCase()
  const [first = ''] = readNamed(pin, cwd, PIN_FILE_LIMIT_BYTES).toString('utf8').trimStart().split(/\s/, 1)
  if (!HEX.test(first)) throw new UsageError('"--manifest-sha256" takes 64 hex digits, or a file that begins with them')
  return first.toLowerCase()
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
  const more = differences.length - SHOWN_PLACES
  return [
    `${STATE[state]}  ${escapeLog(quotePath(path))}${why === undefined ? '' : `: ${escapeLog(why)}`}`,
    ...differences.slice(0, SHOWN_PLACES).map(({ pointer, what, values }) => {
      const place = escapeLog(pointer === '' ? 'the whole document' : pointer)
      return `    ${place} ${values === undefined ? WHAT[what] : `was ${values[0]}, is ${values[1]}`}`
    }),
    ...(more > 0 ? [`    and ${counted(more, 'more place', 'more places')}`] : [])
  ]
}

const WHAT = { changed: 'has another value', added: 'is new', removed: 'is gone' } as const
