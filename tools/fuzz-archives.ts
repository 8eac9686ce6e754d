/**
 * Spoils archives at random and reads them: the reader has to end, to throw nothing but what its source throws, and to give each member at most once. Prints
 * the seed of the first fault. Usage: `node tools/fuzz-archives.ts [SECONDS] [SEED] [FOLDER for what is read without a problem]`.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutated, random } from '../__tests__/support/mutate.ts'
import { readMembers } from '../__tests__/support/read-members.ts'
import { SEEDS } from '../__tests__/support/seed-archives.ts'
import { hasChecksum } from '../src/archive/tar-header.ts'

const [seconds = '120', first = '1', folder = ''] = process.argv.slice(2)
const end = Date.now() + Number(seconds) * 1000
if (folder !== '') mkdirSync(folder, { recursive: true })
const counts = { runs: 0, read: 0, refused: 0 }
for (let seed = Number(first); Date.now() < end; seed++) {
  const next = random(seed)
  const [name, original] = SEEDS[next(SEEDS.length)] ?? SEEDS[0] ?? ['', Buffer.alloc(0)]
  const bytes = repaired(mutated(original, next), next)
  counts.runs++
  try {
    const { read, seen } = await readMembers(bytes)
    if (new Set(seen.map(({ path }) => path)).size !== seen.length && read.problems.length === 0)
      throw new Error('a member was given twice')
    counts[read.problems.length === 0 ? 'read' : 'refused']++
    if (read.problems.length === 0 && folder !== '' && !bytes.equals(original)) keep(name, seed, bytes, seen)
  } catch (error) {
    process.stdout.write(`seed ${seed} (${name}): ${String(error)}\n`)
    process.exit(1)
  }
}
process.stdout.write(`${JSON.stringify(counts)}\n`)

/** Half of the time, checksums of tar headers are made right again: faults behind them would hardly be reached. */
function repaired(bytes: Buffer, next: (bound: number) => number): Buffer {
  if (next(2) === 0 || bytes.length < 512 || bytes.readUInt16BE(0) === 0x1f8b) return bytes
  for (let at = 0; at + 512 <= bytes.length; at += 512) {
    const block = bytes.subarray(at, at + 512)
    if (block.toString('latin1', 257, 262) !== 'ustar' || hasChecksum(block)) continue
    block.fill(' ', 148, 156)
    block.write(
      `${block
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
      'latin1'
    )
  }
  return bytes
}

function keep(name: string, seed: number, bytes: Buffer, seen: readonly object[]): void {
  const file = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}-${seed}.${name}`)
  writeFileSync(file, bytes)
  writeFileSync(`${file}.json`, JSON.stringify(seen))
}
