import { withThousands } from '../../counts.ts'
import { name, showInvisible } from '../../escape.ts'
import { driftNames, layerText, predicate } from '../../findings/sentences.ts'
import type { Payload } from '../payload.ts'
import { detailOf } from './detail.ts'
import { byId, el } from './dom.ts'
import type { Entry } from './filter.ts'

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
  #entries: readonly Entry[] = []
  #page = 0

  constructor(payload: Payload) {
    this.#payload = payload
    addEventListener('beforeprint', () => this.#print())
    addEventListener('afterprint', () => this.#render())
  }

  /** Shows these entries from the first page on. */
  show(entries: readonly Entry[]): void {
    this.#entries = entries
    this.#page = 0
    this.#render()
  }

  /** Opens a finding and moves there; false when it is not among the entries. */
  reveal(number: number): boolean {
    const index = this.#entries.findIndex(entry => entry.number === number)
    if (index < 0) return false
    this.#open.add(number)
    this.#page = Math.floor(index / ROWS)
    this.#render()
    this.#focus(index % ROWS)
    return true
  }

  /** Moves the focus by rows, over the ends of pages too. */
  move(by: 1 | -1): void {
    const current = this.#current()
    if (current === undefined) {
      this.#focus(0)
      return
    }
    const index = this.#page * ROWS + current + by
    if (index < 0 || index >= this.#entries.length) return
    const page = Math.floor(index / ROWS)
    if (page !== this.#page) {
      this.#page = page
      this.#render()
    }
    this.#focus(index % ROWS)
  }

  /** Closes the finding that has the focus, in its row or in its particulars; false when none is open there. */
  close(): boolean {
    const current = this.#current()
    const entry = current === undefined ? undefined : this.#entries[this.#page * ROWS + current]
    if (current === undefined || entry === undefined || !this.#open.has(entry.number)) return false
    this.#toggle(entry)
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

  #toggle(entry: Entry): void {
    if (!this.#open.delete(entry.number)) this.#open.add(entry.number)
    const isOpen = this.#open.has(entry.number)
    const row = this.#body.querySelector(`#finding-${entry.number}`)
    row?.querySelector('button')?.setAttribute('aria-expanded', String(isOpen))
    this.#body.querySelector(`#details-${entry.number}`)?.remove()
    if (isOpen) row?.after(this.#details(entry, Number(row instanceof HTMLElement ? row.dataset['row'] : 0)))
  }

  #render(): void {
    const from = this.#page * ROWS
    const rows = this.#entries
      .slice(from, from + ROWS)
      .flatMap((entry, index) => this.#rows(entry, index, this.#open.has(entry.number)))
    this.#body.replaceChildren(...rows)
    this.#pages.replaceChildren(...this.#pageButtons(from))
  }

  #print(): void {
    const printed = this.#entries.slice(0, PRINTED_ROWS)
    this.#body.replaceChildren(...printed.flatMap((entry, index) => this.#rows(entry, index, index < PRINTED_DETAILS)))
    const rest = this.#entries.length - printed.length
    this.#pages.replaceChildren(rest === 0 ? '' : `${withThousands(rest)} more findings are not printed; report.json lists all.`)
  }

  #rows(entry: Entry, index: number, isOpen: boolean): readonly HTMLElement[] {
    const row = this.#row(entry, index, isOpen)
    return isOpen ? [row, this.#details(entry, index)] : [row]
  }

  #row(entry: Entry, index: number, isOpen: boolean): HTMLElement {
    const { number, finding } = entry
    const { drift, severity, git } = finding
    const button = el(
      'button',
      { type: 'button', class: 'file', 'aria-expanded': String(isOpen), 'aria-controls': `details-${number}` },
      fileText(entry)
    )
    const row = el(
      'tr',
      { id: `finding-${number}`, 'data-row': index, class: `row ${severity}` },
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
    const total = this.#entries.length
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
