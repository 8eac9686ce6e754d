import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { atlasSum } from '../manifests/formats/more-lists.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { commit, git, judge, pullRequest } from '../support/pull-request.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/formats/atlas')
const [TIDES, PIERS, BOATS] = ['20260101000000_tides.sql', '20260102000000_piers.sql', '20260103000000_boats.sql'] as const
const NOTES = '20260102120000_notes.sql'
/** Each fixture file has its own name and a line feed. */
const FILES = Object.fromEntries([TIDES, PIERS, BOATS].map(name => [name, `${name}\n`]))
const IGNORED = '-- atlas:sum ignore\n\nnotes\n'
const fixture = (name: string) => readFileSync(join(FIXTURES, name), 'utf8')

const sumOf = (files: Readonly<Record<string, string>>) =>
  atlasSum(
    Object.entries(files)
      .toSorted()
      .map(([path, content]) => ({ path, content }))
  )

async function outcome(cwd: string, isGit = false) {
  const { verdict, findings, manifests } = await gate(aRequest({ cwd, manifests: ['atlas.sum'], git: isGit }), null)
  return {
    verdict,
    findings: findings.map(({ code, path, drift, line }) =>
      [code, path, drift?.certainty, line].filter(part => part !== undefined)
    ),
    notices: manifests.flatMap(({ notices }) => notices)
  }
}

const migrations = (files: Readonly<Record<string, string>>) => folderWith({ 'atlas.sum': fixture('atlas.sum'), ...files })

test('the sum of Atlas itself passes on its files', async () => {
  expect(await outcome(migrations(FILES))).toEqual({ verdict: 'pass', findings: [], notices: [] })
})

test('it is written here as Atlas writes it', () => {
  expect(sumOf(FILES)).toBe(fixture('atlas.sum'))
})

test('a file that a known cause changed is proved, and those after it are judged all the same', async () => {
  const { verdict, findings } = await outcome(migrations({ ...FILES, [TIDES]: `${TIDES}\r\n`, [BOATS]: `${BOATS}\r\n` }))
  expect({ verdict, findings }).toEqual({
    verdict: 'fail',
    findings: [
      ['length-mismatch', TIDES, 'proved', 2],
      ['length-mismatch', BOATS, 'proved', 4]
    ]
  })
})

test.each([
  ['one byte', `${PIERS}!`],
  ['nothing left', '']
])('after a file of which the sealed bytes are lost (%s), none can be judged', async (_, piers) => {
  const { verdict, findings, notices } = await outcome(migrations({ ...FILES, [PIERS]: piers }))
  expect({ verdict, findings }).toEqual({
    verdict: 'fail',
    findings: [
      ['digest-mismatch', PIERS, expect.stringMatching(/hint|unexplained/), 3],
      ['digest-unknown', BOATS, 4]
    ]
  })
  expect(notices).toEqual([
    expect.stringMatching(/has changed; its sealed bytes were not found, so the 1 files after it are not judged/)
  ])
})

test('sealed bytes are found in git: of a changed file, and of one that is missing', async () => {
  const root = migrations(FILES)
  git(root, 'init', '-q', '-b', 'main')
  commit(root)
  putFile(root, TIDES, 'another table\n')
  rmSync(join(root, PIERS))
  expect(await outcome(root, true)).toMatchObject({
    verdict: 'fail',
    findings: [
      ['length-mismatch', TIDES, 'compared', 2],
      ['missing', PIERS, 3]
    ]
  })
})

test('a missing file is missing, and a new one has no seal', async () => {
  const { [BOATS]: _, ...others } = FILES
  expect((await outcome(migrations({ ...others, 'x.sql': 'x\n', 'readme.md': 'x\n' }))).findings).toEqual([
    ['missing', BOATS, 4],
    ['unsealed', 'x.sql']
  ])
})

test('a file that is marked to be ignored is sealed by its name only', async () => {
  const files = { ...FILES, [NOTES]: IGNORED, 'atlas.sum': fixture('with-ignored.sum') }
  const notices = [expect.stringMatching(/^1 of its files have "atlas:sum ignore"/)]
  expect(await outcome(folderWith(files))).toEqual({ verdict: 'pass', findings: [], notices })
  expect(await outcome(folderWith({ ...files, [NOTES]: `${IGNORED}more\n` }))).toMatchObject({ verdict: 'pass' })
  // Without its name, or without its mark, the sums after it are different ones.
  const { [NOTES]: __, ...gone } = files
  expect(await outcome(folderWith(gone))).toMatchObject({
    verdict: 'fail',
    findings: [['digest-mismatch', BOATS, expect.anything(), 4]]
  })
  const unmarked = await outcome(folderWith({ ...files, [NOTES]: 'notes\n' }))
  expect(unmarked.findings).toContainEqual(['unsealed', NOTES])
})

test('bytes that are moved from one file into the next are seen', async () => {
  const root = folderWith({ '1.sql': 'a;\n', '2.sql': 'b;\n', 'atlas.sum': sumOf({ '1.sql': 'a;\n', '2.sql': 'b;\n' }) })
  expect(await outcome(root)).toMatchObject({ verdict: 'pass' })
  putFile(root, '1.sql', 'a;')
  putFile(root, '2.sql', '\nb;\n')
  expect(await outcome(root)).toMatchObject({ verdict: 'fail' })
})

test('of golang-migrate, the files that go down are not listed', async () => {
  const files = { '1.up.sql': 'a;\n' }
  const root = folderWith({ ...files, '1.down.sql': 'b;\n', 'atlas.sum': sumOf(files) })
  expect(await outcome(root)).toMatchObject({ verdict: 'pass' })
  putFile(root, '2.up.sql', 'c;\n')
  expect(await outcome(root)).toMatchObject({ verdict: 'fail', findings: [['unsealed', '2.up.sql']] })
})

test('a link is a finding, whatever it leads to', async () => {
  const root = migrations(FILES)
  rmSync(join(root, BOATS))
  putFile(root, 'boats', FILES[BOATS] ?? '')
  symlinkSync('boats', join(root, BOATS))
  expect(await outcome(root)).toMatchObject({ verdict: 'fail', findings: [['symlink', BOATS, 4]] })
})

test('as inline seals, it is judged in the same way', async () => {
  const run = async (files: Readonly<Record<string, string>>) =>
    (await gate(aRequest({ cwd: folderWith(files), manifests: [], seals: sumOf(FILES), git: false }), null)).verdict
  expect([await run(FILES), await run({ ...FILES, [TIDES]: 'x\n' })]).toEqual(['pass', 'fail'])
})

test('a pull request may add a migration; one that rewrites the sums of shipped ones changes seals', async () => {
  const main = (root: string) => {
    for (const [name, content] of Object.entries(FILES)) putFile(root, name, content)
    putFile(root, 'atlas.sum', sumOf(FILES))
  }
  const write = (files: Readonly<Record<string, string>>) => (root: string) => {
    for (const [name, content] of Object.entries(files)) putFile(root, name, content)
    putFile(root, 'atlas.sum', sumOf(files))
  }
  const options = { manifest: ['atlas.sum'], reseal: 'additions' } as const
  const added = await judge(pullRequest(main, write({ ...FILES, '2027.sql': 'new\n' })), options)
  expect(added).toEqual(['pass', 'seal-added 2027.sql'])
  const changed = await judge(pullRequest(main, write({ ...FILES, [TIDES]: 'other\n' })), options)
  expect(changed).toEqual(['fail', `resealed ${TIDES}`])
})
