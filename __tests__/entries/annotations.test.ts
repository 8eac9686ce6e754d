import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { put, sealedFolder } from '../support/packets.ts'
import { type ActionRun, freshFolder, runAction } from '../support/run-action.ts'
import { runCli } from '../support/run-cli.ts'

// What the committed bundle prints, read as the runner reads it.

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

const unescapeData = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
const unescapeProperty = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')

/** The commands of a log: actions/runner src/Runner.Common/ActionCommand.cs, `TryParseV2`. */
function commandsIn({ stdout }: ActionRun): Command[] {
  return stdout.split(/\r?\n/).flatMap(line => {
    const [, name = '', list = '', data = ''] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    const properties = list
      .split(',')
      .map(pair => [pair.slice(0, pair.indexOf('=')), unescapeProperty(pair.slice(pair.indexOf('=') + 1))])
    return name === '' ? [] : [{ name, properties: Object.fromEntries(properties), data: unescapeData(data) }]
  })
}

const NAMES = [
  'plain.txt',
  'a:b.txt',
  'a,b=c.txt',
  '100%.txt',
  'x%0Ay%3A.txt',
  '::error file=x::owned',
  '##[error]owned',
  'rtl\u202egnp.txt',
  'new\nline ::error::owned',
  'carriage\rreturn',
  'ünï 日本.txt',
  'deep/er folder/x.txt'
]

const posix = process.platform !== 'win32'

describe('annotations land', () => {
  if (posix)
    test('on exactly the file, line and column, whatever its name', async () => {
      const workspace = freshFolder()
      for (const name of NAMES) put(workspace, `tree/${name}`, 'one\ntwo\n')
      expect(runCli(['seal', 'tree', '-o', 'seals.json', '--root', '.'], workspace)).toMatchObject({ code: 0 })
      for (const name of NAMES) appendFileSync(join(workspace, 'tree', name), 'three\n')
      // Two runs, since GitHub shows ten a step.
      const files: (string | undefined)[] = []
      for (const shard of ['1/2', '2/2']) {
        const run = await runAction({ workspace, inputs: { manifest: 'seals.json', shard } })
        const commands = commandsIn(run).filter(({ properties }) => properties['file'] !== undefined)
        for (const { name, properties, data } of commands) {
          expect([name, properties['line'], properties['col']]).toEqual(['error', '3', '1'])
          expect(data.split('\n')[0]).toMatch(/bytes were added at the end.* Find what writes/)
          files.push(properties['file'])
        }
        expect(
          commandsIn(run)
            .map(({ name }) => name)
            .filter(name => !/^(error|warning|notice|group|endgroup)$/.test(name))
        ).toEqual([])
        for (const line of run.stdout.split(/\r?\n/))
          if (!/^::(error|warning|notice)[ :]/.test(line)) expect(line).not.toMatch(/##\[|^\s*::(?!group::|endgroup::)/)
      }
      expect(files.toSorted()).toEqual(NAMES.map(name => `tree/${name}`).toSorted())
    })

  test('at the seal when there is no file, and without a line where no line is known', async () => {
    const workspace = sealedFolder(freshFolder(), { 'a.txt': 'one\n', 'empty.txt': 'one\n', 'gone.txt': 'two\n' })
    put(workspace, 'empty.txt', '')
    rmSync(join(workspace, 'gone.txt'))
    const run = await runAction({ workspace, inputs: { manifest: 'SUMS' } })
    const places = commandsIn(run).flatMap(({ properties: { file, line, col } }) =>
      file === undefined ? [] : [[file, line, col]]
    )
    expect(places).toEqual([
      ['empty.txt', undefined, undefined],
      ['SUMS', '3', undefined]
    ])
  })
})
