import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { secretRules } from '../../src/quote/secrets.ts'
import { openDump } from '../../src/rehearsal/postgres/dump/source.ts'
import { surveyDump } from '../../src/rehearsal/postgres/dump/survey.ts'
import { documentedFindings, reviewSecrets, secretDenials } from '../../src/rehearsal/secret-denials.ts'
import type { Policy } from '../../src/release/documents/policy.ts'
import { parseDocument } from '../../src/release/documents/registry.ts'
import { withoutReviewed } from '../../src/release/rules/reviewed-secrets.ts'
import { folderWith } from '../support/folder.ts'

// Values that only look like credentials are put together here, so that no search finds them in this file.
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const of = (length: number) => LETTERS.repeat(3).slice(0, length)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const hash = (...parts: readonly string[]) => ['', ...parts].join('$')

/** A credential, and a neighbour that is none. */
const KINDS: readonly (readonly [rule: string, secret: string, neighbour: string])[] = [
  ['pbkdf2-hash', ['pbkdf2_sha256', '600000', 'salt', of(44)].join('$'), ['pbkdf2_sha256', 'many', 'salt', of(44)].join('$')],
  ['pbkdf2-hash', hash('pbkdf2-sha256', '29000', of(22), of(43)), hash('pbkdf2-sha256', '29000', of(22), of(9))],
  ['pbkdf2-hash', `pbkdf2:sha256:600000$salt$${'0a'.repeat(32)}`, `pbkdf2:sha256:600000$salt$${'0g'.repeat(32)}`],
  ['scrypt-hash', `scrypt:32768:8:1$salt$${'0a'.repeat(64)}`, `scrypt:32768:8:1 salt ${'0a'.repeat(64)}`],
  ['crypt-hash', hash('6', 'salt', of(86)), hash('6', 'salt', of(87))],
  ['crypt-hash', hash('6', 'rounds=5000', 'salt', of(86)), hash('6', 'salt', of(85))],
  ['crypt-hash', hash('5', 'salt', of(43)), hash('5', 'salt', of(44))],
  ['crypt-hash', hash('1', 'salt', of(22)), hash('1', 'saltsaltsalt', of(22))],
  ['crypt-hash', hash('y', 'j9T', of(22), of(43)), hash('y', 'j9T', of(22), of(42))],
  ['phpass-hash', hash('P', `B${of(30)}`), hash('P', `B${of(29)}`)],
  ['phpass-hash', hash('S', of(52)), hash('S', of(51))],
  ['ldap-hash', `{SSHA}${base64(of(24))}`, `{UUID}${base64(of(24))}`],
  ['stripe-key', ['sk', 'live', of(24)].join('_'), ['pk', 'live', of(24)].join('_')],
  ['stripe-key', ['rk', 'test', of(24)].join('_'), ['rk', 'test', of(15)].join('_')],
  ['stripe-key', `whsec_${of(32)}`, `whsec_${of(23)}`],
  ['google-key', `AIza${of(35)}`, `AIza${of(36)}`],
  ['google-key', `GOCSPX-${of(28)}`, `GOCSPX-${of(9)}`],
  ['google-token', `ya29.${of(40)}`, `ya29 ${of(40)}`],
  ['google-token', `{"refreshToken":"1//0g${of(30)}"}`, `https://example.com/1//0g${of(30)}`],
  ['basic-credentials', `"value":"Basic ${base64('admin:supersecret')}"`, `"value":"Basic ${base64('admin supersecret')}"`],
  ['bearer-token', `"value":"Bearer ${of(20)}1"`, `"value":"Bearer ${'token-of-the-bearer-'.repeat(2)}"`]
]

async function rulesIn(text: string): Promise<string[]> {
  const rules = await secretRules()
  return [...new Set((await rules.find(text, 'dump.sql')).map(({ rule }) => rule))]
}

test.each(KINDS)('%s, and its neighbour that is none: %#', async (rule, secret, neighbour) => {
  expect(await rulesIn(`1\t${secret}\tx\n`)).toContain(rule)
  expect(await rulesIn(`1\t${neighbour}\tx\n`)).not.toContain(rule)
})

