import { expect, test } from '@jest/globals'
import { Content } from '../../src/drift/content.ts'
import { gitFilter } from '../../src/drift/inverses/git.ts'
import type { Inverse } from '../../src/drift/inverses/inverse.ts'
import { xmlReformatted } from '../../src/drift/inverses/xml.ts'
import { NUMBER_SPELLINGS } from '../../src/drift/json/numbers.ts'
import { scanText } from '../../src/rehearsal/postgres/scan/statements.ts'
import { isIdle } from '../../src/rehearsal/postgres/sql/run-script.ts'
import { asksForNoTransaction, halfOf } from '../../src/rehearsal/script-halves.ts'
import { TOOLS, type ToolName } from '../../src/rehearsal/tools/tools.ts'

// Texts that a pull request can bring, and that a pattern could go through again and again.

/** How many times as long the long texts are. What takes the square needs 64 times as long for them. */
const TIMES = 8
const MAX_RATIO = 24
/** Less than this is not measured well. */
const LEAST_MS = 3
const RUNS = 3

const read = (tool: ToolName, files: Readonly<Record<string, string>>) => () =>
  TOOLS[tool].read(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), 'postgresql')
const undo = (inverse: Inverse, text: string) => () => [
  ...inverse.undo(new Content(Buffer.from(text)), { sha256: '0'.repeat(64), bytes: text.length + 1, path: 'a.xml' } as never)
]
const spelled = (token: string) => () => NUMBER_SPELLINGS.map(({ write }) => write(token))
const idle = (text: string) => () => isIdle({ text, line: 1 } as never, true)

const cases = (count: number): readonly (readonly [what: string, run: () => unknown])[] => {
  const many = (unit: string): string => unit.repeat(count)
  return [
    ['Flyway: blank lines', read('flyway', { 'V1__a.sql': many('\n') })],
    ['Flyway: blanks behind a setting', read('flyway', { 'V1__a.sql': `-- flyway:a=${many(' ')}x` })],
    ['Flyway: placeholders that do not end', read('flyway', { 'V1__a.sql': many('${') })],
    ['Flyway: blank lines of settings', read('flyway', { 'V1__a.sql': '', 'V1__a.sql.conf': many('\n') })],
    ['Flyway: blanks behind a value', read('flyway', { 'V1__a.sql': '', 'V1__a.sql.conf': `a=${many(' ')}x` })],
    ['Liquibase: a long word', read('liquibase', { 'a.sql': `--liquibase formatted sql\n--changeset a:1 ${many('a')}` })],
    [
      'Liquibase: changesets of one file',
      read('liquibase', {
        'a.sql': `--liquibase formatted sql\n${Array.from({ length: count / 12 }, (_, at) => `--changeset a:${at}\nx;\n--rollback y;\n`).join('')}`
      })
    ],
    ['sqitch: changes', read('sqitch', { 'sqitch.plan': Array.from({ length: count / 4 }, (_, at) => `c${at} x\n`).join('') })],
    [
      'sqitch: files that include each other',
      read('sqitch', {
        'sqitch.plan': 'a x\n',
        'deploy/a.sql': '\\i f0\n',
        ...Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`f${at}`, `\\i f${at + 1}\n`.repeat(20)])),
        f14: ''
      })
    ],
    [
      'golang-migrate: numbers',
      read('golang-migrate', Object.fromEntries(Array.from({ length: count / 4 }, (_, at) => [`${at}_a.down.sql`, ''])))
    ],
    ['a script: blank lines', () => asksForNoTransaction(Buffer.from(many('\n')))],
    ['a script: carriage returns', () => asksForNoTransaction(Buffer.from(many('\r')))],
    ['a script: blank lines in a half', () => halfOf(Buffer.from(many('\n')), 'rollback')],
    [
      'a script: comments that do not end',
      () => halfOf(Buffer.from(`${many('/* ')}\n-- migrate:up\n-- migrate:down\n`), 'apply')
    ],
    ['a statement: a long word', () => scanText(many('pl'), [], 'script' as never, 1)],
    ['a psql command: blanks before a backquote', idle(`\\connect ${many(' ')}\``)],
    ['a psql command: blanks before another', idle(`\\echo ${many(' ')}\\`)],
    ['XML: blanks', undo(xmlReformatted, `<a>${many(' ')}</a>`)],
    ['XML: blanks in a tag', undo(xmlReformatted, `<a ${many(' ')}b="c"></a>`)],
    ['XML: a long tag', undo(xmlReformatted, `<a ${many('"" ')}></a>`)],
    ['XML: declarations that do not end', undo(xmlReformatted, `<a/>${many('<!')}`)],
    ['XML: comments that do not end', undo(xmlReformatted, `<a/>${many('<!--').slice(0, 2 * count)}`)],
    ['JSON: zeros', spelled(`0.${many('0')}1`)],
    ['a describe without its number', undo(gitFilter, many('a$').slice(0, count))]
  ]
}

const [SHORT, LONG] = [cases(7_500), cases(7_500 * TIMES)]

/** The least processor time of some runs, in milliseconds: what else the machine does only adds to it. */
function costOf(run: () => unknown): number {
  const costs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...costs)
}

const missing = () => {
  throw new Error('there is no long text for it')
}

test.each(SHORT.map(([what, short], index) => [what, short, LONG[index]?.[1] ?? missing] as const))('%s', (_, short, long) => {
  const least = Math.max(costOf(short), LEAST_MS)
  expect(costOf(long) / least).toBeLessThan(MAX_RATIO)
})
