import { FINDING_CODES } from '../../src/model/codes.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import type { HostileCase } from './case.ts'
import { sha256 } from './lists.ts'
import type { Ended } from './run.ts'
import { MARK, OUTSIDE, type Sandbox, TOKEN } from './sandbox.ts'

/** What the gate said to one case: once as a report, once as text for people. */
export interface Answers {
  readonly json: Ended
  /** Absent where it would say nothing new: the text does not depend on the format. */
  readonly text?: Ended
}

/** A log of a hundred findings, each with a long name, is read; a flood is not. */
const MAX_TEXT = 500_000

const VERDICTS = { 0: ['pass'], 1: ['fail'], 2: ['unverifiable'], refused: ['fail', 'unverifiable'] } as const

/** All that is wrong with the answers, in words; nothing when they are as they should be. */
export function faultsOf(hostile: HostileCase, sandbox: Sandbox, { json, text }: Answers): string[] {
  if (hostile.verb !== undefined) return commandFaults(hostile, sandbox, json)
  const streams = [json, ...(text === undefined ? [] : [text])]
  return [
    ...streams.flatMap(ended => endedBadly(hostile, ended)),
    ...streams.flatMap(({ out, err }) => leaks(hostile, sandbox, `${out}\n${err}`)),
    ...unsafeText(json.err),
    ...(text === undefined ? [] : unsafeText(`${text.out}\n${text.err}`)),
    ...(json.hung ? [] : hostile.usage === undefined ? reportFaults(hostile, json) : usageFaults(hostile.usage, json)),
    ...(text === undefined || text.hung || hostile.usage !== undefined ? [] : textFaults(hostile, text))
  ]
}

/** A command that has no report. What `repair` and `restore` print on standard output is a file, not text for people. */
function commandFaults(hostile: HostileCase, sandbox: Sandbox, ended: Ended): string[] {
  const { out, err, hung } = ended
  const { verb, says } = hostile
  return [
    ...endedBadly(hostile, ended),
    ...leaks(hostile, sandbox, `${out}\n${err}`),
    ...unsafeText(verb === 'repair' || verb === 'restore' ? err : `${out}\n${err}`),
    ...(hung || says === undefined || says.test(`${out}\n${err}`) ? [] : [`it does not say ${says}`]),
    ...(err.includes('internal error: ') ? [`it breaks: ${JSON.stringify(err.slice(0, 200))}`] : [])
  ]
}

function endedBadly({ exit }: HostileCase, { code, hung, err }: Ended): string[] {
  if (hung) return ['it does not end']
  if (code === null) return [`it was ended by a signal: ${err.slice(-300)}`]
  if (code === 0 && exit !== 0) return [`it passes: exit code 0, not ${exit}`]
  return code === exit || (exit === 'refused' && (code === 1 || code === 2))
    ? []
    : [`exit code ${code}, not ${exit}: ${err.slice(0, 300)}`]
}

/** Any eight characters of the mark, the digests of what stands outside, and the machine's own paths. */
function leaks({ list, tree, args = [] }: HostileCase, { folder }: Sandbox, said: string): string[] {
  const brought = `${list?.bytes.subarray(0, 100_000).toString() ?? ''}${args.join(' ')}${tree.map(([, thing]) => (typeof thing === 'string' ? thing : '')).join('')}`
  const pieces = Array.from({ length: MARK.length - 7 }, (_, at) => MARK.slice(at, at + 8))
  const digests = Object.entries(OUTSIDE).flatMap(([name, content]) => (name === 'alpha.txt' ? [] : [sha256(content)]))
  const secret = [...pieces, TOKEN.slice(0, 12), ...digests].find(piece => said.includes(piece) && !brought.includes(piece))
  const named = args.some(arg => arg.startsWith('@'))
  return [
    ...(secret === undefined ? [] : [`it prints ${JSON.stringify(secret)} from outside the root`]),
    ...(said.includes(folder) && !named ? ['it prints a path of the machine'] : [])
  ]
}

/** What a terminal or the runner would obey. The runner looks for commands behind leading blanks too. */
function unsafeText(said: string): string[] {
  const raw = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u.exec(said)
  const order = said.split('\n').find(line => line.trimStart().startsWith('::') || line.includes('##['))
  return [
    ...(said.length > MAX_TEXT ? [`the text has ${said.length} characters`] : []),
    ...(raw === null ? [] : [`the text holds a raw U+${(raw[0].codePointAt(0) ?? 0).toString(16).toUpperCase()}`]),
    ...(order === undefined ? [] : [`the text holds a line that the runner obeys: ${JSON.stringify(order.slice(0, 100))}`])
  ]
}

function reportFaults(hostile: HostileCase, { out, err }: Ended): string[] {
  let report: Report
  try {
    report = JSON.parse(out)
  } catch {
    return [`standard output is no report: ${JSON.stringify(out.slice(0, 200))} ${err.slice(0, 300)}`]
  }
  const { verdict, counts, findings, manifests } = report
  const { sealed, intact, drifted, missing, unverifiable } = counts
  const notices = manifests.flatMap(manifest => manifest.notices)
  return [
    ...(err === '' ? [] : [`beside the report it says ${JSON.stringify(err.slice(0, 200))}`]),
    ...(VERDICTS[hostile.exit].some(right => right === verdict) ? [] : [`verdict ${verdict}`]),
    ...(sealed === intact + drifted + missing + unverifiable ? [] : ['the counts do not add up']),
    ...(verdict === 'pass' && (sealed === 0 || intact !== sealed) ? ['it passes, and not every seal is intact'] : []),
    ...codeFaults(hostile, findings),
    ...(hostile.notice === undefined || notices.some(notice => hostile.notice?.test(notice))
      ? []
      : [`no notice says ${hostile.notice}: ${notices.join('; ')}`])
  ]
}

function codeFaults({ exit, codes = [], also = [] }: HostileCase, findings: readonly Finding[]): string[] {
  const seen = [...new Set(findings.map(({ code }) => code))]
  const said = findings.filter(({ severity }) => severity === 'fail' || severity === 'unverifiable')
  const extra = exit === 0 ? [] : seen.filter(code => !codes.includes(code) && !also.includes(code))
  const lost = codes.filter(code => !seen.includes(code))
  const what = `${seen.join(', ') || 'nothing'} (${findings[0]?.reason?.slice(0, 200) ?? ''})`
  return [
    ...(seen.every(code => FINDING_CODES.includes(code)) ? [] : ['a code is not in the contract']),
    ...(exit === 0 && said.length > 0 ? [`it passes with ${what}`] : []),
    ...(exit !== 0 && said.length === 0 ? ['no reason is named'] : []),
    ...(extra.length + lost.length > 0
      ? [`it names ${what}, and should name ${[...codes, ...also.map(code => `${code}?`)].join(', ')}`]
      : [])
  ]
}

function usageFaults(usage: RegExp, { out, err }: Ended): string[] {
  return [
    ...(usage.test(err) ? [] : [`standard error does not say ${usage}: ${JSON.stringify(err.slice(0, 200))}`]),
    ...(out === '' ? [] : ['there is something on standard output'])
  ]
}

function textFaults({ exit, says, answered }: HostileCase, ended: Ended): string[] {
  if (answered !== undefined) return usageFaults(answered, ended)
  const { out } = ended
  const last = out.trimEnd().split('\n').at(-1)
  return [
    ...(VERDICTS[exit].some(right => right.toUpperCase() === last)
      ? []
      : [`the last line of the text is ${JSON.stringify(last?.slice(0, 100))}`]),
    ...(says === undefined || says.test(out) ? [] : [`the text does not say ${says}`])
  ]
}
