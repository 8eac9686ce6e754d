import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median } from './measure.mjs'
import { writeManifests } from './trees.mjs'

const FILES = 10_000
const ROUNDS = 5
const CHROMIUM = '/usr/bin/chromium'
const cli = resolve(process.env.SEAL_GATE_CLI ?? 'dist/cli.cjs')

/** report.html of ten thousand drifted files: what making it costs a run, and what opening and filtering it costs a browser in script. */
export async function run() {
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
  const verify = ['verify', 'seal-gate.json', '--no-probes']
  const [without, with_] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    without.push(timed(verify, folder))
    with_.push(timed([...verify, '--html', 'page.html'], folder))
  }
  console.log(`\nreport.html of ${FILES} drifted files, median of ${ROUNDS} rounds`)
  console.log(`  the run without it                       ${median(without).toFixed(0)} ms`)
  console.log(`  the run with it                          ${median(with_).toFixed(0)} ms`)
  console.log(`  its size                                 ${(statSync(join(folder, 'page.html')).size / 1e6).toFixed(1)} MB`)
  if (!existsSync(CHROMIUM)) return console.log('  there is no Chromium here: opening it was not measured')
  for (const [name, times] of await inBrowser(pathToFileURL(join(folder, 'page.html')).href))
    console.log(`  script of ${name.padEnd(30)} ${median(times).toFixed(0)} ms`)
}

function timed(args, cwd) {
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 1) throw new Error(`exit code ${status}: ${stderr}`)
  return performance.now() - from
}

/** @returns milliseconds of script, compiling it included, by what was done */
async function inBrowser(url) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const times = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const scripted = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * metrics.find(({ name }) => name === 'ScriptDuration').value
    }
    const step = async (name, act) => {
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
