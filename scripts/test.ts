// npm test [-- FOLDER…]: runs the tests in three processes, and prints the slowest files and every test that was skipped. The results are in
// node_modules/.cache/seal-gate/jest.json, where .ci/run reads them.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const SLOWEST_FILES = 10
/** One more than the cores of the machine that this is for: with two, an eighth of its time is spent waiting for servers and other programs. */
const PROCESSES = 3

/** Memory that must be free for the files of the tests: a tenth of the time goes into small files, of which nothing is kept. */
const MIN_FREE_BYTES = 8 * 1024 ** 3

/** Room for young objects: the searches of drift/ make many that die at once, and with less room a tenth of their time goes into collecting them. */
const YOUNG_MIB = 32

/** The part of jest's results that is used here. */
interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numRuntimeErrorTestSuites: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly startTime: number
    readonly endTime: number
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const cache = 'node_modules/.cache/seal-gate'
const output = join(cache, 'jest.json')
mkdirSync(cache, { recursive: true })
rmSync(output, { force: true })

// Everything that the tests leave behind goes with this folder. Servers and validators run as other users, who must be able to use it.
const temporary = mkdtempSync(join(tmpdir(), 'sg-'))
chmodSync(temporary, 0o1777)
let status: number | null
try {
  const node = [
    '--experimental-vm-modules',
    `--max-semi-space-size=${YOUNG_MIB}`,
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js'
  ]
  const jest = ['--maxWorkers', String(PROCESSES), '--json', '--outputFile', output, ...process.argv.slice(2)]
  const env = { ...process.env, TMPDIR: temporary }
  const [command = '', ...args] = [...inMemory(temporary), process.execPath, ...node, ...jest]
  status = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
if (existsSync(output)) print(JSON.parse(readFileSync(output, 'utf8')))
process.exitCode = status ?? 1

/**
 * Starts a command for which the folder is in memory, where root may do that and there is room. The mount is in a namespace of its own, so
 * that it goes with the command, however that ends.
 */
function inMemory(folder: string): readonly string[] {
  if (process.getuid?.() !== 0 || freemem() < MIN_FREE_BYTES) return []
  const own = (script: string) => [
    'unshare',
    '--mount',
    '--',
    'sh',
    '-c',
    `mount -t tmpfs -o mode=1777 tmpfs "$0" ${script}`,
    folder
  ]
  const [command = '', ...args] = own('')
  return spawnSync(command, args).status === 0 ? own('&& exec "$@"') : []
}

function print({ testResults, numPassedTests, numFailedTests, numRuntimeErrorTestSuites }: Results): void {
  const files = testResults.map(({ name, startTime, endTime, ...rest }) => ({
    ...rest,
    name: relative('.', name),
    seconds: (endTime - startTime) / 1000
  }))
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_FILES)
  const lines = [
    'slowest files:',
    ...slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${name}`),
    ...files.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(one => one.status === 'pending').map(({ fullName }) => `skipped: ${name}: ${fullName}`)
    ),
    ...files.filter(file => file.status === 'failed').map(({ name }) => `failed: ${name}`),
    `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
