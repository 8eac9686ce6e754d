/**
 * Takes the pictures of the documentation, in docs/pictures, from real runs of the bundle on bad twins of fixtures/packet and on
 * fixtures/release/ready-not-applied: `node tools/pictures.ts [FOLDER]`. Needs git, python3, sed, unix2dos and Debian's chromium. Look at
 * them before you commit them: fonts differ between machines.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { shownOnGitHub } from '../__tests__/support/github-markdown.ts'
import { annotationOf, annotationPage } from './pictures/annotation.ts'
import { actionOn, driftedRepository } from './pictures/runs.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Pixels around the element; more would show its neighbours. */
const MARGIN_PIXELS = 3
const SPOILED = 'migrations/0012_add_tide_offset.up.sql'

const out = resolve(process.argv[2] ?? join(root, 'docs/pictures'))
mkdirSync(out, { recursive: true })
const scratch = mkdtempSync(join(tmpdir(), 'seal-gate-pictures-'))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const repository = driftedRepository(scratch)
  const drifted = actionOn(repository, { manifest: 'seal-gate.json' }, folder('drifted'))
  const packet = actionOn(root, { manifest: 'fixtures/release/ready-not-applied/seal-gate.json' }, folder('packet'))

  const text = readFileSync(join(repository, SPOILED), 'utf8')
  const annotation = annotationPage(SPOILED, text, annotationOf(drifted.log, SPOILED))
  await shoot('annotation', 900, page => page.setContent(annotation), 'body')
  const summary = withoutEmoji(await shownOnGitHub(drifted.summary))
  await shoot('summary', 1004, page => page.setContent(summary), 'main > h2', 'main > p:has(em)')
  const report = (page: Page) => page.goto(pathToFileURL(drifted.page).href)
  await shoot('report', 1000, report, 'body', '#list')
  const opened = async (page: Page) => {
    await report(page)
    await page.getByRole('button', { name: SPOILED }).click()
  }
  await shoot('bytes', 1000, opened, '#finding-3', '#details-3')
  await shoot('blockers', 860, page => page.goto(pathToFileURL(packet.page).href), '#blockers svg')
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}

function folder(name: string): string {
  const made = join(scratch, name)
  mkdirSync(made)
  return made
}

/** Most machines have no font for it. */
function withoutEmoji(html: string): string {
  return html.replaceAll('❌', '<b style="color: #d1242f; font-family: \'DejaVu Sans\'">✖</b>')
}

/** One picture, from the top of one element to the end of another, or of the same. */
async function shoot(
  name: string,
  width: number,
  open: (page: Page) => Promise<unknown>,
  first: string,
  last = first
): Promise<void> {
  const page = await browser.newPage({
    // High enough for every picture, so that nothing has to be scrolled into view.
    viewport: { width, height: 2400 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    bypassCSP: true
  })
  await open(page)
  // A sticky element would be in the middle of the picture.
  await page.addStyleTag({ content: 'nav { position: static !important }' })
  const from = await page.locator(first).first().boundingBox()
  const to = await page.locator(last).first().boundingBox()
  if (from === null || to === null) throw new Error(`${name}: ${first} or ${last} is not on the page`)
  const [x, y] = [Math.max(0, from.x - MARGIN_PIXELS), Math.max(0, from.y - MARGIN_PIXELS)]
  const clip = { x, y, width: Math.min(width - x, from.width + 2 * MARGIN_PIXELS), height: to.y + to.height + MARGIN_PIXELS - y }
  const bytes = await page.screenshot({ clip })
  writeFileSync(join(out, `${name}.png`), bytes)
  process.stdout.write(`${name}.png ${bytes.length} bytes\n`)
  await page.close()
}
