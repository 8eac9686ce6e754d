import { spawnSync } from 'node:child_process'

/**
 * Runs commands in turn, round after round, so that whatever else the machine does hits all of them alike.
 * @param {{name: string, command: string, args: string[], options?: object}[]} contestants
 * @param {number} rounds
 * @returns {Map<string, number[]>} wall time of each round in milliseconds
 */
export function measure(contestants, rounds) {
  const times = new Map(contestants.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const { name, command, args, options } of contestants) {
      const start = process.hrtime.bigint()
      const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options })
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
      if (error !== undefined || status !== 0) throw new Error(`${name} ended in ${status}: ${error ?? stderr}`)
      if (round >= 0) times.get(name)?.push(milliseconds)
    }
  }
  return times
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Prints medians, and the median of the ratios of paired rounds against one contestant.
 * @param {string} title
 * @param {Map<string, number[]>} times
 * @param {string} base
 */
export function printTable(title, times, base) {
  console.log(`\n${title}`)
  const reference = times.get(base) ?? []
  for (const [name, values] of times) {
    const ratio = median(values.map((value, round) => value / reference[round]))
    console.log(`  ${name.padEnd(34)} ${median(values).toFixed(1).padStart(9)} ms   ${ratio.toFixed(2).padStart(6)} × ${base}`)
  }
}
