// Variables of psql, and the arguments of its commands. https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-INTERPOLATION

const NAME = /^[A-Za-z0-9_\u0080-\uffff]+/

/** The variables of a script that psql runs. */
export class PsqlVariables {
  readonly #values = new Map<string, string>()

  set(name: string, value: string): void {
    this.#values.set(name, value)
  }

  unset(name: string): void {
    this.#values.delete(name)
  }

  /** `:name`, `:'name'`, `:"name"` and `:{?name}` at the beginning of a text. */
  at(text: string, before: string): { readonly value: string; readonly length: number } | undefined {
    if (!text.startsWith(':') || before.endsWith(':') || text.startsWith('::') || text.startsWith(':=')) return undefined
    const test = /^:\{\?([A-Za-z0-9_\u0080-\uffff]+)\}/.exec(text)
    if (test !== null) return { value: this.#values.has(test[1] ?? '') ? 'TRUE' : 'FALSE', length: test[0].length }
    const quoted = /^:(['"])([A-Za-z0-9_\u0080-\uffff]+)\1/.exec(text)
    const name = quoted?.[2] ?? NAME.exec(text.slice(1))?.[0]
    const value = name === undefined ? undefined : this.#values.get(name)
    if (name === undefined || value === undefined) return undefined
    if (quoted === null) return { value, length: name.length + 1 }
    const quote = quoted[1] ?? "'"
    const escaped = value.replaceAll(quote, quote + quote)
    const isEscape = quote === "'" && escaped.includes('\\')
    return { value: isEscape ? ` E'${escaped.replaceAll('\\', '\\\\')}'` : quote + escaped + quote, length: quoted[0].length }
  }

  /** The arguments of a command, with variables in them replaced; undefined where one starts a program, or a second command. */
  words(text: string): string[] | undefined {
    const words: string[] = []
    let word: string | undefined
    for (let rest = text; rest !== ''; ) {
      const variable = this.at(rest, '')
      const [string] = /^'(?:[^'\\]|''|\\.)*'/.exec(rest) ?? /^"(?:[^"]|"")*"/.exec(rest) ?? []
      if (/^\s/.test(rest)) {
        if (word !== undefined) words.push(word)
        word = undefined
        rest = rest.slice(1)
      } else if (rest.startsWith('`') || rest.startsWith('\\')) {
        return undefined
      } else if (variable !== undefined) {
        word = (word ?? '') + variable.value
        rest = rest.slice(variable.length)
      } else if (string !== undefined) {
        word = (word ?? '') + unquoted(string)
        rest = rest.slice(string.length)
      } else {
        word = (word ?? '') + rest.charAt(0)
        rest = rest.slice(1)
      }
    }
    return word === undefined ? words : [...words, word]
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', r: '\r', f: '\f' }

function unquoted(string: string): string {
  const inner = string.slice(1, -1)
  if (string.startsWith('"')) return string
  return inner.replace(/''|\\(.)/g, (whole, character: string | undefined) => {
    if (whole === "''" || character === undefined) return "'"
    return ESCAPES[character] ?? character
  })
}
