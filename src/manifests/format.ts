import type { FormatName, ParsedManifest } from '../model/seal.ts'

/** What a parser gets: the manifest's text, already decoded, its BOM taken off. */
export interface ManifestText {
  readonly text: string
  /**
   * True when the manifest is not UTF-8: `text` then holds one character for each byte (Latin-1), and a parser hands every name to
   * `nameFromText` to get it back as bytes.
   */
  readonly bytewise: boolean
  /** It began with a UTF-8 byte order mark. */
  readonly bom?: boolean
  /** False for a manifest given inline: there, a missing last line feed is not a sign of truncation. */
  readonly file: boolean
  /**
   * Last segment of the manifest's own path, when it is a file. A tie-breaker between formats that look alike; a BagIt manifest names
   * its algorithm by it and a git LFS pointer its path.
   */
  readonly fileName?: string
  /** Most entries that are read; 5 million when absent. */
  readonly maxEntries?: number
  /** BagIt only: the version that the bag's `bagit.txt` states; the rules of 1.0 hold when absent. */
  readonly bagVersion?: BagVersion
}

export interface BagVersion {
  readonly major: number
  readonly minor: number
}

export interface ReadManifest extends ParsedManifest {
  readonly format: FormatName | 'unknown'
}

export interface ReadOptions {
  /** Last segment of the manifest's path; absent for an inline manifest. */
  readonly fileName?: string
  /** Limits; 256 MiB and 5 million entries when absent. */
  readonly maxBytes?: number
  readonly maxEntries?: number
  /** There is a `bagit.txt` beside it: then its name alone makes it a manifest of the bag. */
  readonly inBag?: boolean
  /** From the bag's `bagit.txt`. */
  readonly bagVersion?: BagVersion
}

/** One manifest format: a pure parser with its grammar at the top of its file. */
export interface Format {
  readonly name: FormatName
  /** True when the text can only be meant as this format. The file's name only decides between formats that look alike. */
  detect(manifest: ManifestText): boolean
  /** Never throws on bad text: every problem is returned. A manifest with a problem has no usable seals. */
  parse(manifest: ManifestText): ParsedManifest | Promise<ParsedManifest>
}
