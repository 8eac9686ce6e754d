import { parseAst } from 'rolldown/parseAst'

// Finds the mutants of one TypeScript source, and writes all of them into it at once: each stands beside the original behind a switch
// (`__mutant(7) ? mutant : original`), so that one load of the code serves them all.

const SWAPPED = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*'
}
const TURNED = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
const LOGIC = { '&&': '||', '||': '&&' }
const METHODS = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    toLowerCase: 'toUpperCase',
    find: 'findLast',
    findIndex: 'findLastIndex',
    indexOf: 'lastIndexOf',
    lastIndexOf: 'indexOf'
  })
)
/** Calls that give what they are called on, or part of it: the mutant leaves them away. */
const DROPPED = new Set(['filter', 'slice', 'trim', 'sort', 'toSorted', 'replace', 'replaceAll', 'normalize', 'reverse'])
/** Codes, kinds, names of members and status words; sentences for people are no behaviour. */
const WORD = /^[A-Za-z][A-Za-z0-9]*([-_./][A-Za-z0-9*]+)*$/

/**
 * @param {string} source TypeScript
 * @param {number} first number of the first mutant
 * @returns {{ code: string, mutants: { id: number, line: number, before: string, after: string }[] }}
 */
export function withMutants(source, first) {
  const mutants = []
  const root = parseAst(source, { lang: 'ts' })
  const text = node => source.slice(node.start, node.end)

  const switched = (node, original, afters) =>
    afters.reduce((rest, after) => {
      const id = first + mutants.length
      mutants.push({ id, line: source.slice(0, node.start).split('\n').length, before: text(node), after })
      return `(__mutant(${id}) ? (${after}) : ${rest})`
    }, original)

  /** The source from start to end with everything in it mutated that stands below these nodes. */
  const rendered = (start, end, children) => {
    let out = ''
    let at = start
    for (const child of children.toSorted((a, b) => a.start - b.start)) {
      out += source.slice(at, child.start) + render(child)
      at = child.end
    }
    return out + source.slice(at, end)
  }

  const render = node => {
    const inner = rendered(node.start, node.end, childrenOf(node))
    if (STATEMENTS.has(node.type)) return statement(node, inner)
    const afters = [...new Set(replacements(node, text, source))].filter(after => after !== text(node))
    return afters.length === 0 ? inner : switched(node, `(${inner})`, afters)
  }

  const statement = (node, inner) => {
    const id = first + mutants.length
    mutants.push({ id, line: source.slice(0, node.start).split('\n').length, before: text(node), after: '(nothing)' })
    // The outer braces keep an "else" after it with its own "if".
    return `{ if (!__mutant(${id})) { ${inner} } }`
  }

  const code = rendered(0, source.length, childrenOf(root))
  return { code, mutants }
}

/** Statements that do something by themselves. */
const STATEMENTS = new Set(['ExpressionStatement', 'ContinueStatement', 'BreakStatement', 'ThrowStatement'])

/** What an expression could wrongly be, as source text. */
function replacements(node, text, source) {
  const { type } = node
  if (type === 'BinaryExpression') return operators(node, text, [SWAPPED[node.operator], TURNED[node.operator]])
  if (type === 'LogicalExpression')
    return node.operator === '??' ? [text(node.left)] : operators(node, text, [LOGIC[node.operator]])
  if (type === 'UnaryExpression') return node.operator === '!' || node.operator === '-' ? [text(node.argument)] : []
  if (type === 'Literal') return literals(node)
  if (type === 'ArrayExpression') return node.elements.length > 0 ? ['[]'] : []
  if (type === 'CallExpression' && !node.inChain) return calls(node, text, source)
  if (type === 'ChainExpression') return chains(node, text, source)
  return []
}

function operators({ left, right }, text, names) {
  return names.filter(name => name !== undefined).map(name => `${text(left)} ${name} ${text(right)}`)
}

