import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { DOCUMENTS } from '../../src/release/documents/registry.ts'
import { evidenceOf } from '../../src/release/evidence.ts'
import { runValidators, validatorFindings } from '../../src/validator/run-validators.ts'
import { type Documents, documents, sealedFiles } from '../release/packet.ts'
import { putFile } from '../support/folder.ts'
import { HONEST, packetWith, run } from './validating.ts'

const said = async (program: string | Uint8Array, edit?: (docs: Documents) => void) =>
  (await run(packetWith(program, edit))).problems

/** A validator that judges the rehearsal's own evidence. */
const judgesRehearsal = (docs: Documents) => {
  docs['validator.json'].judges = ['execution.json']
}
const LOOKS = `import { readFileSync } from 'node:fs'
const [last] = process.argv.slice(-1)
if (last === '--self-test') process.exit(0)
const { before, after, state } = JSON.parse(readFileSync(last, 'utf8'))
`

describe('the result of a run', () => {
  test('is the document that can be sealed, word for word', async () => {
    const made = packetWith(HONEST)
    const { result, problems } = await run(made)
    const sealed = made.evidence.documents.find(({ kind }) => kind === 'validator-result')
    expect(problems).toStrictEqual([])
    expect(result).toStrictEqual(sealed?.document)
    expect(DOCUMENTS['validator-result'].safeParse(result).success).toBe(true)
  })

  test('is the same every time', async () => {
    const made = packetWith(HONEST)
    expect(JSON.stringify((await run(made)).result)).toBe(JSON.stringify((await run(made)).result))
  })

  test('says FAIL when the evidence is refused, and goes on to the rest of it', async () => {
    const made = packetWith(HONEST, docs => {
      docs['validator.json'].judges = ['sql/apply.sql', 'cases/bad.json', 'operator/read-only.json']
    })
    const { result, problems } = await run(made)
    expect(result).toMatchObject({ status: 'FAIL', judged: [{ exit_code: 0 }, { exit_code: 3 }, { exit_code: 0 }] })
    expect(problems).toStrictEqual(['cases/bad.json: it ended with 3 instead of 0'])
  })
})

describe('what is asked before the evidence', () => {
  test.each([
    ['a failing self-test', 'process.exit(1)', 'its self-test: it ended with 1 instead of 0'],
    ['a yes to everything', 'process.exit(0)', 'no-mutation, which it must reject: it ended with 0 instead of 3'],
    ['a no with another code', HONEST.replace('? 3', '? 4'), 'no-mutation, which it must reject: it ended with 4 instead of 3'],
    ['a no to everything', HONEST.replace(': 0)', ': 5)'), 'plain, which it must accept: it ended with 5 instead of 0']
  ])('%s: the evidence is not shown to it', async (_, program, problem) => {
    const { result, problems } = await run(packetWith(program))
    expect(problems).toContain(problem)
    expect(result).toMatchObject({ status: 'FAIL', judged: [] })
  })

  test('a change that changed nothing, made of the very evidence: to accept it is to accept anything', async () => {
    const blind = await run(packetWith(`${LOOKS}process.exit(state === 'bad' ? 3 : 0)\n`, judgesRehearsal))
    expect(blind.result).toMatchObject({ status: 'FAIL', judged: [] })
    expect(blind.problems).toStrictEqual(['execution.json, edited so that nothing changed: it was not rejected'])
    const same = "JSON.stringify(before) === JSON.stringify(after) && state !== 'good'"
    const seeing = await run(packetWith(`${LOOKS}process.exit(state === 'bad' ? 3 : ${same} ? 1 : 0)\n`, judgesRehearsal))
    expect(seeing).toMatchObject({ result: { status: 'PASS' }, problems: [] })
  })
})

describe('only pinned bytes', () => {
  test('a program with one other byte is not started', async () => {
    const made = packetWith(HONEST)
    putFile(made.root, 'validator.mjs', HONEST.replace('exit(0)', 'exit(1)'))
    expect(await run(made)).toMatchObject({
      result: { status: 'NOT_RUN' },
      problems: ['not the pinned bytes, or too large: validator.mjs']
    })
  })

  test.each(['cases/good.json', 'cases/bad.json', 'operator/read-only.json'])(
    'nor is one for which %s has another byte',
    async path => {
      const made = packetWith(HONEST)
      putFile(made.root, path, '{"state": "goof"}\n')
      expect((await run(made)).problems).toStrictEqual([`not the pinned bytes, or too large: ${path}`])
    }
  )

  test('a link to the pinned bytes is no file', async () => {
    const made = packetWith(HONEST)
    rmSync(join(made.root, 'validator.mjs'))
    putFile(made.root, 'elsewhere.mjs', HONEST)
    symlinkSync('elsewhere.mjs', join(made.root, 'validator.mjs'))
    expect(await run(made)).toMatchObject({ result: { status: 'NOT_RUN' } })
  })

  test('what is to be judged must be sealed', async () => {
    const made = packetWith(HONEST, docs => {
      docs['validator.json'].judges = ['stray.json']
    })
    putFile(made.root, 'stray.json', '{}\n')
    expect((await run(made)).problems).toStrictEqual(['not the pinned bytes, or too large: stray.json'])
  })

  test('what a program does to its own copy and to its inputs is gone at the next start', async () => {
    const vandal = `import * as fs from 'node:fs'
import { fileURLToPath } from 'node:url'
const own = fileURLToPath(import.meta.url)
const last = process.argv.at(-1)
const bad = last !== '--self-test' && fs.readFileSync(last, 'utf8').includes('bad')
for (const file of [own, last].filter(one => fs.existsSync(one))) {
  fs.chmodSync(file, 0o700)
  fs.writeFileSync(file, 'process.exit(77)')
}
process.exit(bad ? 3 : 0)
`
    expect(await said(vandal)).toStrictEqual([])
  })
})

