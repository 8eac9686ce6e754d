import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { manPage } from '../../scripts/man.ts'
import { completion } from '../../src/cli/completion.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { TABLES } from '../../src/cli/tables.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { listen } from './listening.ts'

const SHELLS = ['bash', 'zsh', 'fish']

async function scriptOf(shell: string): Promise<string> {
  const { code, out } = await listen(completion, [shell], '/')
  expect(code).toBe(0)
  return out
}

/** What a shell answers; the script is `c` in its folder. */
function ask(shell: string, script: string, words: string): { readonly status: number | null; readonly out: string } {
  const cwd = folderWith()
  putFile(cwd, 'c', script)
  const { status, stdout } = spawnSync(shell, ['-c', words], { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } })
  return { status, out: stdout }
}

test.each(SHELLS)('%s: every command and every flag', async shell => {
  const script = await scriptOf(shell)
  for (const [name, table] of Object.entries(TABLES)) {
    expect(script).toContain(name)
    for (const [flag] of flagsOf(table)) expect(script).toContain(flag)
  }
})

describe('as the shells themselves complete', () => {
  testWith('posix')('bash', async () => {
    const complete = (words: string, at: number): string =>
      `source ./c; COMP_WORDS=(${words}); COMP_CWORD=${at}; _seal_gate; echo "\${COMPREPLY[@]}"`
    const script = await scriptOf('bash')
    expect(ask('bash', script, complete('seal-gate ver', 1)).out).toBe('verify\n')
    expect(ask('bash', script, complete('seal-gate verify --stag', 2)).out).toBe('--staged\n')
    expect(ask('bash', script, complete('seal-gate seal --format b', 3)).out).toBe('bsd bagit\n')
    expect(ask('bash', script, complete('seal-gate help exit', 2)).out).toBe('exit-codes\n')
  })

  testWith('zsh')('zsh', async () => {
    expect(
      ask('zsh', await scriptOf('zsh'), 'zsh -n c && autoload -U compinit && compinit -u -d ./d && source ./c && print ok')
    ).toEqual({
      status: 0,
      out: 'ok\n'
    })
  })

  testWith('fish')('fish', async () => {
    const script = await scriptOf('fish')
    const complete = (line: string): string => ask('fish', script, `source c; complete -C '${line}'`).out
    expect(complete('seal-gate ver')).toMatch(/^verify\t/)
    expect(complete('seal-gate verify --stag')).toMatch(/^--staged\t/)
    expect(complete('seal-gate seal --format b')).toMatch(/^bagit\t.*\nbsd\t/)
  })
})

test.each([[[]], [['tcsh']], [['bash', 'zsh']]])('another shell is refused: %j', async args => {
  await expect(listen(completion, args, '/')).rejects.toThrow(/shell|no completion/)
})

test('the man page is made from the table of options', () => {
  expect(readFileSync('man/seal-gate.1', 'utf8')).toBe(manPage())
})

testWith('groff')('the man page has no fault that groff knows', () => {
  const { status, stderr } = spawnSync('groff', ['-man', '-ww', '-z', join('man', 'seal-gate.1')], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})
