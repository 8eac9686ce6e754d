import type { Markup } from './markup.ts'

/** A part of the page that the reader can jump to. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Shown beside the title in the list of sections. */
  readonly count: string
  readonly markup: Markup
}
