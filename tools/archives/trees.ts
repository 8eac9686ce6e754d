import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A tree with text, a script, an empty file, folders, and bytes that cannot be compressed; every name has its own time. */
export function makeTree(root: string): void {
  mkdirSync(join(root, 't/sub/deep'), { recursive: true })
  mkdirSync(join(root, 't/Zed'), { recursive: true })
  const files: Readonly<Record<string, string | Buffer>> = {
    't/README.md': readFileSync('CONTRIBUTING.md'),
    't/b.json': `${JSON.stringify({ tide: [1, 2, 3], quay: 'North' }, null, 2)}\n`.repeat(40),
    't/Zed/upper.txt': 'Upper\n'.repeat(50),
    't/sub/run.sh': '#!/bin/sh\necho run\n',
    't/sub/deep/rnd.bin': noise(9000),
    't/sub/empty': '',
    't/a.txt': readFileSync('SECURITY.md')
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  chmodSync(join(root, 't/sub/run.sh'), 0o755)
  const names = [...Object.keys(files), 't/sub/deep', 't/sub', 't/Zed', 't']
  for (const [at, name] of names.entries()) utimesSync(join(root, name), 1_709_634_030 + at * 7200, 1_709_634_030 + at * 7200)
}

/** The same bytes in every run. */
function noise(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 16
    })
  )
}
