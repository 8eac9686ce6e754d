import { expect, test } from '@jest/globals'
import { expandPsql } from '../../../src/rehearsal/tools/psql.ts'

function expanded(files: Readonly<Record<string, string>>): string {
  const found = expandPsql(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), 'a.sql')
  return 'code' in found ? `${found.path}:${found.line}: ${found.reason}` : Buffer.from(found.script).toString()
}

test.each([
  ['a variable, as it is', '\\set n 5\nselect :n;', '\nselect 5;'],
  ['as a string and as a name', "\\set s 'it''s'\nselect :'s' as :\"s\";", "\nselect 'it''s' as \"it's\";"],
  ['a string with a backslash', "\\set s 'a\\\\b'\nselect :'s';", "\nselect  E'a\\\\b';"],
  ['one that is not set, and a cast', 'select :n, 1::int, a[1:2];', 'select :n, 1::int, a[1:2];'],
  [
    'not in strings, names, bodies, comments',
    '\\set n 5\nselect \':n\', ":n", $$:n$$; -- :n\n/* :n */',
    '\nselect \':n\', ":n", $$:n$$; -- :n\n/* :n */'
  ],
  ['a value of several words', '\\set a b :x c\n\\set x 1\n\\set d :x y\nselect :a, :d;', '\n\n\nselect b:xc, 1y;'],
  ['unset', '\\set n 5\n\\unset n\nselect :n;', '\n\nselect :n;'],
  ['whether it is set', '\\set n 5\n\\if :{?n}\na;\n\\else\nb;\n\\endif\n\\if :{?m}\nc;\n\\endif', '\n\na;\n\n\n\n\n\n'],
  ['conditions', '\\if off\na;\n\\elif yes\nb;\n\\if 0\nx;\n\\endif\n\\else\nc;\n\\endif\nd;', '\n\n\nb;\n\n\n\n\n\n\nd;'],
  ['a command in a branch that is not taken', '\\if false\n\\! rm\n\\i ../x\n\\endif', '\n\n\n'],
  ['what only prints', '\\echo hello\n\\set ON_ERROR_STOP on\n\\timing\nselect 1;', '\n\n\nselect 1;'],
  ['a backslash in a string', "select '\\i x';", "select '\\i x';"],
  ['rows of a COPY', '\\set n 5\ncopy t from stdin;\n\\N\t:n\n\\.\nselect :n;', '\ncopy t from stdin;\n\\N\t:n\n\\.\nselect 5;'],
  ['anything else stays, for the search to refuse', 'select 1;\n\\copy t from x\n\\! ls', 'select 1;\n\\copy t from x\n\\! ls']
])('%s', (_, text, result) => {
  expect(expanded({ 'a.sql': text })).toBe(result)
})

test('files are included from the folder and from beside the file, and each line keeps its place', () => {
  const files = { 'a.sql': 'a;\n\\i sub/b.sql\nd;\n', 'sub/b.sql': 'b;\n\\ir c.sql', 'sub/c.sql': 'c1;\nc2;' }
  const found = expandPsql(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), 'a.sql')
  if ('code' in found) throw new Error(found.reason)
  const lines = Buffer.from(found.script).toString().split('\n')
  const placed = lines.flatMap((text, at) =>
    text === '' ? [] : [`${text} ${found.origins?.[at]?.path}:${found.origins?.[at]?.line}`]
  )
  expect(placed).toEqual(['a; a.sql:1', 'b; sub/b.sql:1', 'c1; sub/c.sql:1', 'c2; sub/c.sql:2', 'd; a.sql:3'])
})

test.each([
  ['a file outside', '\\i ../x.sql', /^a\.sql:1: .*outside/],
  ['an absolute file', '\\i /etc/passwd', /^a\.sql:1: .*outside/],
  ['a file by a variable', '\\set f ../../x\n\\i :f', /^a\.sql:2: .*outside/],
  ['a file that is not there', '\\ir b.sql', /^a\.sql:1: .*no such file/],
  ['a file that includes itself', 'select 1;\n\\i a.sql', /^a\.sql:2: .*include each other/],
  ['the output of a program', '\\set x `id`', /^a\.sql:1: .*program/],
  ['a second command on the line', '\\set x 1 \\! id', /^a\.sql:1: .*second command/],
  ['errors that do not stop', '\\set ON_ERROR_STOP off', /^a\.sql:1: .*ON_ERROR_STOP/],
  ['no end of transactions', '\\set AUTOCOMMIT off', /^a\.sql:1: .*AUTOCOMMIT/],
  ['a condition that is neither', '\\if maybe\n\\endif', /^a\.sql:1: .*neither/],
  ['a condition without an end', '\\if true\nx', /^a\.sql:2: .*no \\endif/],
  ['an end without a beginning', '\\endif', /^a\.sql:1: .*no \\if/],
  ['a command inside of a statement', 'select\n\\i b.sql\n;', /^a\.sql:2: .*inside of a statement/],
  ['a value that doubles', `\\set a xxxxxxxx\n${'\\set a :a :a\n'.repeat(40)}`, /^a\.sql:\d+: .*more than/]
])('refused: %s', (_, text, reason) => {
  expect(expanded({ 'a.sql': text })).toMatch(reason)
})
