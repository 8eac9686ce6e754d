import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { foldersOf } from '../../src/commands/rehearse-commands.ts'
import { commandDenials } from '../../src/rehearsal/command-steps.ts'
import { wordsOf } from '../../src/rehearsal/command-words.ts'
import { coveredIn } from '../../src/rehearsal/confined/command/workspace.ts'
import { readInput } from '../../src/rehearsal/read-input.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { codes, type Files, HAS_POSTGRES, json, judgedPacket, PG_BIN, rehearsalFolder } from './rehearsing.ts'

// A command in place of a script.

describe('a command line', () => {
  test.each([
    ['alembic upgrade head', ['alembic', 'upgrade', 'head']],
    ['  a\t"b c"  \'d "e\' f\\ g ""', ['a', 'b c', 'd "e', 'f g', '']],
    ['a\'b\'"c"d', ['abcd']],
    ['a "b\\"c\\\\d\\e"', ['a', 'b"c\\d\\e']],
    ["python -c 'print($x; y | z)'", ['python', '-c', 'print($x; y | z)']],
    ['a +1 -x=y:z@1,2%3/4', ['a', '+1', '-x=y:z@1,2%3/4']]
  ])('is cut into words: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words)
  })

  test.each([
    'a && b',
    'a | b',
    'a > b',
    'a $HOME',
    'a "$HOME"',
    'a `b`',
    'a;b',
    'a *',
    'a ~',
    "a 'b",
    'a "b',
    'a \\',
    '',
    '  ',
    '""',
    'a\nb#'
  ])('has nothing that only a shell could do: %j', line => {
    expect(wordsOf(line)).toEqual({ problem: expect.any(String) })
  })
})

const psql = (sql: string) => [join(PG_BIN, 'psql'), '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', sql]
const files = (
  more: Files = {},
  rollback: unknown = { run: psql('rollback.sql'), files: [{ path: 'rollback.sql' }] }
): Files => ({
  'spec.json': json(spec => {
    Object.assign(spec, { apply: { run: psql('apply.sql'), files: [{ path: 'apply.sql' }] }, rollback })
    delete spec['transaction']
  }),
  'policy.json': json(policy => {
    policy['allow'] = { ...(policy['allow'] as object), commands: psql('').slice(0, 1) }
  }),
  ...more
})

async function run(changed: Files) {
  const folder = rehearsalFolder(changed)
  chmodSync(folder, 0o755)
  return await rehearse({ spec: join(folder, 'spec.json'), workspace: folder })
}

;(HAS_POSTGRES && process.platform === 'linux' ? describe : describe.skip)('in a spec', () => {
  test('commands are rehearsed as scripts are, and the packet is judged by them', async () => {
    const rehearsal = await run(files())
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true, engine: { kind: 'postgres' } })
    const { apply } = JSON.parse(rehearsal.evidence[2]?.text ?? '{}')
    expect(apply).toMatchObject({
      run: psql('apply.sql'),
      files: [{ path: 'apply.sql' }],
      variables: [],
      isolation: { own_network: true }
    })
    const changed = { 'policy.json': files()['policy.json'] ?? '' }
    const judged = judgedPacket(rehearsal, changed)
    expect(judged.findings).toEqual([])
    expect(judged.packetStatus).toBe('REHEARSED')
    // One thing otherwise in the evidence, the policy or the files.
    const spoiled = (from: string, to: string) => ({
      ...rehearsal,
      evidence: rehearsal.evidence.map(one => ({ ...one, text: one.text.replace(from, to) }))
    })
    const reasons = (one: typeof rehearsal, changes: Files) =>
      judgedPacket(one, changes)
        .findings.map(({ reason }) => reason)
        .join('\n')
    expect(reasons(spoiled('"own_root": true', '"own_root": false'), changed)).toContain('nothing shows of its command: own root')
    expect(reasons(rehearsal, {})).toContain('the policy does not allow the command')
    expect(reasons(rehearsal, { ...changed, 'apply.sql': text => `${text}\n` })).toContain(
      'not sealed in the packet, and run by a command: apply.sql'
    )
  })

  test('a rollback that leaves something is denied by it', async () => {
    const rehearsal = await run(
      files({ 'rollback.sql': text => text.replace('REVOKE UPDATE ON public.system_issues FROM auditor;', '') })
    )
    expect(codes(rehearsal)).toEqual(['rollback-not-restored'])
  })
})

const RUN = { run: ['alembic', 'upgrade', 'head'], files: [{ path: 'apply.sql' }] }
const BACK = { run: ['alembic', 'downgrade', '-1'], files: [{ path: 'rollback.sql' }] }
const spec = (change: object): Files => ({
  'spec.json': json(document => {
    delete document['transaction']
    Object.assign(document, { apply: RUN, rollback: BACK }, change)
  })
})
const inputOf = (changed: Files) => {
  const folder = rehearsalFolder(changed)
  return readInput({ spec: join(folder, 'spec.json'), workspace: folder })
}
const allowing = (...commands: string[]): Files => ({
  'policy.json': json(policy => {
    policy['allow'] = { commands }
  })
})

