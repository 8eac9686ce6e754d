import type { GateRequest } from '../model/request.ts'
import type { Shard } from '../model/shard.ts'

/** How an option is given on the command line. */
export interface Flag {
  /** What the flag takes, as help shows it: `FILE`. Absent for a switch. */
  readonly argument?: string
  readonly help: string
  readonly short?: string
}

interface Common {
  /** Absent when only a workflow can give it. */
  readonly flag?: Flag
  /** Key of the gate's request that takes the value, unless it is empty or `false`. */
  readonly request?: keyof GateRequest
  /**
   * What its key in the configuration decides: which files are judged, how strictly, or what is made of the result. Absent for what is no
   * key there: secrets, what depends on the machine or the job, and what starts programs of the checkout.
   */
  readonly config?: 'files' | 'gate' | 'report'
}

/** Text that the caller checks no further than the row does; `allowed` is what an error message offers instead. */
interface Worded extends Common {
  readonly allowed: string
}

/** One input of an action, one flag of a command, or both. `type` decides how its text is read. */
export type Row =
  /** Any text, exactly as it is written. */
  | (Worded & { readonly type: 'text'; readonly default: string })
  /** Any text without the blanks around it. Never refused, because a refusal shows the value. */
  | (Worded & { readonly type: 'secret'; readonly default: string })
  | (Worded & { readonly type: 'lines'; readonly default: readonly string[] })
  | (Worded & { readonly type: 'line'; readonly default: string; readonly pattern: RegExp })
  /** A time in UTC, such as `2026-01-31T09:30:00Z`. */
  | (Worded & { readonly type: 'time'; readonly default: string })
  | (Worded & { readonly type: 'number'; readonly default: number; readonly pattern: RegExp })
  | (Worded & { readonly type: 'threads'; readonly default: 'auto'; readonly pattern: RegExp })
  | (Worded & { readonly type: 'shard'; readonly default: undefined })
  | (Common & { readonly type: 'choice'; readonly words: readonly string[]; readonly default: string })
  | (Common & { readonly type: 'choices'; readonly words: readonly string[]; readonly default: readonly [] })
  | (Common & { readonly type: 'switch'; readonly default: boolean })

/** The options of one action or command, by name. */
export type Table = Readonly<Record<string, Row>>

type ValueOf<R> = R extends { readonly type: 'choice'; readonly words: readonly (infer W)[] }
  ? W
  : R extends { readonly type: 'choices'; readonly words: readonly (infer W)[] }
    ? readonly W[]
    : R extends { readonly type: infer T extends keyof Values }
      ? Values[T]
      : never

interface Values {
  readonly text: string
  readonly secret: string
  readonly lines: readonly string[]
  readonly line: string
  readonly time: string
  readonly number: number
  readonly threads: 'auto' | number
  readonly shard: Shard | undefined
  readonly switch: boolean
}

/** What the options of a table are once they are read. An empty string or list means "not given". */
export type OptionsOf<T> = { readonly [N in keyof T]: ValueOf<T[N]> }

/** What a user wrote, before it is checked. */
export type RawOptions<T> = { readonly [N in keyof T]?: string }

/** The values of a row in words, for an error message. */
export function allowedValues(row: Row): string {
  if (row.type === 'switch') return 'true or false'
  if (row.type === 'choice') return `one of ${row.words.join(', ')}`
  if (row.type === 'choices') return `any of ${row.words.join(', ')}, or none`
  return row.allowed
}

/** What every option of a table is when nothing is given. */
export function defaultsOf<T extends Table>(table: T): OptionsOf<T> {
  // The default of a row has the type of the row's value.
  return Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.default])) as OptionsOf<T>
}

// Only ASCII blanks are removed. String.prototype.trim would also remove a BOM or a no-break space that belongs to a file name.
const BLANKS = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g

export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '')
}

/** One value per line; blank lines are skipped. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(withoutBlanks)
    .filter(line => line !== '')
}
