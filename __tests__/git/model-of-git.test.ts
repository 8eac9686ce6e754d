import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AttributeFiles, parseAttributes } from '../../src/git/attribute-files.ts'
import { parseAnswer } from '../../src/git/attributes.ts'
import { convert } from '../../src/git/conversion.ts'
import { blobId } from '../../src/git/object-id.ts'
import { pathMatcher } from '../../src/git/pattern.ts'
import { parseSettings } from '../../src/git/settings.ts'
import { Sandbox } from './repositories.ts'

function gitWithInput(box: Sandbox, folder: string, args: string[], input: string | Buffer): Buffer {
  return execFileSync('git', args, {
    cwd: box.path(folder),
    env: box.environment,
    input,
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore']
  })
}

// For `$Id:$`, git 2.39 looks for a space far beyond the end of the blob (`memchr` of -1 bytes in ident_to_worktree), and dies
// if its heap has none: here one always follows.
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('text', ' ', '\n', '\n', '\r\n', 'naïve', '日本', '\t') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '$Id$',
      '$Id: 0123 $',
      '$Id: other system 1.2 $',
      '$Id:$ ',
      '$Id: $',
      '$Id',
      '$',
      '$Id:\n$',
      '$Id$$Id$',
      '$Id:  $'
    )
  },
  { weight: 1, arbitrary: fc.constantFrom('\r', '\0', '\x01', '\x1a', '\x7f', '\x1b', '\xff') }
)
const content = fc
  .array(piece, { maxLength: 30 })
  .map(parts => Buffer.concat(parts.map(part => Buffer.from(part, part === '\xff' ? 'latin1' : 'utf8'))))
const attributes = fc
  .tuple(
    fc.constantFrom(
      '',
      'text',
      '-text',
      'text=auto',
      '!text',
      'text=input',
      'text=odd',
      'crlf',
      '-crlf',
      'crlf=input',
      'crlf=auto',
      'binary'
    ),
    fc.constantFrom('', '', 'eol=lf', 'eol=crlf', 'eol=odd', 'eol', '-eol'),
    fc.constantFrom('', '', 'ident', '-ident', 'ident=odd'),
    fc.constantFrom(
      '',
      '',
      '',
      'working-tree-encoding=UTF-16LE-BOM',
      'working-tree-encoding=UTF-16',
      'working-tree-encoding=UTF-32BE',
      'working-tree-encoding=utf8',
      'working-tree-encoding=latin1'
    )
  )
  .map(words => words.filter(word => word !== '').join(' '))
const settings = fc.tuple(
  fc.constantFrom('', 'true', 'input', 'false', '1', 'off'),
  fc.constantFrom('', 'lf', 'crlf', 'native', 'CRLF')
)

test('what a checkout writes is worked out as git does it', () => {
  const box = new Sandbox()
  const cases = fc.array(fc.tuple(content, attributes), { minLength: 20, maxLength: 60 })
  let converted = 0
  fc.assert(
    fc.property(
      cases,
      settings,
      fc.constantFrom('sha1', 'sha256') as fc.Arbitrary<'sha1' | 'sha256'>,
      (files, [autocrlf, eol], format) => {
        const name = `r${Math.random()}`
        box.git('', 'init', '-q', `--object-format=${format}`, name)
        if (autocrlf !== '') box.git(name, 'config', 'core.autocrlf', autocrlf)
        if (eol !== '') box.git(name, 'config', 'core.eol', eol)
        box.put(name, '.gitattributes', files.map(([, words], n) => `f${n} ${words}\n`).join(''))
        for (const [n, [bytes]] of files.entries()) box.put(name, `blob${n}`, bytes)
        const paths = files.map((_, n) => `blob${n}\n`).join('')
        const ids = gitWithInput(box, name, ['hash-object', '-w', '--no-filters', '--stdin-paths'], paths)
          .toString()
          .trim()
          .split('\n')
        const told = parseAnswer(
          gitWithInput(box, name, ['check-attr', '-z', '--stdin', '-a'], files.map((_, n) => `f${n}\0`).join('')).toString(
            'latin1'
          )
        )
        const config = execFileSync('git', ['config', '--null', '--show-origin', '--list'], {
          cwd: box.path(name),
          env: box.environment
        })
        const wanted = ids.map((id, n) => `${id} f${n}\n`).join('')
        const answer = gitWithInput(box, name, ['cat-file', '--batch=%(objectsize)', '--filters'], wanted)
        let at = 0
        for (const [n, [bytes, words]] of files.entries()) {
          expect(blobId(bytes, format)).toBe(ids[n])
          const { outcomes, grounds } = convert(bytes, told.get(`f${n}`) ?? new Map(), parseSettings(config), format)
          at = answer.indexOf(0x0a, at) + 1
          const matching = outcomes.find(
            outcome => answer.subarray(at, at + outcome.length).equals(outcome) && answer[at + outcome.length] === 0x0a
          )
          if (matching === undefined) {
            const was = answer.subarray(at, at + bytes.length * 4 + 100)
            throw new Error(
              `${JSON.stringify(bytes.toString('latin1'))} with ${words}, ${autocrlf}, ${eol}: git has ${JSON.stringify(was.toString('latin1'))}`
            )
          }
          if (!Buffer.from(matching).equals(bytes)) {
            converted++
            expect(grounds.length).toBeGreaterThan(0)
          }
          at += matching.length + 1
        }
      }
    ),
    { numRuns: 25 }
  )
  expect(converted).toBeGreaterThan(100)
})

