import { execFileSync } from 'node:child_process'
import { folderWith } from '../support/folder.ts'

/** Runs the body in a file system of its own, such as `size=128k`. */
export function onTmpfs(options: string, body: (root: string) => void): void {
  const root = folderWith()
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', root])
  try {
    body(root)
  } finally {
    execFileSync('umount', [root])
  }
}
