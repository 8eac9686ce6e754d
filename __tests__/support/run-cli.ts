import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { GUARD_MS } from './guard.ts'

/** The committed bundle; SEAL_GATE_CLI names another one, such as a fresh build that is not committed yet. */
export const CLI = resolve(process.env['SEAL_GATE_CLI'] ?? 'dist/cli.cjs')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command that takes seconds reports how far it is, which on a busy machine may be any of them. */
export function withoutProgress(text: string): string {
  return text.replace(/^[a-z-]+: (?:\d+ of \d+ files, )?\d+ s\n/gm, '')
}

/** Starts the committed bundle as a shell would. A hang ends with code null. Without lines of progress. */
export function runCli(
  args: readonly string[],
  cwd: string,
  { node = process.execPath, env = {} }: { node?: string; env?: NodeJS.ProcessEnv } = {}
): Ran {
  const { status, stdout, stderr } = spawnSync(node, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: GUARD_MS,
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28
  })
  return { code: status, out: stdout, err: withoutProgress(stderr) }
}
