import { toForm } from '../manifests/normal-form.ts'
import { Automaton, Pass } from './word-automaton.ts'

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
