/** What is used of a file in Emscripten's file system in memory (MEMFS). */
interface FileNode {
  readonly usedBytes: number
  readonly node_ops: { setattr(node: FileNode, attributes: Readonly<Record<string, unknown>>): void }
  readonly stream_ops: {
    write(stream: { readonly node: FileNode }, bytes: Uint8Array, offset: number, length: number, position: number): number
  }
}

/** What is used of Emscripten's file system. */
export interface FileSystem {
  lookupPath(path: string): { readonly node: FileNode }
}

/**
 * Lets files grow in proportion to their size. PostgreSQL extends a table by at most 512 KiB at a time (`posix_fallocate`), and MEMFS answers
 * each change of a size with a new buffer of exactly that size and a copy of the whole file: 200 MB of rows were 40 GB of copies. When a byte
 * is written after the end, it makes the buffer an eighth longer than the file.
 * @param file path of any file: all of them share their operations
 * @see https://github.com/emscripten-core/emscripten/blob/main/src/lib/libmemfs.js
 */
export function growInProportion(files: FileSystem, file: string): void {
  const { node_ops: operations, stream_ops: stream } = files.lookupPath(file).node
  const { setattr } = operations
  operations.setattr = (node, attributes) => {
    const { size, ...others } = attributes
    if (typeof size !== 'number' || size <= node.usedBytes) {
      setattr(node, attributes)
      return
    }
    // Nothing was ever written between the old end and the new one: what is shortened gets a buffer of its size.
    stream.write({ node }, new Uint8Array(1), 0, 1, size - 1)
    setattr(node, others)
  }
}
