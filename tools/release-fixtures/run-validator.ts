import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Validator } from '../../src/release/documents/validator.ts'
import type { RanValidator } from '../../src/release/documents/validator-result.ts'
import type { Draft } from './draft.ts'

/** Runs the fixture's own validator for real, on the drafted bytes, in a private folder: its result is seen, not written down. */
export function runValidator(draft: Draft, path: string, validator: Validator): RanValidator {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-fixture-'))
  const { program, self_test, must_reject, must_accept, judges } = validator
  const put = (name: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), draft.bytes(name))
  }
  const run = (args: readonly string[]) => {
    const { status } = spawnSync(process.execPath, [program.path, ...args], { cwd: folder, env: {}, stdio: 'ignore' })
    return { exit_code: status ?? 128, timed_out: false }
  }
  try {
    for (const name of [program.path, ...[...must_reject, ...must_accept].map(({ input }) => input.path), ...judges]) put(name)
    const own = run(self_test.args)
    const caseOf = ({ id, input, args }: Validator['must_accept'][number]) => ({
      id,
      input: draft.pin(input.path),
      ...run([...args, input.path])
    })
    const rejected = must_reject.map(caseOf)
    const accepted = must_accept.map(caseOf)
    const judged = judges.map(name => ({ file: draft.ref(name), ...run([name]) }))
    const held =
      own.exit_code === 0 &&
      rejected.every(({ exit_code }, index) => exit_code === must_reject[index]?.exit_code) &&
      [...accepted, ...judged].every(({ exit_code }) => exit_code === 0)
    return {
      schema: 'seal-gate/validator-result/1',
      status: held ? 'PASS' : 'FAIL',
      validator: draft.ref(path),
      program: draft.pin(program.path),
      self_test: own,
      must_reject: rejected,
      must_accept: accepted,
      judged
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
