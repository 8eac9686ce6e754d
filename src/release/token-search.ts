import { toForm } from '../manifests/normal-form.ts'

/** A text that no sealed file may hold; see `forbidden_tokens` of a policy. */
export interface Token {
  readonly id: string
  readonly token: string
  readonly case?: 'any' | 'exact'
}

export interface TokenHit {
  /** Name of the rule; the token itself is never shown. */
  readonly rule: string
  /** From 1. */
  readonly line: number
}

const PLAIN = /^[\x01-\x7f]*$/
const UNSEEN = /[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Invisible characters go, and full-width and other compatible letters become plain ones: `cut\u00adover` is read as it looks. */
function plain(text: string): string {
  return PLAIN.test(text) ? text : toForm(text, 'NFKC').replace(UNSEEN, '')
}

/** A sigma at the end of a word has a form of its own, and where a piece of text ends is no end of a word. */
function foldText(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ')
}

/** Characters that NFKC can join to the one before: marks, and letters of Hangul in all their forms. */
const JOINS_BEFORE = /[\p{M}\uff9e\uff9f\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]/u
/** A longer run of those is cut anywhere: `toForm` leaves it as it is. */
const MAX_HELD_BACK = 4096

/** Where a text can be cut so that the rest is normalized alike, whatever follows: before its last character that starts anew. */
function cutOf(text: string): number {
  for (let at = text.length - 1; at >= 0 && at > text.length - MAX_HELD_BACK; at--) {
    const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0
    const start = isLow ? at - 1 : at
    if (!JOINS_BEFORE.test(text.slice(start, at + 1))) return start
    at = start
  }
  return text.length
}

interface Word {
  readonly index: number
  readonly text: string
}

/**
 * All words at once, in one pass over the text, however many they are.
 * @see Aho, Corasick: Efficient string matching, 1975, https://doi.org/10.1145/360825.360855
 */
class Automaton {
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
class Pass {
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

const LINE_FEED = 0x0a

/** Tokens, ready to be looked for in texts. Time grows with the text, whatever the number of tokens. */
export class TokenSearch {
  readonly #tokens: readonly Token[]
  readonly #exact: Automaton
  readonly #folded: Automaton
  readonly #lineFeeds: readonly number[]

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
    const words = tokens.map(({ token, case: letters }, index) => ({
      index,
      isExact: letters === 'exact',
      text: letters === 'exact' ? plain(token) : foldText(plain(token))
    }))
    this.#exact = new Automaton(words.filter(({ isExact }) => isExact))
    this.#folded = new Automaton(words.filter(({ isExact }) => !isExact))
    this.#lineFeeds = words.map(({ text }) => text.split('\n').length - 1)
  }

  /** Transitions of the automata so far. */
  get steps(): number {
    return this.#exact.steps + this.#folded.steps
  }

  /** The first place of each token, in the order of the tokens. Look-alikes of another script are not resolved. */
  hits(text: string): TokenHit[] {
    const scan = this.scan()
    scan.read(text)
    return scan.end()
  }

  scan(): TokenScan {
    return new TokenScan(this.#tokens, {
      exact: new Pass(this.#exact, this.#lineFeeds),
      folded: new Pass(this.#folded, this.#lineFeeds)
    })
  }
}

interface Passes {
  readonly exact: Pass
  readonly folded: Pass
}

/** One text, in pieces of any size. Where it is cut makes no difference. */
export class TokenScan {
  readonly #tokens: readonly Token[]
  readonly #passes: Passes
  #held: string

  constructor(tokens: readonly Token[], passes: Passes, held = '') {
    this.#tokens = tokens
    this.#passes = passes
    this.#held = held
  }

  copy(): TokenScan {
    const { exact, folded: anyCase } = this.#passes
    return new TokenScan(this.#tokens, { exact: exact.copy(), folded: anyCase.copy() }, this.#held)
  }

  read(piece: string): void {
    const text = this.#held + piece
    const cut = cutOf(text)
    this.#held = text.slice(cut)
    this.#pass(text.slice(0, cut))
  }

  /** To be called once, after the last piece. */
  end(): TokenHit[] {
    this.#pass(this.#held)
    return this.#tokens.flatMap(({ id, token, case: letters }, index) => {
      // A token of invisible characters alone is in every text.
      if (plain(token) === '') return [{ rule: id, line: 1 }]
      const line = this.#passes[letters === 'exact' ? 'exact' : 'folded'].lineOf(index)
      return line === undefined ? [] : [{ rule: id, line }]
    })
  }

  #pass(text: string): void {
    const exact = plain(text)
    this.#passes.exact.read(exact)
    this.#passes.folded.read(foldText(exact))
  }
}
