import { basename, dirname, join } from 'node:path'
import { SealedFiles } from '../disk/sealed-file.ts'

/** The usual name of the file that holds the sha256 of a packet's manifest: one number for the whole packet. */
export const TREE_HASH_NAME = 'packet_tree.sha256'
const MAX_BYTES = 4096

/**
 * The file beside a manifest that holds that manifest's own sha256 and nothing else, or undefined. It cannot be sealed by that manifest,
 * and since its bytes follow from it, no seal is missing. With any other content it is a file like all others.
 * @returns absolute path
 */
export function treeHashFile({ file, sha256 }: Readonly<Record<'file' | 'sha256', string | undefined>>): string | undefined {
  if (file === undefined || sha256 === undefined) return undefined
  const folder = dirname(file)
  const lines = ['', `  ${basename(file)}`, ` *${basename(file)}`].map(rest => `${sha256}${rest}\n`)
  const content = new SealedFiles(folder).content({ path: TREE_HASH_NAME, digests: {}, line: 1 }, MAX_BYTES)
  return content !== undefined && lines.includes(content.toString('utf8')) ? join(folder, TREE_HASH_NAME) : undefined
}
