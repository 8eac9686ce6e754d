import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { Worker } from 'node:worker_threads'

/** The restrictions of this process, each found by trying. True means restricted. */
export interface Walls {
  readonly reading_files: boolean
  readonly writing_files: boolean
  readonly starting_programs: boolean
  readonly starting_threads: boolean
  readonly loading_addons: boolean
  readonly evaluating_text: boolean
  readonly compiling_modules: boolean
  readonly reading_environments: boolean
  /** Node's permission model is on, and leaves no right to write, to start programs or threads, or to load addons. */
  readonly permission_model: boolean
  /** Names of the variables that it was started with. */
  readonly environment: readonly string[]
}

/** A whole WebAssembly module that does nothing, with a section that no shipped module has. */
const FOREIGN_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 0, 2, 1, 120)

/** Tries each way out of this process. Each attempt is harmless if it succeeds. */
export function tryWalls(): Walls {
  return {
    reading_files: isRefused(() => readdirSync(parse(process.execPath).root)),
    writing_files: isRefused(() => mkdtempSync(join(tmpdir(), 'seal-gate-wall-'))),
    starting_programs: isRefused(() => execFileSync(process.execPath, ['--version'], { stdio: 'ignore', timeout: 10_000 })),
    starting_threads: isRefused(() => new Worker('', { eval: true }).unref()),
    // If addons are allowed, this one is missing, which is a different error.
    loading_addons: codeOf(() => process.dlopen({ exports: {} }, '/seal-gate-missing.node')) === 'ERR_DLOPEN_DISABLED',
    evaluating_text: isRefused(() => new Function('return 1')()),
    compiling_modules: isRefused(() => new WebAssembly.Module(FOREIGN_MODULE)),
    reading_environments: isRefused(() => readFileSync(`/proc/${process.ppid}/environ`)),
    permission_model: isPermissionModelOn(),
    environment: Object.keys(process.env).toSorted()
  }
}

function isPermissionModelOn(): boolean {
  // Without the flag there is no such object, whatever the types say.
  const { permission } = process as { permission?: NodeJS.ProcessPermission }
  return permission !== undefined && ['fs.write', 'child', 'worker', 'addon'].every(scope => !permission.has(scope))
}

function isRefused(attempt: () => unknown): boolean {
  return codeOf(attempt) !== undefined
}

function codeOf(attempt: () => unknown): string | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'refused'
  }
}
