import { runtimeProblem } from '../model/runtime.ts'

/**
 * Runs an action unless this program cannot run here: older runners take another Node, and self-hosted ones what is installed. Checked
 * before anything else is loaded. Until the action has come to its end, the step is not green.
 */
export function startAction(load: () => Promise<() => Promise<void>>): void {
  process.exitCode = 1
  const problem = runtimeProblem(process.versions)
  if (problem === undefined)
    load()
      .then(run => run())
      .catch(error => process.stdout.write(`::error::the action cannot be loaded: ${nameOf(error)}\n`))
  else {
    process.exitCode = 2
    process.stdout.write(`::error::${problem}\n`)
  }
}

/** Nothing that could hold a line end: nothing that escapes one is loaded. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w+$/.test(error.name) ? error.name : 'unknown error'
}
