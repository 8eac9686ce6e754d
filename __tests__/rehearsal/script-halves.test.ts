import { expect, test } from '@jest/globals'
import { halfOf } from '../../src/rehearsal/script-halves.ts'
import { json, run } from './rehearsing.ts'

const UP = 'alter table t add x int;'
const DOWN = 'alter table t drop x;'

function half(text: string, of: 'apply' | 'rollback'): string {
  const found = halfOf(Buffer.from(text), of)
  return 'script' in found ? Buffer.from(found.script).toString() : `${found.line ?? ''}: ${found.problem}`
}

test.each([
  ['dbmate', '-- migrate:up', '-- migrate:down'],
  ['dbmate with options, in Windows lines', '-- migrate:up transaction:false\r', '--migrate:down\r'],
  ['dbmate with a byte order mark', '\ufeff-- migrate:up', '-- migrate:down'],
  ['dbmate with a comment above', '/* by\n  me */\n-- a comment\n\n-- migrate:up', '-- migrate:down'],
  ['goose', '-- +goose Up\n-- +goose StatementBegin', '-- +goose StatementEnd\n-- +goose Down'],
  ['sql-migrate', '-- +migrate Up', '-- +migrate Down'],
  ['node-pg-migrate', '-- Up Migration', '-- Down Migration'],
  ['node-pg-migrate without the first marker', '', '-- Down Migration'],
  ['tern', '', '---- create above / drop below ----'],
  ['MyBatis', '-- // a description', '-- //@UNDO'],
  ['Play', '# --- !Ups', '# --- !Downs'],
  ['rambler', '-- rambler up', '-- rambler down'],
  ['sqitch', '-- Deploy app:x to pg', '-- Revert app:x from pg']
])('of a file of %s, each half is run alone, and its lines keep their numbers', (_, up, down) => {
  const text = `${up}\n${UP}\n\n${down}\n${DOWN}\n`
  const lines = text.split('\n')
  for (const [of, own, other] of [
    ['apply', UP, DOWN],
    ['rollback', DOWN, UP]
  ] as const) {
    const found = half(text, of).split('\n')
    expect(found).toHaveLength(lines.length)
    expect(found.indexOf(own)).toBe(lines.indexOf(own))
    expect(found).not.toContain(other)
  }
})

test('a section after the other one, and bytes that are not ASCII', () => {
  const text = `-- migrate:down\n${DOWN}\n-- migrate:up\nselect 'ü €';\n`
  expect(half(text, 'apply')).toBe("\n\n\nselect 'ü €';\n")
  expect(half(text, 'rollback')).toBe(`\n${DOWN}\n\n\n`)
})

test.each([
  ['no rollback', `-- migrate:up\n${UP}`, 'rollback', /^1: .*has no rollback/],
  ['no change', `-- +goose Down\n${DOWN}`, 'apply', /^1: .*has no apply/],
  ['a script of sqitch in the place of the other', `-- Revert x from pg\n\n${DOWN}`, 'apply', /^1: .*sqitch/],
  ['two tools', `-- migrate:up\n${UP}\n-- +goose Down\n${DOWN}`, 'apply', /^3: .*dbmate and of goose/],
  ['a marker twice', `-- migrate:up\n-- migrate:down\n-- migrate:up\n${UP}`, 'apply', /^3: .*second marker/],
  ['statements above the first marker', `${UP}\n-- migrate:up\n-- migrate:down`, 'apply', /^2: .*above the first marker/],
  ['headings of one word', `-- Up\n${UP}\n-- Down\n${DOWN}`, 'rollback', /^3: .*each into its own file/],
  ['headings in capitals', `-- === UP ===\n${UP}\n--DOWN:\n${DOWN}`, 'apply', /^3: /],
  [
    'a changelog of Liquibase as rollback',
    `--liquibase formatted sql\n--changeset me:1\n${UP}\n--rollback ${DOWN}`,
    'rollback',
    /^4: .*Liquibase/
  ]
] as const)('%s is refused', (_, text, of, problem) => expect(half(text, of)).toMatch(problem))

test.each([
  ['without markers', `-- an upgrade\n${UP}`],
  ['with one heading', `-- up\n${UP}`],
  ['with a comment about a marker', `-- after this, run the migrate:down of 12\n-- see -- migrate:up\n${UP}`],
  ['with a comment about a rollback', `-- apply this after the others\n-- rollback needs a lock\n${UP}`],
  ['of Liquibase', `--liquibase formatted sql\n--changeset me:1\n${UP}\n--rollback ${DOWN}`]
])('a change %s is run whole', (_, text) => expect(half(text, 'apply')).toBe(text))

test('one file for both is never run whole', async () => {
  const notStarted = { open: (): Promise<never> => Promise.reject(new Error('a database was started')) }
  const both = json(spec => Object.assign(spec, { rollback: { path: 'apply.sql' } }))
  const reasons = async (apply: string) =>
    (await run({ 'spec.json': both, 'apply.sql': apply }, 'postgres', notStarted)).denials.map(({ reason }) => reason)
  expect(await reasons(UP)).toEqual([expect.stringContaining('are the same file')])
  expect(await reasons(`-- migrate:up\n${UP}\n-- migrate:down\n${DOWN}`)).toEqual(['phase start: a database was started'])
})
