import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import zlib from 'node:zlib'
import { expect, test } from '@jest/globals'
import { deflate, type Strategy } from '../../../src/drift/archive/deflate/encode.ts'
import { testWith } from '../../support/needs.ts'

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const STRATEGIES: readonly Strategy[] = ['default', 'filtered', 'huffman', 'rle', 'fixed']
/** Larger than two windows, with text, zeros and bytes that cannot be compressed. */
const SAMPLE = Buffer.concat([
  readFileSync('docs/drift.md').subarray(0, 40_000),
  Buffer.alloc(10_000),
  randomBytes(15_000),
  readFileSync('CHANGELOG.md').subarray(0, 10_000)
])
const SAMPLES = [SAMPLE, SAMPLE.subarray(0, 4), Buffer.alloc(0)]

testWith('linux')('every level and strategy of zlib is reproduced byte for byte', () => {
  const settings = [
    ...LEVELS.map(level => ({ level, memLevel: 8, strategy: 'default' as Strategy })),
    ...[1, 6, 9].map(level => ({ level, memLevel: 9, strategy: 'default' as Strategy })),
    ...STRATEGIES.map(strategy => ({ level: 6, memLevel: 8, strategy }))
  ]
  const script = `import base64, json, sys, zlib
settings, samples = json.load(sys.stdin)
def packed(data, s):
    c = zlib.compressobj(s[0], 8, -15, s[1], s[2])
    return base64.b64encode(c.compress(data) + c.flush()).decode()
print(json.dumps([[packed(base64.b64decode(d), s) for s in settings] for d in samples]))`
  const input = JSON.stringify([
    settings.map(({ level, memLevel, strategy }) => [level, memLevel, STRATEGIES.indexOf(strategy)]),
    SAMPLES.map(sample => sample.toString('base64'))
  ])
  const expected: string[][] = JSON.parse(
    execFileSync('python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 2 ** 27 })
  )
  for (const [at, sample] of SAMPLES.entries())
    for (const [n, { level, memLevel, strategy }] of settings.entries())
      expect({
        level,
        memLevel,
        strategy,
        same: deflate(sample, { family: 'zlib', level, memLevel, strategy }).toString('base64') === expected[at]?.[n]
      }).toEqual({ level, memLevel, strategy, same: true })
})

testWith('linux')('every level of GNU gzip is reproduced byte for byte', () => {
  for (const sample of SAMPLES)
    for (const level of LEVELS) {
      const file = execFileSync('gzip', ['-n', '-c', `-${level}`], { input: sample, maxBuffer: 2 ** 27 })
      expect({ level, same: deflate(sample, { family: 'gzip', level }).equals(file.subarray(10, -8)) }).toEqual({
        level,
        same: true
      })
    }
})

test('what is written can be read', () => {
  for (const sample of SAMPLES)
    for (const family of ['zlib', 'gzip'] as const)
      expect(zlib.inflateRawSync(deflate(sample, { family, level: 6 })).equals(sample)).toBe(true)
})
