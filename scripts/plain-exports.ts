import type { Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'

/** As the bundler writes what a chunk exports. */
const ACCESSOR =
  /Object\.defineProperty\(exports, (['"])([\w$]+)\1, \{\s*enumerable: true,\s*get: function \(\) \{\s*return ([\w$]+);\s*\}\s*\}\);/g

/**
 * Exports of chunks as plain properties. A getter for each, which the bundler writes in case a value changes later, is a function that V8
 * compiles when it is first used: a tenth of the code of a chunk that exports much. A name that is assigned anywhere keeps its getter.
 */
export const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk: code => {
    const assigned = assignedNames(parseAst(code))
    return code.replace(ACCESSOR, (whole, _quote, name: string, local: string) =>
      assigned.has(local) ? whole : `exports.${name} = ${local};`
    )
  }
}

/** Names that some expression assigns to, in any scope. */
function assignedNames(root: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const waiting = [root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    if (isNode(node)) for (const target of targetsOf(node)) collectNames(target, names)
    waiting.push(...Object.values(node))
  }
  return names
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string'
}

function targetsOf(node: Node): readonly unknown[] {
  if (node.type === 'AssignmentExpression' || node.type === 'ForInStatement' || node.type === 'ForOfStatement')
    return [node['left']]
  return node.type === 'UpdateExpression' ? [node['argument']] : []
}

/** Every name in a pattern; a name too many only keeps a getter. */
function collectNames(pattern: unknown, names: Set<string>): void {
  if (typeof pattern !== 'object' || pattern === null) return
  if (isNode(pattern) && pattern.type === 'Identifier') names.add(String(pattern['name']))
  else for (const part of Object.values(pattern)) collectNames(part, names)
}
