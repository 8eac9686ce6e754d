/**
 * Order of paths by their UTF-8 bytes. JavaScript's own order is by UTF-16 code unit, which differs above U+FFFF: a surrogate sorts
 * before U+E000…U+FFFF there, and after them in UTF-8.
 */
export function comparePaths(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return byteRank(x) - byteRank(y)
  }
  return a.length - b.length
}

function byteRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
