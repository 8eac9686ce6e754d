import { withThousands } from '../../counts.ts'
import { name, showInvisible } from '../../escape.ts'
import { driftNames } from '../../findings/drift-sentences.ts'
import { filesText, groupDriftText, groupLayerText, groupPredicate } from '../../findings/group-sentences.ts'
import { layerText, predicate } from '../../findings/sentences.ts'
import type { Payload } from '../payload.ts'
import { detailOf, groupDetailOf } from './detail.ts'
import { byId, el } from './dom.ts'
import type { Entry } from './filter.ts'
import { type EntryRow, type GroupRow, type ListRow, rowsOf } from './rows.ts'

/** Rows that are in the document at a time. */
const ROWS = 100
/** What is put on paper: rows, and how many of them with all their particulars. */
const PRINTED_ROWS = 1000
const PRINTED_DETAILS = 50
const COLUMNS = 5

/** The table of findings, a page of rows at a time. */
export class List {
  readonly #payload: Payload
  readonly #body = byId('rows', HTMLTableSectionElement)
  readonly #pages = byId('pages', HTMLParagraphElement)
  readonly #open = new Set<number>()
  /** Groups that the reader opened or closed, by the number of their first entry. */
  readonly #chosen = new Map<number, boolean>()
  #entries: readonly Entry[] = []
  #isFolded = true
  #rows: readonly ListRow[] = []
  #page = 0

  constructor(payload: Payload) {
    this.#payload = payload
    addEventListener('beforeprint', () => this.#print())
    addEventListener('afterprint', () => this.#render())
  }

  /** Shows these entries from the first page on. */
  show(entries: readonly Entry[], isFolded: boolean): void {
    this.#entries = entries
    this.#isFolded = isFolded
    this.#page = 0
    this.#arrange()
    this.#render()
  }

  /** Opens a finding, in its group, and moves there; false when it is not among the entries. */
  reveal(number: number): boolean {
    const wanted = this.#entries.find(entry => entry.number === number)
    if (wanted === undefined) return false
    const group = this.#rows.find(row => 'entries' in row && row.entries.includes(wanted))
    if (group !== undefined && 'entries' in group) this.#chosen.set(group.number, true)
    this.#arrange()
    const index = this.#rows.findIndex(row => !('entries' in row) && row.number === number)
    this.#open.add(number)
    this.#page = Math.floor(index / ROWS)
    this.#render()
    this.#focus(index % ROWS)
    return true
  }

  #arrange(): void {
    this.#rows = rowsOf(this.#entries, this.#isFolded, this.#chosen)
  }

  /** Moves the focus by rows, over the ends of pages too. */
  move(by: 1 | -1): void {
    const current = this.#current()
    if (current === undefined) {
      this.#focus(0)
      return
    }
    const index = this.#page * ROWS + current + by
    if (index < 0 || index >= this.#rows.length) return
    const page = Math.floor(index / ROWS)
    if (page !== this.#page) {
      this.#page = page
      this.#render()
    }
    this.#focus(index % ROWS)
  }

  /** Closes the finding or group that has the focus, in its row or in its details; false when none is open there. */
  close(): boolean {
    const current = this.#current()
    const row = current === undefined ? undefined : this.#rows[this.#page * ROWS + current]
    if (current === undefined || row === undefined) return false
    const isOpen = 'entries' in row ? row.isOpen : this.#open.has(row.number)
    if (!isOpen) return false
    this.#toggle(row)
    this.#focus(current)
    return true
  }

  #current(): number | undefined {
    const row = document.activeElement?.closest('tr[data-row]')
    return row instanceof HTMLElement ? Number(row.dataset['row']) : undefined
  }

  #focus(row: number): void {
    const button = this.#body.querySelector<HTMLElement>(`tr[data-row="${row}"] button`)
    button?.focus({ preventScroll: true })
    button?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }

  #toggle(row: ListRow): void {
    if ('entries' in row) {
      this.#chosen.set(row.number, !row.isOpen)
      this.#arrange()
      this.#render()
      return
    }
    const { number } = row
    if (!this.#open.delete(number)) this.#open.add(number)
    const isOpen = this.#open.has(number)
    const element = this.#body.querySelector(`#finding-${number}`)
    element?.querySelector('button')?.setAttribute('aria-expanded', String(isOpen))
    this.#body.querySelector(`#details-${number}`)?.remove()
    if (isOpen) element?.after(this.#details(row, Number(element instanceof HTMLElement ? element.dataset['row'] : 0)))
  }

  #render(): void {
    const from = this.#page * ROWS
    const rows = this.#rows.slice(from, from + ROWS)
    this.#body.replaceChildren(...rows.flatMap((row, index) => this.#elements(row, index, this.#open.has(row.number))))
    this.#pages.replaceChildren(...this.#pageButtons(from))
  }

