import type { FormatName } from '../model/seal.ts'
import type { ReadManifest, ReadOptions } from './format.ts'
import { readGnuColumns } from './gnu-columns.ts'
import { readNativeColumns } from './native-columns.ts'

/**
 * Reads a large manifest into columns, if it is one of the two that tools write: native, or a list of `sha256sum`. Undefined for
 * everything else, and for all that has to be refused or noted: the reader of texts then decides. What is read here has the same seals there.
 * @param bytes in shared memory of their own, which hashing threads read as well
 */
export async function readLargeManifest(
  bytes: Buffer,
  format: FormatName | 'auto',
  options: ReadOptions
): Promise<ReadManifest | undefined> {
  const { buffer } = bytes
  if (!(buffer instanceof SharedArrayBuffer) || bytes.length !== buffer.byteLength) return undefined
  const isAuto = format === 'auto' && options.inBag !== true
  const native = isAuto || format === 'native' ? readNativeColumns(bytes, options) : undefined
  if (native !== undefined || !(isAuto || format === 'gnu')) return native
  return readGnuColumns(bytes, format === 'gnu', options)
}
