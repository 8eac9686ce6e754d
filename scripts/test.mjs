// Runs all tests in two processes side by side: those that mostly wait for what they start (servers, engines, validators), and the others. Each has a
// folder for temporary files of its own, since tests look whether anything was left there. Writes one result for both.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WAITING = '__tests__/(rehearsal|rerun|validator|workflows|cli/rehearse|cli/rerun|github/rehearse|gate/validators)'
const cache = 'node_modules/.cache/seal-gate'
const temporary = mkdtempSync(join(tmpdir(), 'sg-'))

/** @returns the exit code, and the results, if there are any */
function run(name, args) {
  const folder = join(temporary, name)
  mkdirSync(folder)
  // Servers and validators run as other users.
  for (const place of [temporary, folder]) chmodSync(place, 0o1777)
  const output = join(cache, `jest-${name}.json`)
  rmSync(output, { force: true })
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']
  const options = { stdio: 'inherit', env: { ...process.env, TMPDIR: folder } }
  const child = spawn(process.execPath, [...node, '--runInBand', '--json', '--outputFile', output, ...args], options)
  return new Promise(resolve => child.once('close', code => resolve({ code: code ?? 1, results: read(output) })))
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

mkdirSync(cache, { recursive: true })
rmSync(join(cache, 'jest.json'), { force: true })
try {
  const runs = await Promise.all([run('a', [WAITING]), run('b', ['--testPathIgnorePatterns', WAITING, '/node_modules/'])])
  const names = [
    'numPassedTests',
    'numFailedTests',
    'numRuntimeErrorTestSuites',
    'numPendingTests',
    'numTodoTests',
    'numTotalTestSuites'
  ]
  const sum = name => runs.reduce((total, { results }) => total + (results?.[name] ?? 0), 0)
  const all = Object.fromEntries(names.map(name => [name, sum(name)]))
  // A process that ended without results counts as a failure, whatever the other one found.
  const broken = runs.filter(({ results }) => results === undefined).length
  writeFileSync(
    join(cache, 'jest.json'),
    JSON.stringify({ ...all, numRuntimeErrorTestSuites: all.numRuntimeErrorTestSuites + broken })
  )
  for (const { results } of runs)
    for (const { name, status } of results?.testResults ?? []) if (status === 'failed') process.stdout.write(`failed: ${name}\n`)
  process.stdout.write(`${all.numPassedTests} passed, ${all.numFailedTests + all.numRuntimeErrorTestSuites + broken} failed\n`)
  process.exitCode = broken > 0 ? 1 : Math.max(...runs.map(({ code }) => code))
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
