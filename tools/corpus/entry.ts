/**
 * One drift, written down before anything is run.
 *
 * @typedef {object} Entry
 * @property {string} id unique
 * @property {string} text the sealed file, a name in fixtures/texts
 * @property {string[]} commands shell filters, run one after the other: sealed bytes in, drifted bytes out
 * @property {string[]} causes what happened, as it happened: earliest first
 * @property {string[][]} [or] other right names, where two stories give the same bytes
 * @property {boolean} provable an inverse can exist; false where bytes are lost
 * @property {boolean} witness git has the sealed bytes, and the engine is given them; without it, hints are all that can be hoped for
 * @property {string[]} tools what must be installed
 * @property {boolean} [slow] left out of quick runs
 */

const BUILT_IN = new Set(['printf', '{', 'cat', 'echo'])

/** @returns {Entry} with `provable` unless told otherwise, and the tools read off the commands */
export function entry(id, text, commands, causes, options = {}) {
  const list = [commands].flat()
  const named = list.map(command => command.split(' ')[0]).filter(word => !BUILT_IN.has(word))
  const tools = options.tools ?? [...new Set(named)]
  const { provable = true, witness = false, or, slow } = options
  return { id, text, commands: list, causes: [causes].flat(), provable, witness, tools, ...(or && { or }), ...(slow && { slow }) }
}

/** Bytes are lost: only git can bring them back, and it has them. */
export const LOST = { provable: false, witness: true }
/** Bytes are lost and nobody has them. */
export const GONE = { provable: false, witness: false }
