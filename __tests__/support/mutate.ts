/** Numbers from 0 up to a bound, the same for the same seed: mulberry32. */
export function random(seed: number): (bound: number) => number {
  let state = seed
  return bound => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % bound
  }
}

/** The bytes with one to four random faults: flipped, cut out, doubled, overwritten, or numbers set to their bounds. */
export function mutated(bytes: Buffer, next: (bound: number) => number): Buffer {
  let out = Buffer.from(bytes)
  for (let count = 1 + next(4); count > 0 && out.length > 8; count--) {
    const at = next(out.length - 4)
    const kind = next(7)
    if (kind === 0) out[at] = next(256)
    else if (kind === 1) out[at] = (out[at] ?? 0) ^ (1 << next(8))
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at), out.subarray(at + 1 + next(600))])
    else if (kind === 3) out = Buffer.concat([out.subarray(0, at), out.subarray(next(at + 1), at), out.subarray(at)])
    else if (kind === 4) out.writeUInt32LE([0, 0xffffffff, 0x7fffffff, 0x80000000, 1][next(5)] ?? 0, at)
    else if (kind === 5) out.copy(out, at, next(out.length), out.length)
    else out = out.subarray(0, at)
  }
  return out
}
