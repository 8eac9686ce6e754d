import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { runAction } from '../support/run-action.ts'
import { runCli } from '../support/run-cli.ts'

const lines = (text: string): number => text.trimEnd().split('\n').length
const text = (n: number): string => `title ${n}\nprice 100 of item ${n}\nlast line\n`

/** Sealed files of a commit, checked out again with CRLF line ends; some are then edited as well. */
function drifted(files: readonly string[], edited: readonly string[] = []): string {
  const folder = folderWith(Object.fromEntries(files.map((file, n) => [file, text(n)])))
  git(folder, 'init', '-q')
  git(folder, 'config', 'core.autocrlf', 'false')
  const tops = [...new Set(files.map(file => file.split('/', 1)[0] ?? ''))]
  expect(runCli(['seal', ...tops, '-o', 'seal-gate.json'], folder).code).toBe(0)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'sealed')
  git(folder, 'rm', '-rq', '--cached', ...tops)
  for (const top of tops) rmSync(join(folder, top), { recursive: true })
  git(folder, 'config', 'core.autocrlf', 'true')
  git(folder, 'checkout', '-q', 'HEAD', '--', ...tops)
  for (const file of edited)
    putFile(folder, file, text(files.indexOf(file)).replace('price 100', 'price 450').replace('last', 'final'))
  return folder
}

/** The verdict of the action, its summary and its page. */
async function published(workspace: string) {
  const run = await runAction({ workspace, inputs: { manifest: 'seal-gate.json', probes: 'false' } })
  expect(run.status).toBe(1)
  const page = readFileSync(join(run.outputs['report'] ?? '', '../report.html'), 'utf8')
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page) ?? []
  return { ...run, page, payload: JSON.parse(json) }
}

test('200 CRLF files: one sentence and one remedy in the terminal, the summary and an annotation', async () => {
  const folder = drifted(Array.from({ length: 200 }, (_, n) => `docs/${n}.md`))
  const { code, out } = runCli(['verify', '--no-probes'], folder)
  expect([code, lines(out) < 60, out.match(/gitattributes$/gm)]).toEqual([1, true, ['gitattributes']])
  expect(out).toMatch(/^FAIL {2}200 files in "docs" have changed \(different size\): LF line endings became CRLF \(proved: /m)
  expect(out).toContain("echo '/docs/*.md -text' >> .gitattributes")
  expect(out).toContain('… and 195 more; --all lists them')
  const all = runCli(['verify', '--no-probes', '--all'], folder).out
  for (let n = 0; n < 200; n++) expect(all).toContain(`"docs/${n}.md"`)

  const { summary, stdout, page } = await published(folder)
  expect([lines(summary) < 80, summary.match(/gitattributes`$/gm)]).toEqual([true, ['gitattributes`']])
  for (let n = 0; n < 200; n++) expect(summary).toContain(`\`docs/${n}.md\``)
  expect(summary).toContain('`restore.patch` has the sealed bytes of 200 files')
  expect(page).toContain('<code>restore.patch</code> has the sealed bytes of 200 files')
  expect(stdout).toMatch(/^::error title=.*%2C 200 files,file=docs\/0\.md/m)

  // The remedy works: the pattern is right, and the files come back.
  putFile(folder, '.gitattributes', '/docs/*.md -text\n')
  expect(runCli(['restore', 'seal-gate.json', '--write'], folder).code).toBe(0)
  expect(runCli(['verify', '--no-probes'], folder).code).toBe(0)
  expect(git(folder, 'diff', 'HEAD', '--', 'docs')).toBe('')
})

test('277 real edits among 5,000 findings come first everywhere', async () => {
  const files = Array.from({ length: 5000 }, (_, n) => `docs/${n % 7}/${String(n).padStart(4, '0')}.md`)
  const edited = files.filter((_, n) => n >= 4000 && n < 4277)
  const folder = drifted(files, edited)
  const { out } = runCli(['verify', '--no-probes'], folder)
  expect(lines(out)).toBeLessThan(60)
  const [first = ''] = /^FAIL .*/m.exec(out) ?? []
  expect(first).toMatch(/^FAIL {2}277 files in 7 folders have changed .* 554 edits \(compared with the sealed bytes/)
  expect(out).toMatch(/^FAIL {2}4,723 files in 7 folders have changed \(different size\): LF line endings became CRLF \(proved/m)

  const { summary, stdout, payload } = await published(folder)
  const rows = summary
    .slice(summary.indexOf('### What is wrong'))
    .split('\n')
    .filter(line => line.startsWith('| **'))
  expect(rows[0]).toMatch(/^\| \*\*277 files in 7 folders\*\* \| 554 edits/)
  expect(summary.split('\n').findIndex(line => line.startsWith('| **277 files'))).toBeLessThan(25)
  expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
  const firstOfPage = payload.findings.slice(0, 277).map((finding: { path: string }) => finding.path)
  expect(new Set(firstOfPage)).toEqual(new Set(edited))
  const errors = stdout.split('\n').filter(line => line.startsWith('::error '))
  // The tenth is the failure itself, without a title.
  expect(errors).toHaveLength(9)
  expect(stdout).toMatch(/^::error::Not as sealed: 5,000 drifted, of 5,000 sealed files\. 277 files in 7 folders have changed/m)
  expect(errors[0]).toMatch(/content-changed.* 39 files,file=docs\/0\/4004\.md,line=2/)
  expect(errors[1]).toMatch(/crlf-added.* 676 files,file=docs\/0\/0000\.md/)
  expect(errors[8]).toContain('4%2C047 more findings')
})
