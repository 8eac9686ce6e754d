import { readFileSync } from 'node:fs'
import { systemProgram } from '../disk/system-program.ts'

/** How a program is started, before its own path and arguments. */
export interface Interpreter {
  readonly command: readonly string[]
  /** A program for it that does nothing, and ends well. */
  readonly trial: Uint8Array
}

const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46])

/**
 * What starts a validator: a word of a closed list, resolved to an absolute path, or nothing for a Linux program that starts itself. A
 * `#!` line is not followed, since it can name a file that nobody pinned.
 * @returns why it cannot be started, as one plain sentence
 */
export function interpreterOf(words: readonly string[] | undefined, program: Uint8Array): Interpreter | string {
  if (words === undefined) {
    if (ELF.equals(program.subarray(0, ELF.length))) return native()
    return 'no interpreter is given, and the program is not a Linux (ELF) binary'
  }
  const [word, ...more] = words
  if (more.length > 0) return 'its interpreter has arguments, and only a single word is allowed'
  // The very program that runs the gate: whoever can replace it has replaced the gate.
  if (word === 'node') return { command: [process.execPath], trial: EMPTY }
  if (word !== 'python3' && word !== 'sh') return 'its interpreter is not one of node, python3, sh'
  const found = systemProgram(word)
  if (found === undefined) return `there is no ${word} in the system's own folders`
  // Isolated: no variables, no user packages, and the folder of the program is not searched for modules.
  return { command: word === 'python3' ? [found, '-I', '-B'] : [found], trial: EMPTY }
}

/** All of them take an empty file for a program. */
const EMPTY = new Uint8Array()

function native(): Interpreter | string {
  const found = systemProgram('true')
  return found === undefined ? 'this machine has no program for the trial run' : { command: [], trial: readFileSync(found) }
}
