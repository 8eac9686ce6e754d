import type { FindingCode } from '../../src/model/codes.ts'
import type { FormatName } from '../../src/model/seal.ts'

/** One thing on disk. `@` at the start of a link's target stands for the sandbox, so that `@outside/secret.txt` lies outside the root. */
export type Thing =
  | string
  | Uint8Array
  /** A large file, made when it is needed. */
  | (() => string | Uint8Array)
  | { readonly link: string }
  | { readonly hardLinkTo: string }
  | { readonly folder: true; readonly mode?: number }
  | { readonly file: string; readonly mode: number }
  | { readonly fifo: true }
  | { readonly socket: true }
  /** A file with so many bytes, all zero, that take no room on disk. */
  | { readonly zeros: number }
  /** A file under so many nested folders that its path is longer than the system takes. */
  | { readonly buried: number }

/** What stands under the root, in the order in which it is made. A name may be bytes that are not UTF-8. */
export type Tree = readonly (readonly [name: string | Uint8Array, thing: Thing])[]

export interface Sealed {
  readonly path: string
  readonly content: string | Uint8Array
}

/** A manifest as it stands on disk. */
export interface List {
  readonly file: string
  readonly format: FormatName
  readonly bytes: Uint8Array
  /** Present when the same seals can be said in any other format, so that a peer can be asked the same thing. */
  readonly sealed?: readonly Sealed[]
}

export type Exit = 0 | 1 | 2 | 'refused'

/** One hostile manifest, path, tree or command line, or a neighbour of one that must pass; and what the gate must say to it. */
export interface HostileCase {
  /** Unique, short. */
  readonly id: string
  readonly what: string
  readonly tree: Tree
  /** Absent when the case brings no manifest, or one of its own in `tree`. */
  readonly list?: List
  /** Another command than `verify`: it has no report, so only its exit code and its words are judged. */
  readonly verb?: 'explain' | 'restore' | 'merge' | 'repair'
  /** Arguments after the command; the manifest when absent. `@` at the start stands for the sandbox. */
  readonly args?: readonly string[]
  /** 0 only for a neighbour that must pass. `refused` is 1 or 2: which one depends on where a limit is drawn. */
  readonly exit: Exit
  /** Codes that the report must hold. It holds no other, but those in `also`. */
  readonly codes?: readonly FindingCode[]
  /** Codes that may stand beside, where one fault rightly shows in several ways. */
  readonly also?: readonly FindingCode[]
  /** Of the manifest's notices. */
  readonly notice?: RegExp
  /** The text for people must say this. */
  readonly says?: RegExp
  /** The command line itself is refused, on standard error and without a report. */
  readonly usage?: RegExp
  /** Without `--json`, people get this answer in place of a report: the name was a mistake. */
  readonly answered?: RegExp
  /** Runs as a user who is not root, since root can read everything. */
  readonly asNobody?: true
  /** Only the report is looked at: the text for people would say nothing that it does not say elsewhere. */
  readonly onlyJson?: true
  /** The self-test is left out of all other cases, to save time. */
  readonly probes?: true
}

/** Text as Windows writes it: UTF-16 with a byte order mark. */
export function utf16(text: Uint8Array | string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${Buffer.from(text).toString()}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
