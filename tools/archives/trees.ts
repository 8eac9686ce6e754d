import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A tree with text, a script, an empty file, folders, and bytes that cannot be compressed; every name has its own time. It depends on nothing in
 * this repository: what an entry drifts by may not come and go with a page of documentation.
 */
export function makeTree(root: string): void {
  mkdirSync(join(root, 't/sub/deep'), { recursive: true })
  mkdirSync(join(root, 't/Zed'), { recursive: true })
  const files: Readonly<Record<string, string | Buffer>> = {
    't/README.md': prose(190),
    't/b.json': `${JSON.stringify({ tide: [1, 2, 3], quay: 'North' }, null, 2)}\n`.repeat(40),
    't/Zed/upper.txt': 'Upper\n'.repeat(50),
    't/sub/run.sh': '#!/bin/sh\necho run\n',
    't/sub/deep/rnd.bin': noise(9000),
    't/sub/empty': '',
    't/a.txt': prose(70)
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  chmodSync(join(root, 't/sub/run.sh'), 0o755)
  const names = [...Object.keys(files), 't/sub/deep', 't/sub', 't/Zed', 't']
  for (const [at, name] of names.entries()) utimesSync(join(root, name), 1_709_634_030 + at * 7200, 1_709_634_030 + at * 7200)
}

/** The same bytes in every run. */
function noise(length: number): Buffer {
  const next = numbers(1)
  return Buffer.from(Array.from({ length }, next))
}

const WORDS =
  'the tide gauge at north quay was read in 1911 by order of harbour board and every sheet is kept with its level'.split(' ')

/** Lines of words that compress as text does. */
function prose(lines: number): string {
  const next = numbers(lines)
  const line = () => Array.from({ length: 6 + (next() % 12) }, () => WORDS[next() % WORDS.length]).join(' ')
  return `${Array.from({ length: lines }, line).join('\n')}\n`
}

function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 16
  }
}
