import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'rolldown/utils'

type Statement = ReturnType<typeof parseSync>['program']['body'][number]
type Alias = Extract<Statement, { type: 'TSTypeAliasDeclaration' }>
type Interface = Extract<Statement, { type: 'TSInterfaceDeclaration' }>
type Type = Alias['typeAnnotation']
type Tuple = Extract<Type, { type: 'TSTupleType' }>
type Member = Interface['body']['body'][number]
type Schema = Readonly<Record<string, unknown>>

/** A type where it is declared: its names are those of that file. */
interface Declared {
  readonly file: string
  readonly node: Alias | Interface
}

interface Members {
  readonly properties: Readonly<Record<string, Schema>>
  readonly required: readonly string[]
}

const TEXT: Schema = { type: 'string' }

const statementsByFile = new Map<string, readonly Statement[]>()

/**
 * JSON Schemas of the types that documents are written with, so that a field is written once. Reads what interfaces and unions of literals
 * use; any other type throws, so that no field is left out.
 * @param known schemas of types by name: of those that say more than their type, and of sets of words that grow
 */
export function schemaFromType(file: string, name: string, known: Readonly<Record<string, Schema>>): Schema {
  return new Converter(known).named(file, name)
}

class Converter {
  readonly #known: Readonly<Record<string, Schema>>

  constructor(known: Readonly<Record<string, Schema>>) {
    this.#known = known
  }

  named(from: string, name: string): Schema {
    const known = this.#known[name]
    if (known !== undefined) return known
    const { file, node } = declarationOf(from, name)
    return node.type === 'TSInterfaceDeclaration'
      ? objectOf(this.#membersOf(file, node))
      : this.#schemaOf(file, node.typeAnnotation)
  }

  /** Inherited members come first. */
  #membersOf(file: string, node: Interface): Members {
    const inherited = node.extends.map(({ expression }): Members => {
      if (expression.type !== 'Identifier') throw unknown(file, expression.type)
      const parent = declarationOf(file, expression.name)
      if (parent.node.type !== 'TSInterfaceDeclaration') throw unknown(file, expression.name)
      return this.#membersOf(parent.file, parent.node)
    })
    const all = [...inherited, this.#ownMembers(file, node.body.body)]
    return {
      properties: Object.assign({}, ...all.map(({ properties }) => properties)),
      required: all.flatMap(({ required }) => required)
    }
  }

  #ownMembers(file: string, members: readonly Member[]): Members {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const member of members) {
      if (member.type !== 'TSPropertySignature' || member.typeAnnotation === null) throw unknown(file, member.type)
      // A brand, which no document can have.
      if (member.computed) continue
      if (member.key.type !== 'Identifier') throw unknown(file, member.key.type)
      properties[member.key.name] = this.#schemaOf(file, member.typeAnnotation.typeAnnotation)
      if (!member.optional) required.push(member.key.name)
    }
    return { properties, required }
  }

  #schemaOf(file: string, type: Type): Schema {
    switch (type.type) {
      case 'TSStringKeyword':
        return TEXT
      case 'TSBooleanKeyword':
        return { type: 'boolean' }
      case 'TSNullKeyword':
        return { type: 'null' }
      case 'TSNumberKeyword':
        return integerFrom(0)
      case 'TSLiteralType':
        return literal(file, type)
      case 'TSParenthesizedType':
      case 'TSTypeOperator':
        if (type.type === 'TSTypeOperator' && type.operator !== 'readonly') throw unknown(file, type.operator)
        return this.#schemaOf(file, type.typeAnnotation)
      case 'TSArrayType':
        return { type: 'array', items: this.#schemaOf(file, type.elementType) }
      case 'TSTupleType':
        return tuple(type.elementTypes.map(item => this.#itemOf(file, item)))
      case 'TSTypeLiteral':
        return objectOf(this.#ownMembers(file, type.members))
      case 'TSUnionType':
        return union(type.types.map(one => this.#schemaOf(file, one)))
      case 'TSTypeReference':
        if (type.typeName.type !== 'Identifier') throw unknown(file, type.typeName.type)
        return this.named(file, type.typeName.name)
      case 'TSMappedType':
        return this.#mapped(file, type)
      default:
        throw unknown(file, type.type)
    }
  }

  #itemOf(file: string, item: Tuple['elementTypes'][number]): Schema {
    if (item.type !== 'TSNamedTupleMember' || item.elementType.type !== 'TSStringKeyword') throw unknown(file, item.type)
    return TEXT
  }

  /** `{ [K in Names]?: Value }` */
  #mapped(file: string, type: Extract<Type, { type: 'TSMappedType' }>): Schema {
    const names = this.#schemaOf(file, type.constraint)['enum']
    if (!Array.isArray(names) || type.typeAnnotation === null || type.optional !== true) throw unknown(file, type.type)
    const value = this.#schemaOf(file, type.typeAnnotation)
    return objectOf({ properties: Object.fromEntries(names.map(name => [name, value])), required: [] })
  }
}

function declarationOf(file: string, name: string): Declared {
  for (const statement of statementsOf(file)) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if ((node?.type === 'TSInterfaceDeclaration' || node?.type === 'TSTypeAliasDeclaration') && node.id.name === name)
      return { file, node }
    if (statement.type === 'ImportDeclaration' && statement.specifiers.some(({ local }) => local.name === name))
      return declarationOf(join(dirname(file), statement.source.value), name)
  }
  throw unknown(file, name)
}

function statementsOf(file: string): readonly Statement[] {
  const statements = statementsByFile.get(file) ?? parseSync(file, readFileSync(file, 'utf8')).program.body
  statementsByFile.set(file, statements)
  return statements
}

/** Numbers of documents are counts and positions. */
export function integerFrom(minimum: number): Schema {
  return { type: 'integer', minimum, maximum: Number.MAX_SAFE_INTEGER }
}

function objectOf({ properties, required }: Members): Schema {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false }
}

function tuple(items: readonly Schema[]): Schema {
  return { type: 'array', items, additionalItems: false, minItems: items.length, maxItems: items.length }
}

function literal(file: string, { literal: node }: Extract<Type, { type: 'TSLiteralType' }>): Schema {
  const value = node.type === 'Literal' ? node.value : undefined
  if (typeof value !== 'string' && typeof value !== 'boolean') throw unknown(file, node.type)
  return { type: typeof value, const: value }
}

/** Words are one list; a list of words that grows takes in every word. */
function union(all: readonly Schema[]): Schema {
  if (all.some(isAnyText)) return TEXT
  const words = all.flatMap(one => (one['type'] === 'string' && typeof one['const'] === 'string' ? [one['const']] : []))
  if (words.length === all.length) return { type: 'string', enum: words }
  return { [all.every(({ type }) => type === 'object') ? 'oneOf' : 'anyOf']: all }
}

function isAnyText(schema: Schema): boolean {
  return schema['type'] === 'string' && Object.keys(schema).length === 1
}

function unknown(file: string, what: string): Error {
  return new Error(`${file}: no schema can be made of ${what}`)
}
