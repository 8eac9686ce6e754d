import { CAUSES } from '../../../model/causes.ts'
import { CODES } from '../../../model/codes.ts'
import type { Certainty, Layer, Severity } from '../../../model/finding.ts'
import { pluralize, withThousands } from '../../counts.ts'
import type { Payload } from '../payload.ts'
import { byId, el } from './dom.ts'
import { EVERYTHING, entriesOf, type Filter, matching, tally, UNEXPLAINED } from './filter.ts'
import { List } from './list.ts'
import { followTheme } from './theme.ts'

// The script of the page. All that it shows comes from the JSON in the page, and becomes text nodes.

const LAYERS: Readonly<Record<Layer | 'unknown', string>> = {
  commit: 'commit',
  checkout: 'checkout',
  workspace: 'workspace',
  unknown: 'not known'
}
const CERTAINTIES: Readonly<Record<Certainty | 'none', string>> = {
  proved: 'proved',
  compared: 'compared',
  hint: 'hint',
  unexplained: 'unexplained',
  none: 'no changed bytes'
}
const SEVERITIES: Readonly<Record<Severity, string>> = {
  fail: 'fail',
  unverifiable: 'not judged',
  warning: 'warning',
  notice: 'notice'
}

followTheme(byId('theme', HTMLButtonElement))
// Our own build wrote it: see payload.ts.
const payload = JSON.parse(document.getElementById('data')?.textContent ?? '') as Payload
if (payload.findings.length > 0) showFindings(payload)

function showFindings(payload: Payload): void {
  const entries = entriesOf(payload.findings, payload.numbers)
  const list = new List(payload)
  const form = byId('filters', HTMLFormElement)
  const text = byId('text', HTMLInputElement)
  const cause = byId('cause', HTMLSelectElement)
  const layer = byId('layer', HTMLSelectElement)
  const certainty = byId('certainty', HTMLSelectElement)
  const severity = byId('severity', HTMLSelectElement)
  const count = byId('count', HTMLParagraphElement)
  const causes = tally(entries, entry => entry.causes)
  choices(cause, causes, causeLabel)
  choices(
    layer,
    tally(entries, entry => [entry.layer]),
    value => labelIn(LAYERS, value)
  )
  choices(
    certainty,
    tally(entries, entry => [entry.certainty]),
    value => labelIn(CERTAINTIES, value)
  )
  choices(
    severity,
    tally(entries, ({ finding }) => [finding.severity]),
    value => labelIn(SEVERITIES, value)
  )
  const bars = causeBars(causes, entries.length, chosen => {
    cause.value = cause.value === chosen ? '' : chosen
    apply()
  })
  byId('causes', HTMLUListElement).append(...bars.map(({ item }) => item))
  byId('list', HTMLDivElement).hidden = false

  function apply(): void {
    const shown = matching(entries, filterOf(text.value, cause.value, layer.value, certainty.value, severity.value))
    // Someone who searches for a path wants to see the file, not its group.
    list.show(shown, text.value.trim() === '')
    count.textContent =
      shown.length === entries.length
        ? pluralize(shown.length, 'finding')
        : `${withThousands(shown.length)} of ${pluralize(entries.length, 'finding')}`
    for (const { code, button } of bars) button.setAttribute('aria-pressed', String(cause.value === code))
  }

  function clear(): void {
    for (const control of [text, cause, layer, certainty, severity]) control.value = ''
    apply()
  }

  function follow(): void {
    const number = Number(/^#finding-(\d+)$/.exec(location.hash)?.[1] ?? 0)
    if (number === 0 || list.reveal(number)) return
    clear()
    list.reveal(number)
  }

  form.addEventListener('input', apply)
  form.addEventListener('submit', event => {
    event.preventDefault()
    list.move(1)
  })
  byId('clear', HTMLButtonElement).addEventListener('click', clear)
  addEventListener('hashchange', follow)
  document.addEventListener('keydown', event => onKey(event, list, text, apply, clear))
  apply()
  follow()
}

function onKey(event: KeyboardEvent, list: List, text: HTMLInputElement, apply: () => void, clear: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const { target, key } = event
  if (key === 'Escape') {
    if (target === text) {
      if (text.value === '') text.blur()
      text.value = ''
      apply()
    } else if (!list.close()) clear()
  } else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return
  else if (key === '/') text.focus()
  else if (key === 'j') list.move(1)
  else if (key === 'k') list.move(-1)
  else return
  event.preventDefault()
}

function filterOf(text: string, cause: string, layer: string, certainty: string, severity: string): Filter {
  return {
    ...EVERYTHING,
    text: text.trim(),
    ...(cause !== '' && { cause }),
    ...(isIn(LAYERS, layer) && { layer }),
    ...(isIn(CERTAINTIES, certainty) && { certainty }),
    ...(isIn(SEVERITIES, severity) && { severity })
  }
}

function isIn<K extends string>(rows: Readonly<Record<K, unknown>>, value: string): value is K {
  return Object.hasOwn(rows, value)
}

function labelIn<K extends string>(labels: Readonly<Record<K, string>>, value: string): string {
  return isIn(labels, value) ? labels[value] : value
}

function causeLabel(code: string): string {
  if (code === UNEXPLAINED) return 'no known cause explains it'
  return isIn(CAUSES, code) ? CAUSES[code].sentence : isIn(CODES, code) ? CODES[code].sentence : code
}

function choices(select: HTMLSelectElement, counts: ReturnType<typeof tally>, label: (value: string) => string): void {
  const options = counts.map(([value, count]) => el('option', { value }, `${label(value)} (${withThousands(count)})`))
  select.append(el('option', { value: '' }, 'any'), ...options)
}

interface Bar {
  readonly code: string
  readonly item: HTMLElement
  readonly button: HTMLElement
}

/** Every cause, the commonest first, with its share of the findings; a click shows only theirs. */
function causeBars(causes: ReturnType<typeof tally>, total: number, choose: (code: string) => void): readonly Bar[] {
  return causes.map(([code, count]) => {
    const bar = el('span', { class: 'share', 'aria-hidden': 'true' })
    bar.style.inlineSize = `${(100 * count) / total}%`
    const button = el(
      'button',
      { type: 'button', 'aria-pressed': 'false' },
      el('span', { class: 'label' }, causeLabel(code)),
      el('span', { class: 'count' }, withThousands(count)),
      bar
    )
    button.addEventListener('click', () => choose(code))
    return { code, button, item: el('li', {}, button) }
  })
}