  #print(): void {
    const everything = new Map(this.#entries.map(({ number }): [number, boolean] => [number, true]))
    const rows = rowsOf(this.#entries, this.#isFolded, everything)
    const printed = rows.slice(0, PRINTED_ROWS)
    this.#body.replaceChildren(...printed.flatMap((row, index) => this.#elements(row, index, index < PRINTED_DETAILS)))
    const rest = rows.slice(PRINTED_ROWS).filter(row => !('entries' in row)).length
    this.#pages.replaceChildren(rest === 0 ? '' : `${withThousands(rest)} more findings are not printed; report.json lists all.`)
  }

  #elements(row: ListRow, index: number, isOpen: boolean): readonly HTMLElement[] {
    if ('entries' in row)
      return row.isOpen ? [this.#groupRow(row, index), this.#groupDetails(row, index)] : [this.#groupRow(row, index)]
    return isOpen ? [this.#row(row, index, isOpen), this.#details(row, index)] : [this.#row(row, index, isOpen)]
  }

  #groupRow(row: GroupRow, index: number): HTMLElement {
    const { number, group, isOpen } = row
    const { drift, severity, git } = group.first
    const element = el(
      'tr',
      { id: `group-${number}`, 'data-row': index, class: `row group ${severity}` },
      el('td', { class: 'n' }),
      el(
        'th',
        { scope: 'row' },
        el('button', { type: 'button', class: 'file', 'aria-expanded': String(isOpen) }, filesText(group))
      ),
      el('td', { class: 'happened' }, groupDriftText(group) ?? groupPredicate(group)),
      el('td', {}, drift === undefined ? '' : el('span', { class: `tag ${drift.certainty}` }, drift.certainty)),
      el('td', { title: groupLayerText(group) }, git?.layer ?? '')
    )
    element.addEventListener('click', event => {
      if (event.detail > 0 && String(getSelection()) !== '') return
      this.#toggle(row)
      this.#focus(index)
    })
    return element
  }

  #groupDetails({ group, number }: GroupRow, index: number): HTMLElement {
    const cell = el('td', { colspan: COLUMNS }, groupDetailOf(group, this.#payload))
    return el('tr', { id: `group-details-${number}`, class: 'details', 'data-row': index }, cell)
  }

  #row(entry: EntryRow, index: number, isOpen: boolean): HTMLElement {
    const { number, finding } = entry
    const { drift, severity, git } = finding
    const button = el(
      'button',
      { type: 'button', class: 'file', 'aria-expanded': String(isOpen), 'aria-controls': `details-${number}` },
      fileText(entry)
    )
    const row = el(
      'tr',
      { id: `finding-${number}`, 'data-row': index, class: `row ${severity}${entry.isMember ? ' member' : ''}` },
      el('td', { class: 'n' }, withThousands(number)),
      el('th', { scope: 'row' }, button),
      el('td', { class: 'happened' }, whatOf(entry)),
      el('td', {}, drift === undefined ? '' : el('span', { class: `tag ${drift.certainty}` }, drift.certainty)),
      el('td', { title: layerText(finding) }, git?.layer ?? '')
    )
    row.addEventListener('click', event => {
      if (event.target instanceof Element && event.target.closest('a') !== null) return
      // Whoever selects a text with the mouse does not want it to move away.
      if (event.detail > 0 && String(getSelection()) !== '') return
      this.#toggle(entry)
      history.replaceState(null, '', `#finding-${number}`)
    })
    return row
  }

  #details(entry: Entry, index: number): HTMLElement {
    const cell = el('td', { colspan: COLUMNS }, detailOf(entry, this.#payload))
    return el('tr', { id: `details-${entry.number}`, class: 'details', 'data-row': index }, cell)
  }

  #pageButtons(from: number): readonly (HTMLElement | string)[] {
    const total = this.#rows.length
    if (total <= ROWS) return []
    const button = (text: string, page: number, on: boolean): HTMLElement => {
      const one = el('button', { type: 'button', class: 'quiet', disabled: !on }, text)
      one.addEventListener('click', () => {
        this.#page = page
        this.#render()
        this.#focus(0)
      })
      return one
    }
    const to = Math.min(from + ROWS, total)
    return [
      button('Previous', this.#page - 1, from > 0),
      ` ${withThousands(from + 1)} to ${withThousands(to)} of ${withThousands(total)} `,
      button('Next', this.#page + 1, to < total)
    ]
  }
}

function fileText({ finding: { path, manifest, line, code } }: Entry): string {
  const seal = manifest === undefined ? 'this run' : `${name(manifest)}${line === undefined ? '' : `, line ${line}`}`
  return path === undefined || code.startsWith('manifest-') ? seal : name(path)
}

function whatOf({ finding }: Entry): string {
  const { drift } = finding
  if (drift === undefined) return showInvisible(predicate(finding))
  return driftNames(drift)
}
