import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Finding } from '../../../src/model/finding.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { aBrowser, opened } from '../../support/browser.ts'
import { shownOnGitHub } from '../../support/github-markdown.ts'
import { describeWith, has } from '../../support/needs.ts'
import { aDrift, aFailure, aFinding, HOSTILE } from '../../support/reports.ts'

const inBrowser = describeWith('browser')
const WILD = [
  ...HOSTILE,
  '```',
  '</details>',
  '"]:::open',
  'click b1 href "https://evil.example/"',
  '%%{init: {"securityLevel":"loose"}}%%',
  'end',
  '#quot;',
  '&quot;',
  '<br/><img src=x onerror=alert(1)>',
  '`**x**`',
  'subgraph x',
  '-->',
  '$$\\alpha$$'
]

let browser: Browser
beforeAll(async () => {
  if (has('browser')) browser = await aBrowser()
})
afterAll(async () => {
  if (has('browser')) await browser.close()
})

function findingOf(text: string): Finding {
  const lines = [' ', '-', '+'].map(kind => ({ kind: kind as ' ' | '-' | '+', text }))
  return aFinding({
    path: text,
    reason: text,
    drift: aDrift({
      causes: [{ code: 'bom-added', detail: text }],
      hunks: [{ unit: 'line', hunks: [{ originalStart: 1, foundStart: 1, lines }] }]
    })
  })
}

inBrowser('the job summary as GitHub shows it', () => {
  test('hostile text in every place: the same elements as plain text, and a drawing of every blocker', async () => {
    const shapes: string[][] = []
    for (const texts of [WILD, WILD.map((_, n) => `plain${n}`)]) {
      const blockers = texts.map((text, n) => ({
        id: `${text}${n}`,
        title: text,
        state: n % 3 === 0 ? ('CLOSED' as const) : ('OPEN' as const),
        reason: text,
        progress: text,
        depends_on: n > 0 && n % 4 === 0 ? [`${texts[n - 1]}${n - 1}`] : []
      }))
      const markdown = renderSummary(aFailure(texts.map(findingOf), { blockers }))
      const { page, trouble } = await opened(browser, await shownOnGitHub(markdown))
      await page.locator('body[data-drawn]').waitFor()
      expect(await page.locator('body').getAttribute('data-drawn')).toBe('yes')
      expect(await page.locator('svg g.node').count()).toBe(WILD.length)
      expect(await page.locator('svg .edgePaths path').count()).toBe(Math.ceil(WILD.length / 4) - 1)
      expect(await page.locator('img, iframe, a, script:not(body > script, main ~ script)').count()).toBe(0)
      expect(trouble).toEqual([])
      shapes.push(await page.locator('main *:not(.mermaid *, code)').evaluateAll(all => all.map(element => element.tagName)))
      if (texts === WILD) {
        const labels = await page.locator('svg g.node').allTextContents()
        expect(labels.join('\n')).toContain('<br/><img src=x onerror=alert(1)>')
        expect(labels.join('\n')).toContain('#quot;')
      }
      await page.close()
    }
    expect(shapes[0]?.join(' ')).toBe(shapes[1]?.join(' '))
  })
})