describe('before anything is started', () => {
  test.each([
    ['the policy lists nothing', {}, 'postgres', {}, 'the policy does not allow the command "alembic"'],
    ['the policy lists another', allowing('knex'), 'postgres', {}, 'the policy does not allow the command "alembic"'],
    ['the embedded engine', allowing('alembic'), 'pglite', {}, 'nothing can connect to this engine'],
    ...['pull_request_target', 'workflow_run', 'issue_comment'].map(
      event => [event, allowing('alembic'), 'postgres', { GITHUB_EVENT_NAME: event }, `never run on ${event}`] as const
    )
  ] as const)('is refused: %s', (_, policy, kind, environment, reason) => {
    const denials = commandDenials(inputOf({ ...spec({}), ...policy }), { kind }, environment)
    expect(denials).toHaveLength(2)
    expect(denials[0]).toMatchObject({
      code: 'command-refused',
      path: 'alembic upgrade head',
      reason: expect.stringContaining(reason)
    })
  })

  test('is refused where the policy allows another one that only looks like it', () => {
    const change = {
      apply: { ...RUN, run: ['alembic upgrade', 'head'] },
      rollback: { ...BACK, run: ['alembic', 'upgrade head'] }
    }
    const denials = commandDenials(inputOf({ ...spec(change), ...allowing('alembic') }), { kind: 'postgres' }, {})
    expect(denials.map(denial => 'reason' in denial && denial.reason)).toEqual([
      expect.stringContaining('does not allow the command "alembic upgrade"')
    ])
  })

  test('and the neighbour is not', () => {
    const input = inputOf({ ...spec({}), ...allowing('alembic') })
    for (const kind of ['postgres', 'sqlite'] as const)
      expect(commandDenials(input, { kind }, { GITHUB_EVENT_NAME: 'pull_request' })).toEqual([])
    expect(input.drifted).toEqual([])
  })

  test.each([
    ['the same command for both', { rollback: RUN }, 'the change and the rollback are the same command'],
    ['another pin', { apply: { ...RUN, files: [{ path: 'apply.sql', bytes: 1 }] } }, 'its bytes are not those that the spec pins']
  ])('is denied: %s', (_, change, reason) => {
    expect(inputOf(spec(change)).drifted).toMatchObject([{ reason }])
  })

  test.each([
    ['no words', { run: [] }],
    ['no program', { run: [''] }],
    ['no files', { files: [] }],
    ['a variable that shuts it in', { env: { PATH: '/x' } }],
    ['a variable that is none', { env: { 'A B': 'x' } }],
    ['no time', { timeout_seconds: 0 }],
    ['a NUL', { run: ['a', 'b\0'] }],
    ['a path that leads out', { files: [{ path: '../x' }] }]
  ])('a spec has %s', (_, change) => {
    expect(() => inputOf(spec({ apply: { ...RUN, ...change } }))).toThrow('apply')
  })

  test('a transaction around a command cannot be promised, and nothing else than a rehearsal runs one', () => {
    expect(() => inputOf(spec({ transaction: 'single' }))).toThrow('a command decides it itself')
    const folder = rehearsalFolder(spec({}))
    expect(() => readInput({ spec: join(folder, 'spec.json') })).toThrow('only by "rehearse"')
  })
})

test('a folder that is shown is not a link that leads out of the workspace, nor the whole machine', () => {
  const [cwd, outside] = [folderWith({ 'tools/x': '' }), folderWith({ token: '' })]
  const places = [
    ['link', outside],
    ['within', 'tools'],
    ['everything', '/']
  ] as const
  for (const [name, target] of places) symlinkSync(target, join(cwd, name))
  const shown = (...folders: string[]) => foldersOf({ 'run-folders': folders }, cwd)
  expect(shown('tools', 'within', outside)).toEqual([join(cwd, 'tools'), join(cwd, 'within'), outside])
  for (const name of ['link', 'everything', '/', 'missing'])
    expect(() => shown(name)).toThrow('is not a folder that can be shown')
})

test('what may hold a token is covered wherever it is, and links are not followed', () => {
  const folder = folderWith({
    '.git/config': '',
    'a/.git': 'gitdir: x',
    'a/b/gha-creds-0a.json': '{}',
    'a/.netrc': '',
    'a/.github/x': '',
    'c.git/x': ''
  })
  putFile(folder, 'deep/er/.git/HEAD', '')
  expect(coveredIn(folder)).toEqual(
    ['.git', 'a/.git', 'a/.netrc', 'a/b/gha-creds-0a.json', 'deep/er/.git'].map(name => join(folder, name))
  )
})
