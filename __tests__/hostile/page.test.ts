import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Report } from '../../src/model/report.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { aBrowser, opened } from '../support/browser.ts'
import { shownOnGitHub } from '../support/github-markdown.ts'
import { describeWith, has } from '../support/needs.ts'
import { aFailure } from '../support/reports.ts'
import { renderHtml } from '../support/whole-reports.ts'
import { cases, reportOf } from './reported.ts'

// What hostile trees and manifests come to in the reports for people, in a real browser, all of them on one page.

const inBrowser = describeWith('browser')
let browser: Browser
let all: Report

beforeAll(async () => {
  if (!has('browser')) return
  browser = await aBrowser()
  const reports: Report[] = []
  for (const hostile of cases) {
    const report = await reportOf(hostile)
    if (report !== undefined) reports.push(report)
  }
  all = aFailure(
    reports.flatMap(({ findings }) => findings),
    { manifests: reports.flatMap(({ manifests }) => manifests) }
  )
})
afterAll(async () => {
  if (has('browser')) await browser.close()
})

const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u

inBrowser('all hostile cases', () => {
  test('in report.html: no script, no element, no request, nothing unseen', async () => {
    expect(all.findings.length).toBeGreaterThan(100)
    const { page, trouble } = await opened(browser, await renderHtml(all))
    let shown = 0
    for (;;) {
      // First the groups, which list their files, then the files.
      for (const rows of ['tr.group', 'tr.row'])
        await page.locator(`${rows} button[aria-expanded=false]`).evaluateAll(buttons => {
          for (const button of buttons) if ('click' in button) button.click()
        })
      const rows = await page.locator('tr.row:not(.group)').count()
      expect(await page.locator('tr.details:not([id^=group])').count()).toBe(rows)
      expect(await page.locator('body').innerText()).not.toMatch(UNSEEN)
      shown += rows
      const next = page.getByRole('button', { name: 'Next' })
      if ((await next.count()) === 0 || (await next.isDisabled())) break
      await next.click()
    }
    expect(shown).toBe(all.findings.length)
    expect(await page.locator('img, iframe, object, embed, base, a:not([href^="#"])').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
    expect(trouble).toEqual([])
  })

  test('in the job summary: no element but its own, no link, nothing unseen', async () => {
    const { page, trouble } = await opened(browser, await shownOnGitHub(renderSummary(all)))
    const tags = await page.locator('main *').evaluateAll(elements => [...new Set(elements.map(({ tagName }) => tagName))])
    const own = 'CODE DETAILS EM H2 H3 LI OL P PRE STRONG SUMMARY TABLE TBODY TD TH THEAD TR UL'.split(' ')
    expect(tags.filter(tag => !own.includes(tag))).toEqual([])
    expect(await page.locator('main').innerText()).not.toMatch(UNSEEN)
    expect(trouble).toEqual([])
  })
})
