import { escapeHtml } from '../escape.ts'

/** Markup made here, as opposed to text from elsewhere. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | undefined | readonly Part[]

/** A template in which every interpolated text is escaped, whether it is between tags or in a quoted attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => (index === 0 ? text : renderPart(parts[index - 1]) + text)).join(''))
}

function renderPart(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.text
  return typeof part === 'string' || typeof part === 'number' ? escapeHtml(String(part)) : part.map(renderPart).join('')
}

/** A part of the page that the reader can jump to. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Shown beside the title in the list of sections. */
  readonly count: string
  readonly markup: Markup
}