describe('samples of documentation are none; with one other character, they are', () => {
  const samples = [
    `Authorization: Basic ${base64('Aladdin:open sesame')}`,
    ['sk', 'test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
    `${base64('{"alg":"HS256","typ":"JWT"}')}.${base64('{"sub":"1234567890","name":"John Doe","iat":1516239022}').replaceAll('=', '')}.${['SflKxwRJSMeKKF2QT4fwpMeJ', 'f36POk6yJV_adQssw5c'].join('')}`
  ]
  test.each(samples)('%#', async sample => {
    expect(await rulesIn(`see ${sample} in the documentation`)).toEqual([])
    const other = sample.includes('Basic') ? sample.replace('QWxh', 'QWxi') : sample.replace(/c$/, 'd')
    expect(await rulesIn(`see ${other} in the documentation`)).not.toEqual([])
  })
})

const STRIPE = ['sk', 'live', of(24)].join('_')
const DUMP = `--
-- PostgreSQL database dump
--
CREATE TABLE public.directus_users (id integer NOT NULL, email text, token text, auth_data json);
CREATE TABLE public.directus_settings (id integer, license_key text, ai_openai_api_key text, note text);
CREATE TABLE public.directus_operations (id integer, options json);
CREATE TABLE public.shop (id integer, token text, "E mail" text);
COPY public.directus_users (id, email, token, auth_data) FROM stdin;
1\ta@example.com\t\\N\t{"refreshToken":"1//0g${of(30)}"}
2\tb@example.com\t\\N\t{}
\\.
INSERT INTO public.directus_settings VALUES (1, 'DIR-AAAA', NULL, '${STRIPE}'), (2, '', 'key'::text, 'x'), (3, lower(''), NULL, 'x');
COPY public.directus_operations (id, options) FROM stdin;
1\t{"url":"https://example.com"}
\\.
COPY public.shop (id, token, "E mail") FROM stdin;
1\t${STRIPE}\tnone
2\t${STRIPE}\t\\N
3\tx\t${STRIPE}x\\tx
\\.
--
-- PostgreSQL database dump complete
--
`

async function surveyed(dump = DUMP) {
  const folder = folderWith({ 'clone.sql': dump })
  const columns = [{ table: 'Shop', columns: ['E mail'] }]
  return await surveyDump(
    openDump(join(folder, 'clone.sql'), () => undefined),
    { secret_columns: columns }
  )
}

function policyWith(reviewed: NonNullable<NonNullable<Policy['allow']>['reviewed_secrets']>): Policy {
  const policy: Policy = {
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
    required_evidence: ['clone-provenance'],
    allow: { reviewed_secrets: reviewed }
  }
  expect(parseDocument('seal-gate/policy/1', policy)).toHaveProperty('document')
  return policy
}

async function reasons(...reviewed: Parameters<typeof policyWith>[0]): Promise<string[]> {
  const left = reviewSecrets(await surveyed(), policyWith(reviewed))
  return secretDenials({ dumpName: 'clone.sql' }, left).map(({ line, reason }) => `${line ?? '-'} ${reason}`)
}

const ALL = [
  '9 rule google-token in public.directus_users.auth_data',
  '12 rule stripe-key in public.directus_settings.note',
  '17 rule stripe-key in public.shop.token, 2 times',
  '19 rule stripe-key in public.shop.E mail',
  '- public.directus_users.auth_data must be empty and holds 1 value',
  '- public.directus_settings.license_key must be empty and holds 1 value',
  '- public.directus_settings.ai_openai_api_key must be empty and holds 1 value',
  '- public.directus_operations.options must be empty and holds 1 value',
  '- public.shop.E mail must be empty and holds 2 values'
]

describe('the search of a dump', () => {
  test('lists everything at once, by table and column, and no value', async () => {
    expect(await reasons()).toEqual(ALL)
    expect((await reasons()).join()).not.toContain(STRIPE)
  })

  test('leaves out what the policy lists as reviewed: by digest, or by number', async () => {
    const sha256 = [createHash('sha256').update(STRIPE).digest('hex')]
    const token = { table: 'public.shop', column: 'token', why: 'a sample' }
    const without = (...places: readonly string[]) => ALL.filter(reason => !places.some(place => reason.includes(place)))
    expect(await reasons({ ...token, sha256 })).toEqual(without('shop.token'))
    expect(await reasons({ ...token, count: 2 })).toEqual(without('shop.token'))
    expect(await reasons({ ...token, count: 3 })).toEqual([
      ...ALL,
      '- the policy has reviewed 3 in public.shop.token, and there are 2'
    ])
    const other = [createHash('sha256').update(`${STRIPE}x`).digest('hex')]
    expect(await reasons({ ...token, sha256: other })).toEqual([
      ...ALL,
      '- public.shop.token holds other values than those that the policy has reviewed'
    ])
    // A column that must be empty is an exception for all that is in it.
    const auth = { table: 'public.directus_users', column: 'auth_data', why: 'revoked' }
    expect(await reasons({ ...auth, count: 1 })).toEqual(without('auth_data'))
    expect(await reasons({ ...auth, sha256 })).toHaveLength(ALL.length + 1)
    expect(await reasons({ table: 'public.none', column: 'x', why: 'gone', count: 1 })).toEqual(ALL)
  })

  test('digests of values go into evidence only if the policy lists them', async () => {
    const sha256 = createHash('sha256').update(STRIPE).digest('hex')
    const { secrets } = await surveyed()
    const reviewed = { table: 'public.shop', column: 'token', why: 'a sample', sha256: [sha256] }
    expect(documentedFindings(secrets, undefined).some(one => 'value_sha256' in one || 'valueSha256' in one)).toBe(false)
    const documented = documentedFindings(secrets, policyWith([reviewed]))
    expect(documented.filter(one => one.value_sha256 === sha256)).toHaveLength(3)
    // The rule of the gate comes to the same result from the evidence.
    expect(withoutReviewed(documented, [], [reviewed]).left.map(({ table }) => table)).not.toContain('public.shop.token')
    expect(withoutReviewed(documented, [], []).left).toHaveLength(documented.length)
  })
})
