#!/usr/bin/env node
import { main } from '../cli/main.ts'

// Until a command has come to its end: an event loop that runs dry must not look like a pass.
process.exitCode = 2
void main(process.argv.slice(2), process.cwd()).then(code => {
  process.exitCode = code
})
