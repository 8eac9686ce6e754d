import { spawnSync } from 'node:child_process'
import { pythonWith } from './programs.ts'

/** How many rules of squawk a script breaks. https://squawkhq.com */
export type Squawk = (sql: string) => number

/** @param program path of squawk */
function squawkOf(program: string): Squawk {
  return sql => {
    const { stdout } = spawnSync(program, ['--reporter', 'Json'], { encoding: 'utf8', input: sql, maxBuffer: 2 ** 28 })
    const found: unknown = JSON.parse(stdout === '' ? '[]' : stdout)
    return Array.isArray(found) ? new Set(found.map(one => String(one.rule_name))).size : 0
  }
}

/** Installs it from PyPI, whose package has the program. */
export function installSquawk(root: string): Squawk {
  return squawkOf(pythonWith(root, 'squawk', ['squawk-cli']).replace(/python$/, 'squawk'))
}
