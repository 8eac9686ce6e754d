export interface Sealed {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}
export function seal(path: string, bytes: Buffer): Sealed
export function byPath(a: string, b: string): number
export function native(packet: string, files: readonly Sealed[]): string
export function hex(algorithm: 'sha1' | 'sha256', bytes: Buffer): string
