import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { main } from '../../src/cli/main.ts'
import { readInputs } from '../../src/github/inputs.ts'
import { GATE } from '../../src/options/table.ts'
import { folderWith } from '../support/folder.ts'
import { CLI } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'
import { MISTAKES, STANDARD } from './mistakes-table.ts'

/** Runs a command line in this process. */
async function run(args: readonly string[], cwd: string): Promise<{ readonly code: number; readonly text: string }> {
  let text = ''
  const take = (part: string): void => {
    text += part
  }
  const code = await main(args, cwd, { out: take, say: take, colour: false, progress: () => undefined })
  return { code, text }
}

test.each(Object.entries(MISTAKES))('%s', async (_, { typed, files = STANDARD, at = '.', has, not = [], code = 2 }) => {
  const folder = folderWith(files)
  const answer = await run(typed, join(folder, at))
  if (process.env['SHOW'] !== undefined) console.log(`$ seal-gate ${typed.join(' ')}\n${answer.text}`)
  for (const part of has) expect(answer.text).toMatch(part)
  for (const part of not) expect(answer.text).not.toMatch(part)
  expect(answer.code).toBe(code)
})

test('there are at least as many as a first day has', () => {
  expect(Object.keys(MISTAKES).length).toBeGreaterThanOrEqual(77)
})

describe('a message is one sentence of cause and one of remedy', () => {
  const usage = Object.entries(MISTAKES).filter(([, { typed, code = 2 }]) => typed.length > 0 && code === 2)

  test.each(usage)('%s', async (_, { typed, files = STANDARD, at = '.' }) => {
    const { text } = await run(typed, join(folderWith(files), at))
    if (!text.startsWith('seal-gate: ')) return
    const lines = text.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(3)
    expect(new Set(lines).size).toBe(lines.length)
    expect(text).not.toMatch(/internal error|ENOENT|\/tmp\/|undefined/)
  })
})

describe('inputs of the action', () => {
  test.each([
    ['INPUT_COVER', 'there is no input "cover": did you mean "covers"?'],
    ['INPUT_MANIFESTS', 'did you mean "manifest"?'],
    ['INPUT_REQUIRE-CLEARENCE', 'did you mean "require-clearance"?'],
    ['INPUT_FROBNICATE', 'there is no input "frobnicate"']
  ])('%s', async (name, message) => {
    await expect(readInputs(GATE, { [name]: 'x' })).rejects.toThrow(message)
    await expect(readInputs(GATE, {})).resolves.toBeDefined()
  })
})

describe('a list on standard input', () => {
  const files = { 'a.md': 'a\n', 'b.md': 'b\n' }
  const piped = (input: string | Uint8Array, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'verify', ...args], {
      cwd: folderWith(files),
      input,
      encoding: 'utf8'
    })
    return { code: status, text: `${stdout}${stderr}` }
  }

  test('is read where "-" names it, to its end and within the limit', () => {
    const list = gnuList(files)
    expect(piped(list, '-')).toMatchObject({ code: 0, text: expect.stringContaining('"(standard input)": 2 seals') })
    expect(piped(list.replace('a', 'b'), '-').code).toBe(1)
    expect(piped(list.slice(0, -10), '-')).toMatchObject({ code: 2, text: expect.stringContaining('UNVERIFIABLE') })
    expect(piped('', '-')).toMatchObject({ code: 2, text: expect.stringContaining('zero bytes') })
    expect(piped(list, '-', '--max-manifest-bytes', '100')).toMatchObject({
      code: 2,
      text: expect.stringContaining('the limit is 100')
    })
    expect(piped(Buffer.from(`\ufeff${list}`, 'utf16le'), '-').code).toBe(0)
  })

  test('goes with no other manifest', () => {
    expect(piped(gnuList(files), '-', 'SHA256SUMS')).toMatchObject({
      code: 2,
      text: expect.stringContaining('no other manifest')
    })
  })
})

describe('the bundle itself', () => {
  const bundle = (shell: string, cwd = folderWith(STANDARD)) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', shell], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, SG: `${process.execPath} ${CLI}` }
    })
    return { code: status, text: `${stdout}${stderr}`, names: readdirSync(cwd) }
  }

  test('a manifest that the shell made before the files were read', () => {
    const { code, text } = bundle('$SG seal . > new.json')
    expect([code, text]).toEqual([
      2,
      'seal-gate: standard output is written to "new.json", which would be sealed itself\nWrite the manifest with "-o": it never seals itself.\n'
    ])
    expect(bundle('$SG seal docs > new.json && $SG verify new.json').code).toBe(0)
  })

  test('a reader that ends early', () => {
    expect(bundle('{ $SG help verify; echo "code $?" >&2; } | head -1').text).toMatch(/code 0\n$/)
  })

  test.each([
    ['$SG verfy', /Try: seal-gate verify\n$/],
    ['$SG verify nope', /Try: seal-gate verify seal-gate.json\n$/],
    ['$SG verify --html out/x.html', /Try: mkdir -p out\n$/]
  ])('%s', (shell, answer) => {
    const { code, text } = bundle(shell)
    expect(code).toBe(2)
    expect(text).toMatch(answer)
  })
})
