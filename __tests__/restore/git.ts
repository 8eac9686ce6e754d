import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith } from '../support/folder.ts'
import { GIT_ENVIRONMENT } from '../support/git.ts'
import { GUARD_MS } from '../support/guard.ts'

export interface GitRun {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function git(folder: string, ...args: string[]): GitRun {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    encoding: 'utf8',
    timeout: GUARD_MS
  })
  return { code: status, out: stdout, err: stderr }
}

/** A new repository with these files in its working tree. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>> = {}, ...init: string[]): string {
  const folder = folderWith(files)
  git(folder, 'init', '-q', ...init)
  return folder
}

/** Applies a patch as a user would, from a file outside the repository. */
export function applyPatch(folder: string, patch: string, ...config: string[]): GitRun {
  const file = join(folderWith(), 'restore.patch')
  writeFileSync(file, patch)
  return git(folder, ...config, 'apply', file)
}

/** Runs a line of a POSIX shell in a folder. */
export function shell(folder: string, script: string): GitRun {
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', script], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    encoding: 'utf8',
    timeout: GUARD_MS
  })
  return { code: status, out: stdout, err: stderr }
}
