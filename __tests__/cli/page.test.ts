import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { merge } from '../../src/cli/merge.ts'
import { verify } from '../../src/cli/verify.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { digestOfCut } from '../../src/model/cut.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { aReport, bundleTexts } from '../support/reports.ts'
import { gnuList } from '../support/seals.ts'
import { renderHtml } from '../support/whole-reports.ts'

const silent = { colour: false, out: () => undefined, say: () => undefined, progress: () => undefined }

function sealed(found: string): string {
  return folderWith({ f: found, SUMS: gnuList({ f: 'a\n' }) })
}

const run = (cwd: string, name: string) => verify(['SUMS', '--no-probes', '--html', name], cwd, silent)

describe('--html FILE', () => {
  test.each([
    ['a\n', 0, 'PASS'],
    ['a\r\n', 1, 'FAIL']
  ])('%j gives exit code %i and a page that says %s', async (found, code, title) => {
    const cwd = sealed(found)
    expect(await run(cwd, 'page.html')).toBe(code)
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain(`<title>${title} ·`)
  })

  test('takes the place of a page, and of nothing else', async () => {
    const cwd = sealed('a\n')
    await run(cwd, 'page.html')
    expect(await run(cwd, 'page.html')).toBe(0)
    await expect(run(cwd, 'f')).rejects.toThrow(UsageError)
    expect(readFileSync(join(cwd, 'f'), 'utf8')).toBe('a\n')
  })

  test('of merged shards', async () => {
    const cwd = folderWith()
    const report = aReport({
      shard: {
        index: 1,
        of: 1,
        seals: 2,
        judged: '0'.repeat(64),
        cut: digestOfCut([{ seals: 2, judged: '0'.repeat(64) }]),
        tree: '0'.repeat(64)
      }
    })
    putFile(cwd, '1.json', bundleTexts(report)[0]?.text ?? '')
    expect(await merge(['1.json', '--html', 'page.html'], cwd, silent)).toBe(0)
    const { shard: _, ...whole } = report
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toBe(await renderHtml(whole))
  })
})
