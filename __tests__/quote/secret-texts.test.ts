import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { NOT_SEARCHED, SecretSearch } from '../../src/quote/secrets.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { bundleTexts } from '../support/reports.ts'
import { gnuList } from '../support/seals.ts'

const TOKEN = ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_')
const NO_TOKEN = TOKEN.slice(0, -2)

/** All that a run writes, of a packet whose blocker map has this title. */
async function outputsOf(title: string): Promise<string> {
  const blockers = [{ id: 'b1', title, state: 'OPEN', scope: 'design', progress: title, depends_on: [], closes_when: [] }]
  const map = `${JSON.stringify({ schema: 'seal-gate/blocker-map/1', blockers })}\n`
  const cwd = folderWith({ 'map.json': map, SHA256SUMS: gnuList({ 'map.json': map }) })
  const report = await gate(aRequest({ cwd, manifests: ['SHA256SUMS'], git: false }), null)
  expect(report.blockers).toHaveLength(1)
  return bundleTexts(report)
    .map(({ text }) => text)
    .join('\n')
}

describe('a secret in the words of evidence is in no output', () => {
  test('in the title and the progress of a blocker', async () => {
    const outputs = await outputsOf(`rotate ${TOKEN} first`)
    expect(outputs).not.toContain(TOKEN)
    expect(outputs).toContain('rotate *** first')
    expect(await outputsOf(`rotate ${NO_TOKEN} first`)).toContain(NO_TOKEN)
  })

  test('twice in one text, and beside a password in a URL', async () => {
    const outputs = await outputsOf(`${TOKEN} and ${TOKEN} or https://user:hunter2secret@example.com/x`)
    for (const secret of [TOKEN, 'hunter2secret']) expect(outputs).not.toContain(secret)
  })
})

test('a secret in what git says of a file is in no output', async () => {
  const files = { 'a.txt': 'one\n', SHA256SUMS: gnuList({ 'a.txt': 'one\n' }) }
  for (const [subject, shown] of [
    [`use ${TOKEN}`, false],
    [`use ${NO_TOKEN}`, true]
  ] as const) {
    const cwd = folderWith(files)
    git(cwd, 'init', '-q')
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-qm', 'sealed')
    putFile(cwd, 'a.txt', 'quite another text\n')
    git(cwd, 'commit', '-qam', subject)
    const text = JSON.stringify(await gate(aRequest({ cwd, manifests: ['SHA256SUMS'] }), null))
    expect(text).toContain('"subject":"use ')
    expect(text.includes(subject)).toBe(shown)
  }
})

describe('the bytes of whole files', () => {
  const filler = (bytes: number) => 'lorem ipsum\n'.repeat(Math.ceil(bytes / 12)).slice(0, bytes)

  test.each([0, 1 << 20, (1 << 20) - 20, (1 << 20) - 64 * 1024 - 7, 2_500_000])(
    'are searched whole: behind %i bytes',
    async before => {
      const found = await new SecretSearch().ruleIn(Buffer.from(`${filler(before)}\n${TOKEN}\n`))
      expect(found).toBe('github')
      expect(await new SecretSearch().ruleIn(Buffer.from(`${filler(before)}\n${NO_TOKEN}\n`))).toBeUndefined()
    }
  )

  test('are searched in UTF-16 as well', async () => {
    expect(await new SecretSearch().ruleIn(Buffer.from(`x\n${TOKEN}\n`, 'utf16le'))).toBe('github')
    expect(await new SecretSearch().ruleIn(Buffer.from(`x\n${TOKEN}\n`, 'utf16le').swap16())).toBe('github')
    expect(await new SecretSearch().ruleIn(Buffer.from(`x\n${NO_TOKEN}\n`, 'utf16le'))).toBeUndefined()
  })

  test('are searched within one bound for all files, and what is over it is not called clean', async () => {
    const search = new SecretSearch(100)
    expect(await search.ruleIn(Buffer.from(filler(60)))).toBeUndefined()
    expect(await search.ruleIn(Buffer.from(filler(60)))).toBe(NOT_SEARCHED)
    expect(await search.ruleIn(Buffer.from(filler(40)))).toBeUndefined()
    expect(await search.ruleIn(Buffer.from('x'))).toBe(NOT_SEARCHED)
  })
})
