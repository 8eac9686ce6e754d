import type { DeclaredColumn, DumpSurvey } from './dump.ts'
import type { Mask } from './spec.ts'

const CREDENTIAL =
  /(?:^|_)(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api_?key|private_?key|access_?key|credentials?|otp|totp|mfa|tfa|salt|license_?key)(?:_|$)|(?:password|token|secret)_?(?:hash|digest)$|^encrypted_/i
const PERSONAL =
  /(?:^|_)(?:e?_?mail|phone|mobile|fax|telephone|street|address|city|zip|postal(?:_?code)?|postcode|iban|bic|swift|card_?number|cvv|cvc|ssn|vat(?:_?id)?|tax_?id|passport|user_?name|login|nick_?name|(?:first|last|middle|full|sur|given|family|maiden|display)_?name|surname)(?:_|$)/i
const OF_PEOPLE = /(?:user|customer|person|people|employee|contact|member|patient|student|client|author)s?\W*$/i
const BIRTH = /(?:^|_)(?:birth(?:day|date|_date|_day)?|dob|date_of_birth)(?:_|$)/i
const ADDRESS = /(?:^|_)(?:ip|ip_?address|remote_addr)(?:_|$)/i

const TEXT = /^(?:text|character|varchar|char|bpchar|citext|name)$/
const JSON_TYPE = /^jsonb?$/
const TIME = /^(?:date|timestamp|timestamptz)$/

/** How a column of that type can be masked so that the server takes every value. */
function howTo(kind: 'credential' | 'personal', { type, notNull }: DeclaredColumn): Pick<Mask, 'how' | 'value'> | undefined {
  if (kind === 'credential' && !notNull) return { how: 'null' }
  if (JSON_TYPE.test(type)) return { how: 'fixed', value: '{}' }
  if (TEXT.test(type)) return { how: kind === 'credential' ? 'hash' : 'keep-format' }
  if (type === 'uuid') return { how: 'hash' }
  return notNull ? undefined : { how: 'null' }
}

function proposalFor(table: string, column: DeclaredColumn): Pick<Mask, 'how' | 'value'> | undefined {
  const { name, type, notNull } = column
  // Columns end in "camelCase" in some schemas.
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
  if (/^(?:boolean|bool)$/.test(type)) return undefined
  if (BIRTH.test(words) && TIME.test(type)) return { how: 'fixed', value: '1970-01-01' }
  if (TIME.test(type)) return undefined
  if (CREDENTIAL.test(words)) return howTo('credential', column)
  if (ADDRESS.test(words) && /^(?:inet|cidr)$/.test(type)) return notNull ? { how: 'fixed', value: '192.0.2.1' } : { how: 'null' }
  const isPersonal = PERSONAL.test(words) || ADDRESS.test(words) || (OF_PEOPLE.test(table) && /^name$/i.test(words))
  return isPersonal && (TEXT.test(type) || JSON_TYPE.test(type)) ? howTo('personal', column) : undefined
}

/**
 * Masks for a spec: for columns whose name is that of a credential or of something personal, and for columns in which credentials, or values
 * that must not be there, were found. A proposal: names do not show everything.
 */
export function suggestMasks({
  tables,
  secrets,
  filledColumns
}: Pick<DumpSurvey, 'tables' | 'secrets' | 'filledColumns'>): Mask[] {
  const found = new Set([...secrets.findings, ...filledColumns].map(({ table, column }) => JSON.stringify([table, column])))
  return [...tables].flatMap(([table, { columns }]) =>
    columns.flatMap((column): Mask[] => {
      const isFound = found.has(JSON.stringify([table, column.name]))
      const proposal = proposalFor(table, column) ?? (isFound ? howTo('credential', column) : undefined)
      return proposal === undefined ? [] : [{ table, column: column.name, ...proposal }]
    })
  )
}
