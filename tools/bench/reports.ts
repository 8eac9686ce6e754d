import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DIST, median, type Times } from './measure.ts'
import { makeTree, writeManifests } from './trees.ts'

const FILES = 10_000
const SEALS = 100_000
const ROUNDS = 5
const CHROMIUM = '/usr/bin/chromium'
const cli = resolve(DIST, 'cli.cjs')

/** What reports cost a run of ten thousand findings and one of a hundred thousand seals, and what the page costs a browser in script. */
export async function run(): Promise<void> {
  const folder = join(tmpdir(), 'seal-gate-bench', 'page')
  rmSync(folder, { recursive: true, force: true })
  const seals = Array.from({ length: FILES }, (_, index) => {
    const path = `d${index % 100}/f${index}.md`
    const text = `line 1 of file ${index}\nline 2 - the last\n`
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), index % 3 === 0 ? `\ufeff${text}` : text.replaceAll('\n', '\r\n'))
    return { path, sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) }
  })
  writeManifests(folder, seals)
  table(folder, `${FILES} findings`, 1)
  const size = (name: string) => (statSync(join(folder, name)).size / 1e6).toFixed(1)
  console.log(
    `  sizes: report.html ${size('report.html')} MB, results.sarif ${size('results.sarif')} MB, junit.xml ${size('junit.xml')} MB`
  )
  const many = join(tmpdir(), 'seal-gate-bench', 'C')
  makeTree(many, SEALS, (_, random) => 100 + Math.floor(random() * 20_000))
  table(many, `${SEALS} seals, all intact`, 0)
  if (!existsSync(CHROMIUM)) return console.log('  Chromium is not installed: opening the page was not measured')
  for (const [name, times] of await inBrowser(pathToFileURL(join(folder, 'report.html')).href))
    console.log(`  script of ${name.padEnd(30)} ${median(times).toFixed(0)} ms`)
}

/** What each report costs a run: time and peak memory of the whole process, beside the run without it. */
function table(folder: string, title: string, code: number): void {
  const verify = ['verify', 'seal-gate.json', '--no-probes']
  const runs = new Map([
    ['verdict alone', verify],
    ['report.json', [...verify, '--json']],
    ['report.html', [...verify, '--html', 'report.html']],
    ['results.sarif', [...verify, '--sarif', 'results.sarif']],
    ['junit.xml', [...verify, '--junit', 'junit.xml']]
  ])
  const seen = new Map<string, { readonly ms: number; readonly peak: number }[]>([...runs.keys()].map(name => [name, []]))
  for (let round = 0; round < ROUNDS; round++) for (const [name, args] of runs) seen.get(name)?.push(timed(args, folder, code))
  console.log(`\nreports of ${title}, median of ${ROUNDS} rounds`)
  for (const [name, times] of seen) {
    const peak = Math.max(...times.map(({ peak }) => peak))
    console.log(
      `  ${name.padEnd(16)} ${median(times.map(({ ms }) => ms))
        .toFixed(0)
        .padStart(6)} ms   peak ${(peak / 1024).toFixed(0)} MB`
    )
  }
}

/** The process itself prints its peak memory in KiB when it ends. */
const ASK = `process.on('exit', () => require('node:fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS + '\\n'))`

function timed(args: readonly string[], cwd: string, code: number) {
  for (const name of ['report.html', 'results.sarif', 'junit.xml'])
    if (args.includes(name)) rmSync(join(cwd, name), { force: true })
  const ask = join(tmpdir(), 'seal-gate-bench', 'peak.cjs')
  writeFileSync(ask, ASK)
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['-r', ask, cli, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8'
  })
  const ms = performance.now() - from
  if (status !== code) throw new Error(`exit code ${status}: ${stderr}`)
  return { ms, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) }
}

/** Milliseconds of script, including its compilation, by action. */
async function inBrowser(url: string): Promise<Times> {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const times = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const scripted = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN)
    }
    const step = async (name: string, act: () => Promise<unknown>) => {
      const from = await scripted()
      await act()
      times.set(name, [...(times.get(name) ?? []), (await scripted()) - from])
    }
    await step('opening it', () => page.goto(url))
    await step('filtering by path', () => page.fill('#text', 'f99'))
    await step('taking the filter away', () => page.fill('#text', ''))
    await step('filtering by cause', () => page.selectOption('#cause', 'bom-added'))
    await step('turning to the next page', () => page.getByRole('button', { name: 'Next' }).click())
    await page.close()
  }
  await browser.close()
  return times
}