const glob = fc.array(
  fc.constantFrom(
    'a',
    'b',
    'A',
    '*',
    '**',
    '?',
    '/',
    '/',
    '[ab]',
    '[!a]',
    '[a-c]',
    '[^/]',
    '[]]',
    '[a',
    '[[:alpha:]]',
    '[[:nope:]]',
    '[]-a]',
    '\\a',
    '\\*',
    '\\',
    '.',
    '-',
    '**/',
    '/**',
    '/**/',
    '[\\]]',
    '[a\\-c]',
    '[c-a]'
  ),
  {
    minLength: 1,
    maxLength: 6
  }
)
const path = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', 'ab', 'a.b', '*', ']', '-', '\\', 'é', '['), { minLength: 1, maxLength: 4 })
  .map(parts => parts.join('/'))

describe('patterns match what git says they match', () => {
  test.each([false, true])('with core.ignoreCase=%s', ignoreCase => {
    const box = new Sandbox()
    box.git('', 'init', '-q', 'r')
    box.git('r', 'config', 'core.ignoreCase', String(ignoreCase))
    let matches = 0
    fc.assert(
      fc.property(
        fc.array(
          glob.map(parts => parts.join('')),
          { minLength: 50, maxLength: 100 }
        ),
        fc.uniqueArray(path, { minLength: 20, maxLength: 50 }),
        (patterns, paths) => {
          box.put('r', '.gitattributes', patterns.map((pattern, n) => `"${pattern.replace(/[\\"]/g, '\\$&')}" p${n}\n`).join(''))
          const answer = gitWithInput(
            box,
            'r',
            ['check-attr', '-z', '--stdin', '-a'],
            paths.map(one => `${one}\0`).join('')
          ).toString('latin1')
          const fields = answer.split('\0')
          const said = new Set<string>()
          for (let at = 0; at + 2 < fields.length; at += 3) said.add(`${fields[at]} ${fields[at + 1]}`)
          for (const [n, pattern] of patterns.entries()) {
            const matcher = pathMatcher(Buffer.from(pattern).toString('latin1'), ignoreCase)
            for (const one of paths) {
              const bytes = Buffer.from(one).toString('latin1')
              const expected = said.has(`${bytes} p${n}`)
              if (expected) matches++
              if (matcher(bytes) !== expected)
                throw new Error(`${JSON.stringify(pattern)} and ${JSON.stringify(one)}: git says ${expected}`)
            }
          }
        }
      ),
      { numRuns: 40 }
    )
    expect(matches).toBeGreaterThan(1000)
  })
})

test('the line that decides is found wherever git found the value', () => {
  const box = new Sandbox()
  box.git('', 'init', '-q', 'r')
  const word = fc.constantFrom(
    'text',
    '-text',
    '!text',
    'text=auto',
    'eol=crlf',
    'eol=lf',
    '-eol',
    'binary',
    '-binary',
    'mine',
    '-mine',
    '!mine',
    'yours',
    'ident',
    'filter=lfs'
  )
  const line = fc.oneof(
    {
      weight: 10,
      arbitrary: fc
        .tuple(
          fc.constantFrom('*', '*.txt', 'a.txt', '/a.txt', 'd/*', 'd/**', '**/a.txt', '"a.txt"', 'd/', '!a.txt', '*.md'),
          fc.array(word, { maxLength: 3 })
        )
        .map(([pattern, words]) => [pattern, ...words].join(' '))
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('[attr]mine', '[attr]yours', '[attr] mine'), fc.array(word, { maxLength: 3 }))
        .map(parts => parts.flat().join(' '))
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('# comment', '', '   ', '\t', '* =x', '* --text', 'a.txt te,xt', `* text ${'x'.repeat(2100)}`)
    }
  )
  const file = fc.array(line, { maxLength: 6 }).map(rows => rows.map(row => `${row}\n`).join(''))
  const paths = ['a.txt', 'd/a.txt', 'd/e/a.txt', 'd/e/b.md']
  let located = 0
  fc.assert(
    fc.property(file, file, file, (top, inner, info) => {
      box.put('r', '.gitattributes', top)
      box.put('r', 'd/.gitattributes', inner)
      box.put('r', '.git/info/attributes', info)
      const told = parseAnswer(
        gitWithInput(box, 'r', ['check-attr', '-z', '--stdin', '-a'], paths.map(one => `${one}\0`).join('')).toString('latin1')
      )
      const files = new AttributeFiles(box.path('r'), { info: box.path('r/.git/info/attributes'), shared: undefined }, false)
      for (const one of paths) {
        for (const [name, value] of told.get(one) ?? []) {
          const reason = files.locate(one, name, value)
          if (reason?.file === undefined) throw new Error(`${one}: no line gives ${name}=${value}`)
          const rows = { '.gitattributes': top, 'd/.gitattributes': inner, '.git/info/attributes': info }[reason.file]?.split(
            '\n'
          )
          expect(rows?.[(reason.line ?? 0) - 1]?.trim()).toBe(reason.text)
          expect(files.locate(one, name, `${value}x`)).toBeUndefined()
          located++
        }
      }
    }),
    { numRuns: 300 }
  )
  expect(located).toBeGreaterThan(500)
})

test('a BOM, a NUL and bytes that are not UTF-8 in an attributes file', () => {
  const parsed = parseAttributes('\xef\xbb\xbfa.txt text\n\xff eol=lf\n* ident\0\nb.txt text\n', 'x', '', false)
  expect(parsed.lines.map(({ number, text }) => [number, text])).toEqual([
    [3, '* ident'],
    [2, '\xff eol=lf'],
    [1, 'a.txt text']
  ])
})
