import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FORM_CAUSES } from '../../src/reseal/proved.ts'
import { sha256 } from '../hostile/lists.ts'
import { putFile } from '../support/folder.ts'
import { judge, pullRequest, seal } from '../support/pull-request.ts'

// `reseal: proved:` permits a new seal only for bytes that the gate itself turned back into those that the base sealed.

const TEXT = 'one\ntwo\nthree\n'
const JSON_TEXT = '{\n  "a": 1,\n  "b": [\n    2,\n    3\n  ]\n}\n'
const OLD = { 'a.md': TEXT, 'b.json': JSON_TEXT }

function resealed(files: Readonly<Record<string, string>>, more: (root: string) => void = () => undefined) {
  return pullRequest(
    root => seal(root, 'SUMS', OLD),
    root => {
      seal(root, 'SUMS', { ...OLD, ...files })
      more(root)
    }
  )
}

const ask = (files: Readonly<Record<string, string>>, causes: string, more?: (root: string) => void) =>
  judge(resealed(files, more), { manifest: ['SUMS'], reseal: `proved:${causes}` })

const CRLF = TEXT.replaceAll('\n', '\r\n')

describe('a seal may change', () => {
  test.each([
    [{ 'a.md': CRLF }, 'crlf-added'],
    [{ 'a.md': `\ufeff${CRLF}` }, 'bom-added, crlf-added'],
    [{ 'a.md': 'one\ntwo\nthree' }, 'final-newline-removed,crlf-added'],
    [{ 'b.json': '{"a":1,"b":[2,3]}' }, 'json-reformatted']
  ])('%j under proved:%s', async (files, causes) => {
    expect(await ask(files, causes)).toEqual(['pass', ...Object.keys(files).map(path => `resealed ${path}`)])
  })

  test('a new seal promises more, and needs no proof', async () => {
    expect(await ask({ 'c.md': 'c\n' }, 'crlf-added')).toEqual(['pass', 'seal-added c.md'])
  })
})

describe('a seal may not change', () => {
  test.each([
    ['by a cause that is not listed', { 'a.md': CRLF }, 'bom-added'],
    ['by one that is and one that is not', { 'a.md': `\ufeff${CRLF}` }, 'crlf-added'],
    ['by one more byte', { 'a.md': CRLF.replace('two', 'twO') }, 'crlf-added'],
    ['by other content', { 'a.md': 'evil\r\n' }, FORM_CAUSES.join()],
    ['by content behind the old one', { 'a.md': `${TEXT}evil\n` }, FORM_CAUSES.join()],
    ['by content before a byte order mark', { 'a.md': `evil\ufeff${TEXT}` }, FORM_CAUSES.join()],
    ['by a member that a parser would drop', { 'b.json': '{"a":9,"a":1,"b":[2,3]}\n' }, FORM_CAUSES.join()],
    ['by a comment that a parser would drop', { 'b.json': '{"a":1,/* evil */"b":[2,3]}\n' }, FORM_CAUSES.join()],
    ['by other letters', { 'a.md': TEXT.replace('o', '\u043e') }, FORM_CAUSES.join()],
    ['by invisible ones', { 'a.md': TEXT.replace('o', 'o\u200b') }, FORM_CAUSES.join()]
  ])('%s', async (_, files, causes) => {
    expect(await ask(files, causes)).toEqual(['fail', ...Object.keys(files).map(path => `resealed ${path}`)])
  })

  test('of a file whose bytes are not those of its new seal', async () => {
    const answer = await ask({ 'a.md': CRLF }, 'crlf-added', root => putFile(root, 'a.md', TEXT))
    expect(answer[0]).toBe('fail')
    expect(answer).toContain('resealed a.md')
  })

  test.each([
    ['another mode', { exec: false }, { exec: true }],
    ['a lost mode', { exec: true }, {}]
  ])('with line ends and %s', async (_, was, is) => {
    const sealed = (content: string, more: { readonly exec?: boolean }) => (root: string) => {
      const entry = { path: 'a.md', sha256: sha256(content), bytes: content.length, ...more }
      putFile(root, 'a.md', content)
      if (more.exec === true) chmodSync(join(root, 'a.md'), 0o755)
      putFile(root, 'S.json', JSON.stringify({ schema: 'seal-gate/manifest/1', files: [entry] }))
    }
    const change = pullRequest(sealed(TEXT, was), sealed(CRLF, is))
    const [verdict, ...found] = await judge(change, { manifest: ['S.json'], reseal: 'proved:crlf-added' })
    expect([verdict, found[0]]).toEqual(['fail', expect.stringMatching(/^(?:resealed|seal-weakened) a\.md$/)])
    const kept = pullRequest(sealed(TEXT, {}), sealed(CRLF, {}))
    expect(await judge(kept, { manifest: ['S.json'], reseal: 'proved:crlf-added' })).toEqual(['pass', 'resealed a.md'])
  })

  test('of a link for a file with the text of its target', async () => {
    const file = 'b.json\n'
    const change = pullRequest(
      root => {
        putFile(root, 'b.json', JSON_TEXT)
        symlinkSync('b.json', join(root, 'a'))
        putFile(root, 'S.json', JSON.stringify({ schema: 'seal-gate/manifest/1', files: [{ path: 'a', link: 'b.json' }] }))
      },
      root => {
        rmSync(join(root, 'a'))
        putFile(root, 'a', file)
        const entry = { path: 'a', sha256: sha256(file), bytes: file.length }
        putFile(root, 'S.json', JSON.stringify({ schema: 'seal-gate/manifest/1', files: [entry] }))
      }
    )
    const answer = await judge(change, { manifest: ['S.json'], reseal: 'proved:final-newline-added' })
    expect([answer[0], answer.includes('resealed a')]).toEqual(['fail', true])
  })

  test('and cannot go', async () => {
    const gone = pullRequest(
      root => seal(root, 'SUMS', OLD),
      root => seal(root, 'SUMS', { 'a.md': TEXT })
    )
    expect(await judge(gone, { manifest: ['SUMS'], reseal: 'proved:crlf-added' })).toEqual(['fail', 'seal-removed b.json'])
  })

  test.each([
    ['appended', '"reseal": there is no cause "appended" (allowed are bom-added, '],
    ['crlf-ad', '"reseal": there is no cause "crlf-ad": did you mean "crlf-added"?']
  ])('under a cause that is not allowed: %s', async (cause, message) => {
    await expect(ask({}, cause)).rejects.toThrow(message)
  })
})
