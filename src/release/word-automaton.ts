const LINE_FEED = 0x0a

interface Word {
  readonly index: number
  readonly text: string
}

/**
 * All words at once, in one pass over the text, however many they are.
 * @see Aho, Corasick: Efficient string matching, 1975, https://doi.org/10.1145/360825.360855
 */
export class Automaton {
  /** State by `state * 2^16 + code unit`. */
  readonly #next = new Map<number, number>()
  readonly #fallback: number[] = [0]
  /** Words that end in a state, and the nearest shorter state in which words end. */
  readonly #words: number[][] = [[]]
  readonly #shorter: number[] = [0]
  /** By code unit: 1 where a word begins with it. Nearly every character of a text is passed over by this. */
  readonly #begins = new Uint8Array(0x1_0000)
  /** Transitions taken so far: the work, which grows with the text alone. */
  steps = 0

  constructor(words: readonly Word[]) {
    const children: number[][] = [[]]
    for (const { index, text } of words) {
      let state = 0
      for (let at = 0; at < text.length; at++) {
        const key = state * 0x1_0000 + text.charCodeAt(at)
        let next = this.#next.get(key)
        if (next === undefined) {
          next = this.#words.length
          if (state === 0) this.#begins[text.charCodeAt(at)] = 1
          this.#next.set(key, next)
          this.#words.push([])
          children.push([])
          children[state]?.push(key)
        }
        state = next
      }
      this.#words[state]?.push(index)
    }
    const order = [0]
    for (let at = 0; at < order.length; at++) {
      const state = order[at] ?? 0
      for (const key of children[state] ?? []) {
        const child = this.#next.get(key) ?? 0
        const fallback = state === 0 ? 0 : this.step(this.#fallback[state] ?? 0, key % 0x1_0000)
        this.#fallback[child] = fallback
        this.#shorter[child] = (this.#words[fallback] ?? []).length > 0 ? fallback : (this.#shorter[fallback] ?? 0)
        order.push(child)
      }
    }
  }

  get states(): number {
    return this.#words.length
  }

  begins(unit: number): boolean {
    return this.#begins[unit] === 1
  }

  step(from: number, unit: number): number {
    for (let state = from; ; state = this.#fallback[state] ?? 0) {
      this.steps++
      const next = this.#next.get(state * 0x1_0000 + unit)
      if (next !== undefined) return next
      if (state === 0) return 0
    }
  }

  /** Words that end in a state; those of shorter states are in `shorter`. */
  wordsAt(state: number): readonly number[] {
    return this.#words[state] ?? []
  }

  shorter(state: number): number {
    return this.#shorter[state] ?? 0
  }
}

/** Follows an automaton through a text that comes in pieces, and notes the line of the first place of each word. */
export class Pass {
  readonly #automaton: Automaton
  readonly #lineFeeds: readonly number[]
  readonly #lines: Map<number, number>
  readonly #reported: Uint8Array
  #state = 0
  #line = 1

  /** @param lineFeeds in each word, by its index */
  constructor(automaton: Automaton, lineFeeds: readonly number[], from?: Pass) {
    this.#automaton = automaton
    this.#lineFeeds = lineFeeds
    this.#lines = new Map(from === undefined ? [] : from.#lines)
    this.#reported = from === undefined ? new Uint8Array(automaton.states) : from.#reported.slice()
    this.#state = from === undefined ? 0 : from.#state
    this.#line = from === undefined ? 1 : from.#line
  }

  copy(): Pass {
    return new Pass(this.#automaton, this.#lineFeeds, this)
  }

  read(text: string): void {
    if (this.#automaton.states === 1) return
    let state = this.#state
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit === LINE_FEED) this.#line++
      if (state === 0 && !this.#automaton.begins(unit)) continue
      state = this.#automaton.step(state, unit)
      if (state !== 0 && this.#reported[state] === 0) this.#report(state)
    }
    this.#state = state
  }

  lineOf(word: number): number | undefined {
    return this.#lines.get(word)
  }

  /** Each state is reported once, so words inside words cost nothing at their later places. */
  #report(from: number): void {
    for (let state = from; state !== 0 && this.#reported[state] === 0; state = this.#automaton.shorter(state)) {
      this.#reported[state] = 1
      for (const word of this.#automaton.wordsAt(state))
        if (!this.#lines.has(word)) this.#lines.set(word, this.#line - (this.#lineFeeds[word] ?? 0))
    }
  }
}
