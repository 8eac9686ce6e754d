import { errorCode } from '../model/error-message.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Seal } from '../model/seal.ts'
import { makeSeal, type SealKind } from './make-seal.ts'

const READ_BYTES = 512 * 1024
const RANGE = 32

/** Files to seal, and a counter in shared memory from which each thread takes the next of them. */
export interface SealJob {
  /** Sealed path, absolute file name and what its seal is to have, in the order of the manifest. */
  readonly files: readonly (readonly [path: string, file: string, kind?: SealKind])[]
  readonly counter: SharedArrayBuffer
}

/** By index of the file: its seal, or why it has none. */
export type SealShare = readonly (readonly [index: number, result: Seal | string])[]

/** Seals files until none is left. */
export function sealShare({ files, counter }: SealJob): SealShare {
  const next = new Int32Array(counter)
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const share: [number, Seal | string][] = []
  for (;;) {
    const from = Atomics.add(next, 0, RANGE)
    if (from >= files.length) return share
    heartbeat()
    for (const [offset, [path, file, kind]] of files.slice(from, from + RANGE).entries())
      share.push([from + offset, sealOne(path, file, from + offset + 1, buffer, kind)])
  }
}

function sealOne(path: string, file: string, line: number, buffer: Buffer, kind?: SealKind): Seal | string {
  try {
    return makeSeal(file, path, line, buffer, kind)
  } catch (error) {
    return `it cannot be read: ${errorCode(error)}`
  }
}
