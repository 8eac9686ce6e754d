import type { Finding } from '../../../model/finding.ts'
import { quotePath } from '../../escape.ts'
import { certaintyText, driftText } from '../../findings/drift-sentences.ts'
import { stepsForGroup } from '../../findings/group-remedies.ts'
import { groupDriftText, groupFacts, groupLayerText, groupPredicate } from '../../findings/group-sentences.ts'
import type { FindingGroup } from '../../findings/groups.ts'
import type { Step } from '../../findings/remedies.ts'
import { stepsFor } from '../../findings/remedies.ts'
import { docsUrl, explainWithLayer, predicate } from '../../findings/sentences.ts'
import type { Payload } from '../payload.ts'
import { differenceViews } from './bytes.ts'
import { el } from './dom.ts'
import { drawn } from './drawn.ts'
import type { Entry } from './filter.ts'
import { memberTree } from './member-tree.ts'

/** All that is known about one finding: what happened, what to do, what differs, and last the measures. */
export function detailOf({ finding, number }: Entry, payload: Payload): HTMLElement {
  const { drift, path, manifest, line } = finding
  const what = drift === undefined ? predicate(finding) : `${driftText(drift)} (${certaintyText(drift)})`
  const seal = manifest === undefined ? [] : [`sealed by ${quotePath(manifest)}${line === undefined ? '' : `, line ${line}`}`]
  const members = drift?.members
  const facts = [...explainWithLayer(withoutMembers(finding)), ...seal].map(fact => el('li', {}, ...drawn(fact)))
  const steps = stepsFor(finding, fileOf(path, manifest, payload)).map(stepItem)
  return el(
    'div',
    { class: 'detail' },
    el('p', { class: 'what' }, what),
    el('h3', {}, 'What to do'),
    el('ol', { class: 'steps' }, ...steps),
    ...differenceViews(drift?.hunks ?? []),
    ...(members === undefined || members.different === 0 ? [] : [el('h3', {}, 'Members'), memberTree(members)]),
    el('h3', {}, 'Details'),
    el('ul', { class: 'facts' }, ...facts),
    el(
      'p',
      { class: 'more' },
      'More: ',
      pageLink(finding, payload),
      ' · ',
      el('a', { href: `#finding-${number}` }, `Link to finding ${number}`)
    )
  )
}

/** Members have a tree of their own. */
function withoutMembers(finding: Finding): Finding {
  if (finding.drift === undefined) return finding
  const { members: _, ...drift } = finding.drift
  return { ...finding, drift }
}

/** What is known about a group as a whole: what happened, and what to do once for all of its files. */
export function groupDetailOf(group: FindingGroup, payload: Payload): HTMLElement {
  const { drift } = group.first
  const what = drift === undefined ? groupPredicate(group) : `${groupDriftText(group)} (${certaintyText(drift)})`
  const layer = groupLayerText(group)
  const facts = [...(layer === undefined ? [] : [`where: ${layer}`]), ...groupFacts(group)]
  const steps = stepsForGroup(group, ({ path, manifest }) => fileOf(path, manifest, payload)).map(stepItem)
  return el(
    'div',
    { class: 'detail' },
    el('p', { class: 'what' }, what),
    el('h3', {}, 'What to do'),
    el('ol', { class: 'steps' }, ...steps),
    el('ul', { class: 'facts' }, ...facts.map(fact => el('li', {}, ...drawn(fact)))),
    el('p', { class: 'more' }, 'More: ', pageLink(group.first, payload))
  )
}

function pageLink(finding: Finding, { docs }: Payload): HTMLElement {
  const page = docsUrl(finding)
  return docs === undefined ? el('code', {}, page) : el('a', { href: docs + page, rel: 'noreferrer' }, page)
}

/** The sealed path relative to the workspace, as a command would name it. */
function fileOf(path: string | undefined, manifest: string | undefined, { folders }: Payload): string | undefined {
  if (path === undefined || manifest === undefined || !Object.hasOwn(folders, manifest)) return path
  const folder = folders[manifest] ?? null
  return folder === null ? undefined : folder + path
}

function stepItem({ text, run }: Step): HTMLElement {
  const said = withCode(text)
  if (run === undefined) return el('li', {}, ...said)
  const copy = el('button', { type: 'button', class: 'quiet copy' }, 'Copy')
  copy.addEventListener('click', () => void copyText(copy, run))
  const canCopy = navigator.clipboard !== undefined
  return el('li', {}, ...said, el('div', { class: 'command' }, el('code', {}, run), canCopy ? copy : undefined))
}

/** Our own sentences put what is to be typed in backticks. */
function withCode(sentence: string): readonly (HTMLElement | string)[] {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? el('code', {}, part) : part))
}

async function copyText(button: HTMLElement, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  } catch {
    button.textContent = 'Not allowed'
  }
}