function literals({ value, regex, raw }) {
  if (typeof value === 'boolean') return [String(!value)]
  if (regex !== undefined)
    return [
      ...(regex.pattern.startsWith('^') ? [raw.replace('/^', '/')] : []),
      ...(regex.pattern.endsWith('$') ? [raw.replace(/\$(\/[a-z]*)$/, '$1')] : []),
      ...(regex.flags.includes('i') ? [raw.replace(/i(?=[a-z]*$)/, '')] : [])
    ]
  if (typeof value === 'number') return [String(value + 1)]
  return typeof value === 'string' && WORD.test(value) ? ["''"] : []
}

/** A call by another name, and the value without the call. */
function calls({ callee, start, end }, text, source) {
  if (callee.type !== 'MemberExpression' || callee.computed) return []
  const { name } = callee.property
  const other = METHODS.get(name)
  const swapped =
    other === undefined ? [] : [source.slice(start, callee.property.start) + other + source.slice(callee.property.end, end)]
  return DROPPED.has(name) ? [...swapped, text(callee.object)] : swapped
}

/** Only whole chains are switched: a part of one would not end the others any more. */
function chains(node, text, source) {
  const afters = []
  const look = part => {
    if (part.optional && part.type === 'MemberExpression')
      afters.push(source.slice(node.start, node.end).replace(source.slice(part.object.end, part.property.start), '.'))
    if (part.type === 'CallExpression') {
      for (const after of calls(part, text, source)) {
        if (after !== text(part.callee.object))
          afters.push(source.slice(node.start, part.start) + after + source.slice(part.end, node.end))
      }
      look(part.callee)
    } else if (part.type === 'MemberExpression') look(part.object)
  }
  look(node.expression)
  return afters
}

/** Nodes below that are expressions and statements: no types, no names of members, no left sides. */
function childrenOf(node, inChain = false) {
  const of = (...nodes) => nodes.flat().filter(one => one !== null && one !== undefined && !one.type?.startsWith('TSType'))
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'Identifier':
    case 'TemplateElement':
    case 'RestElement':
    case 'ImportExpression':
      return []
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return of(node.expression)
    case 'ExportNamedDeclaration':
      return of(node.declaration)
    case 'VariableDeclarator':
      return [...patterns(node.id), ...of(node.init)]
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...node.params.flatMap(patterns), ...of(node.body)]
    case 'ClassDeclaration':
      return of(node.body)
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return of(node.value)
    case 'Property':
      return node.shorthand ? [] : of(node.computed ? node.key : null, node.value)
    case 'MemberExpression':
      return marked(of(node.object, node.computed ? node.property : null), node.object, inChain || node.inChain)
    case 'CallExpression':
      return marked(of(node.callee, node.arguments), node.callee, inChain || node.inChain)
    case 'ChainExpression':
      return marked(of(node.expression), node.expression, true)
    case 'AssignmentExpression':
      return of(node.left.type === 'MemberExpression' ? node.left.object : null, node.right)
    case 'ForOfStatement':
    case 'ForInStatement':
      return of(node.right, node.body)
    case 'UpdateExpression':
      return []
    case 'TaggedTemplateExpression':
      return of(node.quasi)
    case 'CatchClause':
      return of(node.body)
    default:
      return of(...Object.values(node).filter(value => typeof value === 'object' && value !== null)).filter(
        one => typeof one.start === 'number'
      )
  }
}

/** Default values in patterns. */
function patterns(node) {
  if (node?.type === 'AssignmentPattern') return [...patterns(node.left), node.right]
  if (node?.type === 'ObjectPattern') return node.properties.flatMap(one => patterns(one.value))
  if (node?.type === 'ArrayPattern') return node.elements.flatMap(patterns)
  return []
}

/** Says of the spine of a chain that it is one, so that nothing within is switched by itself. */
function marked(nodes, spine, inChain) {
  if (inChain && (spine.type === 'CallExpression' || spine.type === 'MemberExpression')) spine.inChain = true
  return nodes
}
