import { expect, test } from '@jest/globals'
import { suggestMasks } from '../../src/commands/suggest-masks.ts'
import { parseSpec } from '../../src/rehearsal/spec.ts'
import { folderWith } from '../support/folder.ts'

const STRIPE = ['sk', 'live', 'abcdefghijklmnopqrstuvwx'].join('_')
const DUMP = `--
-- PostgreSQL database dump
--
CREATE TABLE public.users (
  id integer NOT NULL,
  name text,
  "firstName" character varying(20) NOT NULL,
  email citext NOT NULL,
  email_verified boolean,
  password_hash text NOT NULL,
  api_key text,
  born_at date,
  birth_date date NOT NULL,
  last_ip inet,
  profile_address jsonb,
  updated_at timestamp with time zone,
  account uuid
);
CREATE TABLE public.product (id integer, name text, emailing text, note json, tokenizer text, body text NOT NULL);
COPY public.product (id, name, note, body) FROM stdin;
1\tx\t{"key":"${STRIPE}"}\t${STRIPE}
\\.
--
-- PostgreSQL database dump complete
--
`

test('masks are proposed from names and findings, each of a kind that the column takes, and the rest is left alone', async () => {
  const folder = folderWith({ 'clone.sql': DUMP })
  const { text, count } = await suggestMasks({ spec: '', dump: 'clone.sql', 'pg-bin': '', database: '' }, folder)
  const { mask } = JSON.parse(text)
  expect(mask.map((one: Record<string, string>) => [one['table'], one['column'], one['how'], one['value']])).toEqual([
    ['public.users', 'name', 'keep-format', undefined],
    ['public.users', 'firstName', 'keep-format', undefined],
    ['public.users', 'email', 'keep-format', undefined],
    ['public.users', 'password_hash', 'hash', undefined],
    ['public.users', 'api_key', 'null', undefined],
    ['public.users', 'birth_date', 'fixed', '1970-01-01'],
    ['public.users', 'last_ip', 'null', undefined],
    ['public.users', 'profile_address', 'fixed', '{}'],
    ['public.product', 'note', 'null', undefined],
    ['public.product', 'body', 'hash', undefined]
  ])
  expect(count).toBe(10)
  expect(text).not.toContain(STRIPE)
  // It is what a spec takes.
  const file = { path: 'x.json' }
  const spec = { schema: 'seal-gate/rehearsal/1', apply: file, rollback: file, expectations: file, policy: file, mask }
  expect(parseSpec(Buffer.from(JSON.stringify(spec)))).toMatchObject({ mask })
})

test.each([
  ['no dump', { spec: '', dump: '', 'pg-bin': '', database: '' }],
  ['a dump that does not exist', { spec: '', dump: 'none.sql', 'pg-bin': '', database: '' }],
  ['a dump that was cut', { spec: '', dump: 'cut.sql', 'pg-bin': '', database: '' }]
])('nothing is proposed without a whole dump: %s', async (_, options) => {
  const folder = folderWith({ 'cut.sql': 'COPY public.t (a) FROM stdin;\n1\n' })
  await expect(suggestMasks(options, folder)).rejects.toThrow(/needs a dump|cannot be read/)
})

test.each([
  ['fixed without a value', { table: 't', column: 'c', how: 'fixed' }],
  ['hash with a value', { table: 't', column: 'c', how: 'hash', value: 'x' }],
  ['another kind', { table: 't', column: 'c', how: 'shuffle' }]
])('a mask that means nothing is refused: %s', (_, mask) => {
  const file = { path: 'x.json' }
  const spec = { schema: 'seal-gate/rehearsal/1', apply: file, rollback: file, expectations: file, policy: file, mask: [mask] }
  expect(parseSpec(Buffer.from(JSON.stringify(spec)))).toHaveProperty('problems')
})
