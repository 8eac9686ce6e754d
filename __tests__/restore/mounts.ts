import { execFileSync } from 'node:child_process'
import { folderWith } from '../support/folder.ts'

/** Whether a small file system can be mounted here: for root, outside most containers. */
export const CAN_MOUNT = process.getuid?.() === 0 && mounts()

function mounts(): boolean {
  const folder = execFileSync('mktemp', ['-d']).toString().trim()
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    execFileSync('rmdir', [folder])
  }
}

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
