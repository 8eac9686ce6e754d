import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refused } from '../../../../src/rehearsal/denial.ts'
import { splitStatements } from '../../../../src/rehearsal/postgres/sql/statements.ts'
import { SourceServer } from '../../source-server.ts'

// The real psql, and what the real server got from it.

const PARTS = [
  ...[
    "'a;b'",
    '"c;d"',
    '$$;$$',
    '$t$ ; $$ $t$',
    "E'\\';'",
    "E'a''\\';b'",
    "N';'",
    'U&";"',
    "B'1'",
    '$1',
    'a$b$',
    'é',
    '::',
    ':='
  ],
  ...['/* ; /* n */ */', '-- ;\n', '/', '-', '*', '\n', ' ', ';', ';', ';', '(', ')', '[', 'x', "select 'a'", 'select 1'],
  ...['begin', 'end', 'case', 'create', 'or', 'replace', 'function', 'procedure'],
  'create function f() returns int begin atomic select case when true then 1 end; end'
]

let server: SourceServer
beforeAll(() => {
  const log = ['logging_collector=on', 'log_directory=..', 'log_filename=log', 'log_destination=jsonlog', 'log_statement=all']
  server = new SourceServer(log)
})
afterAll(() => server.end())

/** psql leaves comments before a statement away, and empty lines. */
function bare(text: string): string {
  const statement = text.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*(?:[^*/]|\/\*[^*]*\*\/|\*(?!\/)|\/(?!\*))*\*\/)+/, '')
  return statement.replace(/[\s;]+$/, '').replace(/\s*\n\s*/g, '\n')
}

async function split(text: string): Promise<readonly string[] | undefined> {
  const found: string[] = []
  try {
    for await (const piece of splitStatements(
      (async function* () {
        yield Buffer.from(text)
      })()
    ))
      found.push(bare(piece.text))
    return found.filter(Boolean)
  } catch (error) {
    // What does not end is refused here, and sent by psql as it is.
    if (error instanceof Refused) return undefined
    throw error
  }
}

test('texts are cut where psql cuts them', async () => {
  const texts = fc.sample(
    fc.array(fc.constantFrom(...PARTS), { minLength: 4, maxLength: 30 }).map(parts => parts.join(' ')),
    {
      numRuns: 90,
      seed: 42
    }
  )
  const own = await Promise.all(texts.map(split))
  const judged = texts.flatMap((text, index) => (own[index] === undefined ? [] : [{ text, own: own[index] }]))
  expect(judged.length).toBeGreaterThan(30)
  const sent = server.sentByPsql(judged.map(({ text }) => text))
  const theirs = sent.map(statements => statements.map(bare).filter(Boolean))
  expect(theirs.flat().length).toBeGreaterThan(60)
  expect(judged.map(({ own: mine }) => mine)).toEqual(theirs)
})
