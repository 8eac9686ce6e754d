import type { Blocker, Expiry, PacketStatus } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { withThousands } from './counts.ts'
import { showInvisible } from './escape.ts'
import { decisionMeaning, isPacketJudged } from './run-sentences.ts'

const STATUS: Readonly<Record<PacketStatus, string>> = {
  BLOCKED: 'its evidence cannot be used in its present state',
  READY_NOT_APPLIED: 'no rule denies it, but the change has not been rehearsed on a clone yet',
  REHEARSED: 'the change was applied to a clone and rolled back there, which proves nothing about production'
}

/** What the status of the packet means, to follow a colon. */
export function packetMeaning(status: PacketStatus): string {
  return STATUS[status]
}

/** Items listed per kind; report.json lists all. */
const MAX_ITEMS = 3

/**
 * What holds the release and what the operator must supply, in a few lines for people; empty if the run judged no evidence. Invisible
 * characters are spelled out, but the text is still untrusted: each sink escapes it.
 */
export function releaseLines(report: Report): string[] {
  const { decision, packet_status, release, blockers } = report
  if (!isPacketJudged(report)) return []
  return [
    `Decision ${decision}: ${decisionMeaning(report)}`,
    `Packet ${packet_status}: ${STATUS[packet_status]}.`,
    `Reasons to hold: ${some(release.holds, '; ') || 'none'}.`,
    blockersLine(blockers),
    `The operator must supply: ${some(release.needed, '; ') || 'nothing that the evidence lists'}.`,
    ...expiryLine(release.expiry)
  ].map(showInvisible)
}

/** What ends next, and by which clock. Only for a packet in which something has an end. */
function expiryLine(expiry: Expiry | undefined): string[] {
  if (expiry === undefined) return []
  const { clock, next } = expiry
  const source = clock.source === 'input' ? 'the input `now`' : 'the clock of this machine'
  const what =
    next === undefined
      ? 'nothing'
      : `${next.blocker === undefined ? next.path : `the claim of ${next.blocker}`}, at ${next.not_after}`
  return [`Expires next: ${what}. It is ${clock.now} (${source}).`]
}

/** The open blockers that do not wait for another open blocker: where work can begin. */
function blockersLine(blockers: readonly Blocker[]): string {
  const open = blockers.filter(({ state }) => state === 'OPEN')
  if (blockers.length === 0) return 'Blockers: no blocker map was judged.'
  if (open.length === 0) return `Blockers: none of ${withThousands(blockers.length)} is open; each is closed by sealed evidence.`
  const waiting = new Set(open.map(({ id }) => id))
  const first = open.filter(({ depends_on = [] }) => !depends_on.some(id => waiting.has(id)))
  const names = first.map(({ id, progress }) => (progress === undefined ? id : `${id} (${progress})`))
  return `Close first: ${some(names, ', ') || 'none, because they wait for each other'}. ${open.length} of ${blockers.length} are open.`
}

function some(items: readonly string[], between: string): string {
  const rest = items.length - MAX_ITEMS
  return [...items.slice(0, MAX_ITEMS), ...(rest > 0 ? [`${rest} more in report.json`] : [])].join(between)
}
