import type { Blocker, PacketStatus } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { pluralize } from './counts.ts'
import { showInvisible } from './escape.ts'
import { decisionMeaning } from './run-sentences.ts'

const STATUS: Readonly<Record<PacketStatus, string>> = {
  BLOCKED: 'its evidence cannot be used as it stands',
  READY_NOT_APPLIED: 'nothing denies it, and no change was applied and undone, not even on a clone',
  REHEARSED: 'the change was applied to a clone and undone there, which says nothing about production'
}

/** What the packet's status means, to go on after a colon. */
export function packetMeaning(status: PacketStatus): string {
  return STATUS[status]
}

/** Items of each kind that are shown; report.json lists all. */
const FEW = 3

/**
 * What holds and what the operator must supply, in five lines for people; none when the run judged no evidence. Nothing in them is
 * invisible; hostile all the same: escaped at each sink.
 */
export function releaseLines(report: Report): string[] {
  const { decision, packet_status, release, blockers } = report
  if (release.code === 'no-evidence') return []
  return [
    `Decision ${decision}: ${decisionMeaning(report)}`,
    `Packet ${packet_status}: ${STATUS[packet_status]}.`,
    `Reasons to hold: ${some(release.holds, '; ') || 'none'}.`,
    blockersLine(blockers),
    `The operator must supply: ${some(release.needed, '; ') || 'nothing that the evidence names'}.`
  ].map(showInvisible)
}

/** The open blockers that wait for no other open one: where work can begin. */
function blockersLine(blockers: readonly Blocker[]): string {
  const open = blockers.filter(({ state }) => state === 'OPEN')
  if (blockers.length === 0) return 'Blockers: there is no map of them.'
  if (open.length === 0) return `Blockers: ${pluralize(blockers.length, 'blocker')}, each closed by evidence.`
  const waiting = new Set(open.map(({ id }) => id))
  const first = open.filter(({ depends_on = [] }) => !depends_on.some(id => waiting.has(id)))
  const names = first.map(({ id, progress }) => (progress === undefined ? id : `${id} (${progress})`))
  return `Close first: ${some(names, ', ') || 'none can be, since they wait for each other'}. ${open.length} of ${blockers.length} are open.`
}

function some(items: readonly string[], between: string): string {
  const rest = items.length - FEW
  return [...items.slice(0, FEW), ...(rest > 0 ? [`${rest} more in report.json`] : [])].join(between)
}
