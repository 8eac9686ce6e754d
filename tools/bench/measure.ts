import { spawnSync } from 'node:child_process'

/** A command whose time is measured. */
export interface Contestant {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Expected exit code; 0 by default. */
  readonly code?: number
  /** Called before each run, outside of its time. */
  readonly before?: () => void
}

/** Milliseconds of each round, by name. */
export type Times = ReadonlyMap<string, readonly number[]>

/** Another build may be measured in place of the committed one. */
export const DIST = process.env['SEAL_GATE_DIST'] ?? 'dist'

/**
 * Runs commands in turn, round after round, so that other load on the machine affects all of them alike. The first round is not counted.
 * @throws when a command ends with another exit code than expected
 */
export function measure(contestants: readonly Contestant[], rounds: number, afterEachRound = () => {}): Times {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const { name, command, args, cwd, code = 0, before } of contestants) {
      before?.()
      const start = performance.now()
      const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd })
      const milliseconds = performance.now() - start
      if (error !== undefined || status !== code) throw new Error(`${name} ended with ${status}: ${error ?? stderr}`)
      if (round >= 0) times.get(name)?.push(milliseconds)
    }
    if (round >= 0) afterEachRound()
  }
  return times
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of the ratios of paired rounds. */
export function medianRatio(values: readonly number[], reference: readonly number[]): number {
  return median(values.map((value, round) => value / (reference[round] ?? Number.NaN)))
}

/** Prints medians, and the ratios against one contestant. */
export function printTable(title: string, times: Times, base: string): void {
  console.log(`\n${title}`)
  const reference = times.get(base) ?? []
  for (const [name, values] of times) {
    const ratio = medianRatio(values, reference).toFixed(2)
    console.log(`  ${name.padEnd(34)} ${median(values).toFixed(1).padStart(9)} ms   ${ratio.padStart(6)} × ${base}`)
  }
}
