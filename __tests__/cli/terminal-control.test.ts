import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'

// Names that set a terminal's title, move its cursor, or reorder what it shows.
const NAMES = ['a\u001b]0;owned\u0007', 'b\u009b31m', 'c\u202e', 'd\r', 'e\u0085']
const CONTROLS = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe.each(NAMES)('a name such as %j', name => {
  const files = { [`d/${name}`]: 'x' }

  test.each(['gnu', 'native'])('seal prints no %s list that acts on the terminal, and writes one to a file', format => {
    const cwd = folderWith(files)
    const printed = runCli(['seal', 'd', '--format', format], cwd)
    expect(CONTROLS.test(printed.out + printed.err)).toBe(false)
    expect(runCli(['seal', 'd', '--format', format, '-o', 'SUMS'], cwd).code).toBe(0)
    expect(runCli(['verify', 'SUMS', '--no-probes'], cwd).code).toBe(0)
  })

  test('nor does repair', () => {
    const cwd = folderWith(files)
    putFile(cwd, 'SUMS', `${sha256('x').toUpperCase()}  d/${name}\n`)
    const { out, err } = runCli(['repair', 'SUMS'], cwd)
    expect(CONTROLS.test(out + err)).toBe(false)
  })

  test('the report as JSON has the name, with escapes', () => {
    const cwd = folderWith(files)
    putFile(cwd, 'd/sealed', 'y')
    putFile(cwd, 'd/SUMS', `${sha256('y')}  sealed\n`)
    const { out, err } = runCli(['verify', 'd/SUMS', '--no-probes', '--covers', '**', '--json'], cwd)
    expect(CONTROLS.test(out + err)).toBe(false)
    expect(JSON.parse(out).findings).toMatchObject([{ code: 'unsealed', path: name }])
  })
})

test('plain names are printed as before', () => {
  const cwd = folderWith({ 'd/a.txt': 'x', 'd/Prüfung é.txt': 'x' })
  expect(runCli(['seal', 'd', '--format', 'gnu'], cwd)).toMatchObject({
    code: 0,
    out: expect.stringContaining('d/Prüfung é.txt\n')
  })
  putFile(cwd, 'SUMS', `${sha256('x').toUpperCase()}  d/a.txt\n`)
  expect(runCli(['repair', 'SUMS'], cwd)).toMatchObject({ code: 0, out: `${sha256('x')}  d/a.txt\n` })
})
