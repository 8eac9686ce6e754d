/** A line of PostgreSQL's JSON log. https://www.postgresql.org/docs/current/runtime-config-logging.html */
export interface Logged {
  readonly dbname?: string
  readonly session_id: string
  readonly error_severity: string
  readonly message: string
  readonly detail?: string
}

const CHANGES =
  /^(?:insert|update|delete|merge|create|alter|drop|comment|grant|revoke|truncate|do|set|with|call|refresh|security|select\b[\s\S]*?\b(?:setval|set_config|nextval)\s*\()/i
const TRANSACTION = /^(?:begin|start\s+transaction|commit|end|rollback|abort|savepoint|release)\b/i

/** What sessions changed, one session after the other, as one script. */
export function scriptOf(logged: readonly Logged[], isBookkeeping: RegExp | undefined): string {
  const sessions = new Map<string, string[]>()
  for (const { session_id: id, error_severity: severity, message, detail } of logged) {
    const statements = sessions.get(id) ?? []
    sessions.set(id, statements)
    if (severity === 'ERROR') statements.pop()
    const text = /^(?:statement|execute [^:]*): ([\s\S]*)$/.exec(message)?.[1]
    if (text !== undefined) statements.push(withParameters(text, detail))
  }
  return [...sessions.values()]
    .map(statements =>
      statements
        .map(one => one.trim().replace(/;$/, ''))
        .filter(one => {
          const bare = one.replaceAll(/^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/g, '')
          return TRANSACTION.test(bare) || (CHANGES.test(bare) && isBookkeeping?.test(bare) !== true)
        })
    )
    .filter(statements => statements.some(one => !TRANSACTION.test(one) && !/^set\b/i.test(one)))
    .map(statements => statements.map(one => `${one};\n`).join(''))
    .join('')
}

/** Puts the logged values in place of `$1`, outside quotes. */
function withParameters(text: string, detail = ''): string {
  const values = new Map<string, string>()
  for (const [, number = '', value = ''] of detail.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/g)) values.set(number, value)
  if (values.size === 0) return text
  return text.replaceAll(/'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|\$(\d+)/g, (whole, _tag, number: string | undefined) =>
    number === undefined ? whole : (values.get(number) ?? whole)
  )
}
