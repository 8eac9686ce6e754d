#!/usr/bin/env node
import { runtimeProblem } from '../model/runtime.ts'

// Until a command has come to its end: an event loop that runs dry must not look like a pass.
process.exitCode = 2
const problem = runtimeProblem(process.versions)
if (problem === undefined)
  import('../cli/main.ts')
    .then(({ main }) => main(process.argv.slice(2), process.cwd()))
    .then(code => {
      process.exitCode = code
    })
    .catch(error => process.stderr.write(`seal-gate: ${String(error)}\n`))
else process.stderr.write(`${problem}\n`)
