import { showInvisible } from '../../escape.ts'
import { el } from './dom.ts'
import { pieces } from './pairs.ts'

/** Few fonts have the pictures of control characters, so their names are set small instead. */
const NAMES: Readonly<Record<string, string>> = { '␊': 'LF', '␍': 'CR', '␉': 'TAB', '␠': '·' }
const NAMED = /^⟨(.*)⟩$/u

/** A text in which what was made visible is drawn as such: `␍` and `⟨U+2014 EM DASH⟩` become small labels. */
export function drawn(text: string): readonly (HTMLElement | Text)[] {
  const nodes: (HTMLElement | Text)[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') nodes.push(new Text(showInvisible(plain)))
    plain = ''
  }
  for (const piece of pieces(text)) {
    const label = NAMES[piece] ?? NAMED.exec(piece)?.[1]
    if (label === undefined) {
      plain += piece
      continue
    }
    flush()
    nodes.push(el('span', { class: piece === '␠' ? 'blank' : 'drawn' }, showInvisible(label)))
  }
  flush()
  return nodes
}
