import type { TarEntry } from './tar-header.ts'
import type { ZipEntry } from './zip-records.ts'

export type MemberKind = 'file' | 'folder' | 'link' | 'hard-link'

/** One member of an archive, with the place that its path has below the archive's root. */
export interface Member {
  /** `/`-separated, without `./` and repeated slashes; bytes that are not UTF-8 as `\xHH`. */
  readonly path: string
  /** The path's bytes, only when they are not UTF-8. */
  readonly rawPath?: Uint8Array
  readonly kind: MemberKind
  /** Of the content. */
  readonly bytes: number
  /** Permission bits; absent where the archive keeps none. */
  readonly mode?: number
  /** Where a link leads, as stored; of a hard link, the path of an earlier member. */
  readonly target?: Uint8Array
}

/** All that an archive states of a member. Most of the memory that a member takes: kept only where it is needed. */
export type MemberEntry = ZipEntry | TarEntry | ArEntry

/** A member of an `ar` archive, such as a Debian package: https://man.freebsd.org/cgi/man.cgi?ar(5) */
export interface ArEntry {
  readonly format: 'ar'
  /** Of its header. */
  readonly offset: number
  readonly dataOffset: number
  readonly mtime: number
  readonly uid: number
  readonly gid: number
}

/** Receives the content of one member. */
export interface ContentSink {
  /** The chunk may be overwritten after the call: what is kept has to be copied. */
  data(chunk: Uint8Array): void
  /** Called once all content was received, and its length and checksum were right. */
  end(): void
}

/** Sees the members of an archive in their order. */
export interface MemberVisitor {
  /**
   * @returns what receives the content of a file; undefined when nothing needs it: it is read and checked all the same
   */
  visit(member: Member, entry: MemberEntry): ContentSink | undefined
}
