import { expect, test } from '@jest/globals'
import { Sandbox } from '../git/repositories.ts'
import { putFile } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const SEALED = { 'a.json': '{"a":100, "b":[1,2]}\n', 'b.yaml': 'version: "1.10"\nname: x\n', 'c.py': 'if x:\n    a()\n' }

/** A repository whose files are changed after the commit, and what `verify` prints of their meaning. */
function meanings(found: Partial<typeof SEALED>) {
  const box = new Sandbox()
  box.repository('r', { ...SEALED, SHA256SUMS: gnuList(SEALED) })
  for (const [path, content] of Object.entries(found)) putFile(box.path('r'), path, content)
  const { code, out } = runCli(['verify', 'SHA256SUMS'], box.path('r'), { env: box.environment })
  return { code, lines: out.split('\n').filter(line => /^(?:FAIL {2}"| *meaning:)/.test(line)) }
}

test('a changed file that means the same fails all the same, and is not called proved', () => {
  const { code, lines } = meanings({ 'a.json': '{\n  "b": [1.0,\n 2],\n    "a": 1e2}\n' })
  expect(code).toBe(1)
  expect(lines).toEqual([
    expect.stringMatching(/^FAIL {2}"a\.json" .*compared with the sealed bytes/),
    '  meaning: the JSON value is the same (RFC 8785); only its spelling differs'
  ])
})

test('one other digit is another meaning', () => {
  const { lines } = meanings({ 'a.json': '{"b": [1.0, 3], "a": 1e2}\n' })
  expect(lines).toContain('  meaning: the JSON values differ (RFC 8785)')
})

test('a proved drift keeps its proof beside the meaning', () => {
  const { code, lines } = meanings({ 'a.json': SEALED['a.json'].replaceAll('\n', '\r\n') })
  expect(code).toBe(1)
  expect(lines).toEqual([
    expect.stringContaining('(proved: '),
    '  meaning: the JSON value is the same (RFC 8785); only its spelling differs'
  ])
})

test('a type that changed is reported, and of Python nothing', () => {
  const { lines } = meanings({ 'b.yaml': 'version: 1.10\nname: x\n', 'c.py': 'if x:\na()\n' })
  expect(lines).toEqual([
    expect.stringContaining('"b.yaml"'),
    '  meaning: the YAML documents differ',
    expect.stringContaining('"c.py"')
  ])
})