describe('interpreters', () => {
  const using = (interpreter: string[] | undefined) => (docs: Documents) => {
    if (interpreter === undefined) delete docs['validator.json'].interpreter
    else docs['validator.json'].interpreter = interpreter
  }
  const SH = 'case "$1" in --self-test) exit 0;; esac\nif grep -q bad "$1"; then exit 3; fi\n'
  const PYTHON = `import sys
if sys.argv[1] == '--self-test': sys.exit(0)
sys.exit(3 if 'bad' in open(sys.argv[1]).read() else 0)
`

  test.each([
    ['sh', SH],
    ['python3', PYTHON]
  ])('%s', async (name, program) => {
    expect(await said(program, using([name]))).toStrictEqual([])
  })

  test('a Linux program starts itself; one that always says yes is not believed', async () => {
    expect(await said(readFileSync('/bin/true'), using(undefined))).toStrictEqual([
      'no-mutation, which it must reject: it ended with 0 instead of 3'
    ])
  })

  test.each([
    [['perl'], 'its interpreter is not one of node, python3, sh'],
    [['/usr/bin/python3'], 'its interpreter is not one of node, python3, sh'],
    [['./node'], 'its interpreter is not one of node, python3, sh'],
    [['sh', '-c'], 'its interpreter has arguments, and only a single word is allowed'],
    [undefined, 'no interpreter is given, and the program is not a Linux (ELF) binary']
  ])('%j is refused', async (interpreter, problem) => {
    expect(await said(`#!/usr/bin/env node\n${HONEST}`, using(interpreter))).toStrictEqual([problem])
  })

  test('the PATH is not asked for one', async () => {
    const made = packetWith(PYTHON, using(['python3']))
    putFile(made.root, 'python3', '#!/bin/sh\nexit 1\n')
    expect((await run(made, { PATH: made.root })).problems).toStrictEqual([])
  })
})

describe('where nothing is started', () => {
  const made = () => packetWith(HONEST)

  test.each(['pull_request_target', 'workflow_run', 'issue_comment'])('on %s', async event => {
    const [only] = await runValidators(...argsOf(made()), { GITHUB_EVENT_NAME: event })
    expect(only).toMatchObject({
      result: { status: 'NOT_RUN' },
      problems: [`programs of a packet are never started on ${event}`]
    })
    expect(only?.isolation).toBeUndefined()
  })

  test('but on pull_request it is, cut off from the job', async () => {
    const [only] = await runValidators(...argsOf(made()), { GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTIONS: 'true' })
    const status = only?.isolation?.processes === 'namespace' ? 'PASS' : 'NOT_RUN'
    expect(only?.result.status).toBe(status)
  })

  function argsOf({ root, evidence }: ReturnType<typeof packetWith>) {
    return [root, evidence] as const
  }
})

describe('findings', () => {
  const found = async (made: ReturnType<typeof packetWith>) =>
    validatorFindings(await runValidators(made.root, made.evidence, {}), made.evidence, 'seal-gate.json')

  test('none when it does what its sealed result says', async () => {
    expect(await found(packetWith(HONEST))).toStrictEqual([])
  })

  test('a sealed result of something else', async () => {
    const made = packetWith(HONEST, docs => {
      docs['result.json'].judged = []
    })
    const reason = 'result.json records a result that differs from this run'
    const finding = { code: 'validator-failed', severity: 'fail', path: 'validator.json', manifest: 'seal-gate.json', reason }
    expect(await found(made)).toStrictEqual([finding])
  })

  test('the time of a sealed result is reported, and not compared', async () => {
    const made = packetWith(HONEST, docs => {
      docs['result.json'].ran_at = '2026-01-31T09:30:00Z'
    })
    expect(await found(made)).toStrictEqual([])
  })

  test('a validator that refuses, whatever the packet seals', async () => {
    const [finding, ...others] = await found(packetWith('process.exit(1)'))
    expect(finding).toMatchObject({ code: 'validator-failed', severity: 'fail' })
    expect(finding?.reason).toMatch(/^its self-test: it ended with 1/)
    expect(others).toStrictEqual([])
  })

  test('one that could not be run', async () => {
    const made = packetWith(HONEST, docs => {
      docs['validator.json'].interpreter = ['perl']
    })
    expect(await found(made)).toMatchObject([{ code: 'validator-not-run', severity: 'unverifiable', path: 'validator.json' }])
  })

  test('none that could be run', () => {
    const { 'policy.json': policy } = documents()
    const evidence = evidenceOf(sealedFiles({ tamper: path => (path === 'policy.json' ? policy : undefined) }))
    expect(validatorFindings([], evidence, 'seal-gate.json')).toMatchObject([
      { code: 'validator-not-run', severity: 'unverifiable' }
    ])
  })
})
