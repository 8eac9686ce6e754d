import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Log } from 'sarif'
import { folderWith } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const TEXT = 'one\ntwo\n'
const drifted = () => folderWith({ SUMS: gnuList({ 'a.txt': TEXT }), 'a.txt': TEXT.replaceAll('\n', '\r\n') })

describe('verify writes reports for other tools', () => {
  test('SARIF with fixes, and JUnit XML, beside the usual text', () => {
    const cwd = drifted()
    const { code, out } = runCli(['verify', 'SUMS', '--sarif', 'out.sarif', '--junit', 'out.xml'], cwd)
    expect(code).toBe(1)
    expect(out).toMatch(/\nFAIL\n$/)
    const log: Log = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))
    expect(log.runs[0]?.results).toMatchObject([{ ruleId: 'crlf-added', fixes: [expect.anything()] }])
    expect(readFileSync(join(cwd, 'out.xml'), 'utf8')).toContain('<failure type="crlf-added"')
    // Files of their own kind are written again.
    expect(runCli(['verify', 'SUMS', '--sarif', 'out.sarif', '--junit', 'out.xml'], cwd).code).toBe(1)
  })

  test('paths begin at the top of the repository', () => {
    const top = folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'apps/web/SUMS': gnuList({ 'a.txt': TEXT, 'b.txt': TEXT }),
      'apps/web/a.txt': 'x',
      'apps/web/b.txt': TEXT
    })
    const cwd = join(top, 'apps/web')
    runCli(['verify', 'SUMS', '--sarif', 'out.sarif', '--junit', 'out.xml'], cwd)
    const log: Log = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('apps/web/a.txt')
    expect(readFileSync(join(cwd, 'out.xml'), 'utf8')).toContain('file="apps/web/a.txt"')
  })

  test.each(['--sarif', '--junit'])('%s never writes over anything else', flag => {
    const cwd = drifted()
    for (const name of ['a.txt', 'SUMS']) {
      const before = readFileSync(join(cwd, name))
      const { code, err } = runCli(['verify', 'SUMS', flag, name], cwd)
      expect(code).toBe(2)
      expect(err).toContain(`"${name}" exists and is not a`)
      expect(readFileSync(join(cwd, name))).toEqual(before)
    }
  })

  test('the flags are in the help, and take a name', () => {
    expect(runCli(['help', 'verify'], '/').out).toMatch(/--sarif FILE .*\n +--junit FILE /)
    expect(runCli(['verify', '--sarif'], drifted()).code).toBe(2)
  })
})
