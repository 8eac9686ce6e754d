import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import type { DriftedFile, FileExplanation, GitLimits } from '../../src/git/model.ts'
import type { Measurement } from '../../src/model/finding.ts'
import { sha256 } from '../drift/sealing.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { sealOf } from '../support/seals.ts'

type Files = Readonly<Record<string, string | Uint8Array>>
type Environment = Readonly<Record<string, string>>

/** A scratch folder with a home of its own: no configuration of the machine is seen. */
export class Sandbox {
  readonly folder = folderWith()
  readonly environment: Environment
  #commits = 0

  constructor() {
    const home = join(this.folder, 'home')
    putFile(
      home,
      '.gitconfig',
      '[user]\n\tname = N\n\temail = n@example.com\n[protocol "file"]\n\tallow = always\n[advice]\n\tdetachedHead = false\n'
    )
    this.environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      GIT_CONFIG_NOSYSTEM: '1'
    }
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  /** Runs git and gives its output without the last line end. */
  git(folder: string, ...args: string[]): string {
    return this.#run(folder, args, '')
  }

  #run(folder: string, args: string[], input: string): string {
    const date = `2026-01-01T00:00:${String(this.#commits).padStart(2, '0')}Z`
    const env = { ...this.environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    return execFileSync('git', args, {
      cwd: this.path(folder),
      env,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'pipe']
    }).trimEnd()
  }

  /** Writes the files as they are and commits them, whatever attributes say. Returns the commit's id. */
  commit(folder: string, files: Files, message = 'change'): string {
    this.#commits++
    for (const [path, content] of Object.entries(files)) putFile(this.path(folder), path, content)
    const paths = Object.keys(files)
    if (paths.length > 0) {
      // One program for all of them: two for each would cost more than the tests that use them.
      const ids = this.git(folder, 'hash-object', '-w', '--no-filters', '--', ...paths).split('\n')
      const entries = paths.map((path, index) => `100644 ${ids[index]}\t${path}\0`)
      this.#run(folder, ['update-index', '-z', '--index-info'], entries.join(''))
    }
    this.git(folder, 'commit', '--allow-empty', '-q', '-m', message)
    return this.git(folder, 'rev-parse', 'HEAD')
  }

  /** A new repository with one commit. */
  repository(folder: string, files: Files, ...options: string[]): string {
    this.git('', 'init', '-q', '-b', 'main', ...options, folder)
    return this.commit(folder, files, 'sealed')
  }

  clone(from: string, to: string, ...options: string[]): void {
    this.git('', 'clone', '-q', ...options, `file://${this.path(from)}`, to)
  }

  put(folder: string, path: string, content: string | Uint8Array): void {
    putFile(this.path(folder), path, content)
  }

  remove(folder: string, path: string): void {
    rmSync(join(this.path(folder), path), { recursive: true })
  }

  /** The seals of the given bytes beside what stands on disk. */
  drifted(folder: string, sealed: Files): DriftedFile[] {
    return Object.entries(sealed).map(([path, content]) => {
      const found = measure(join(this.path(folder), path))
      return { seal: sealOf(path, content), ...(found !== undefined && { found }) }
    })
  }

  /** All witnesses, in the order of the files; checks what holds of every one. */
  async look(folder: string, files: readonly DriftedFile[], limits: Partial<GitLimits> = {}): Promise<FileExplanation[]> {
    const survey = await askGit(this.path(folder), files, { environment: this.environment, limits })
    return collect(survey.search(), files)
  }

  /** The witness for one file that was sealed with this content. */
  async ask(
    folder: string,
    path: string,
    sealed: string | Uint8Array,
    limits: Partial<GitLimits> = {}
  ): Promise<FileExplanation> {
    const [witness] = await this.look(folder, this.drifted(folder, { [path]: sealed }), limits)
    if (witness === undefined) throw new Error('no witness')
    return witness
  }
}

export async function collect(
  witnesses: AsyncIterable<FileExplanation>,
  files: readonly DriftedFile[]
): Promise<FileExplanation[]> {
  const all: FileExplanation[] = []
  for await (const witness of witnesses) {
    const { original, source, index } = witness
    expect(source === undefined).toBe(original === undefined)
    if (original !== undefined) {
      expect(sha256(original)).toBe(files[index]?.seal.digests.sha256)
      expect(original.length).toBe(files[index]?.seal.bytes)
    }
    all.push(original === undefined ? witness : { ...witness, original: Buffer.from(original) })
  }
  expect(all.map(({ index }) => index).sort((a, b) => a - b)).toEqual(files.map((_, index) => index))
  return all.sort((a, b) => a.index - b.index)
}

export function measure(path: string): Measurement | undefined {
  try {
    const bytes = readFileSync(path)
    return { bytes: bytes.length, digests: { sha256: sha256(bytes) } }
  } catch {
    return undefined
  }
}

export function codesOf({ notes }: FileExplanation): string[] {
  return notes.map(({ code }) => code)
}

export const lines = (count: number, end = '\n'): string =>
  Array.from({ length: count }, (_, n) => `line ${n + 1}${end}`).join('')
