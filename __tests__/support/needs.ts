import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from '@jest/globals'

/** Debian's browser. */
export const CHROMIUM = '/usr/bin/chromium'

/** What tests need of a machine, and whether this machine has it. */
const NEEDS = {
  linux: () => process.platform === 'linux',
  posix: () => process.platform !== 'win32',
  root: () => process.getuid?.() === 0,
  'an ordinary user': () => process.getuid?.() !== 0,
  browser: () => process.platform === 'linux' && existsSync(CHROMIUM),
  go: () => runs('go', 'version'),
  zsh: () => runs('zsh', '--version'),
  fish: () => runs('fish', '--version'),
  minisign: () => runs('minisign', '-v'),
  signify: () => existsSync('/usr/bin/signify-openbsd'),
  groff: () => runs('groff', '--version'),
  /** https://pre-commit.com, from PyPI. */
  'pre-commit': () => runs('pre-commit', '--version'),
  /** Since version 9.0 sha256sum strips a carriage return before the line feed. */
  'coreutils 9': () => {
    const { stdout } = spawnSync('sha256sum', ['--version'], { encoding: 'utf8' })
    return Number(/coreutils\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 9
  },
  'resource limits': () => ['prlimit', 'setpriv', 'timeout'].every(program => runs(program, '--version')),
  namespaces: () => runs('unshare', '--user', '--map-root-user', '--net', '--pid', '--mount', '--ipc', '--fork', 'true'),
  /** File systems of its own: for root, outside most containers. */
  mounts: () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-gate-mount-'))
    try {
      return runs('mount', '-t', 'tmpfs', 'tmpfs', folder) && runs('umount', folder)
    } finally {
      rmdirSync(folder)
    }
  }
} as const
export type Need = keyof typeof NEEDS

/**
 * Whether this machine has it. The environment variable SEAL_GATE_REQUIRE lists what a machine must have, such as `namespaces,browser`: CI
 * fails where a claim would be skipped that its machine can hold.
 */
export function has(need: Need): boolean {
  if (NEEDS[need]()) return true
  const required = (process.env['SEAL_GATE_REQUIRE'] ?? '').split(',').map(word => word.trim())
  if (required.includes(need)) throw new Error(`SEAL_GATE_REQUIRE lists "${need}", which this machine does not have`)
  return false
}

/** `test`, or a skip whose title names what is missing. */
export function testWith(need: Need): typeof test {
  return has(need) ? test : skipping(test.skip, need)
}

/** `describe`, or a skip whose title names what is missing. */
export function describeWith(need: Need): typeof describe {
  return has(need) ? describe : skipping(describe.skip, need)
}

type Skip = typeof test.skip | typeof describe.skip

function skipping<Kind extends typeof test | typeof describe>(skip: Skip, need: Need): Kind {
  const titled = (title: unknown) => `${title} (skipped: needs ${need})`
  // The types of jest's functions have many overloads, none of which changes how a title is passed: it comes first.
  const call = skip as (...args: readonly unknown[]) => void
  const each = skip.each as (...table: readonly unknown[]) => typeof call
  const wrapped = (title: unknown, ...rest: readonly unknown[]) => call(titled(title), ...rest)
  const eachWrapped =
    (...table: readonly unknown[]) =>
    (title: unknown, ...rest: readonly unknown[]) =>
      each(...table)(titled(title), ...rest)
  return Object.assign(wrapped, { each: eachWrapped }) as unknown as Kind
}

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
