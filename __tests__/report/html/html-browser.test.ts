import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Finding } from '../../../src/model/finding.ts'
import type { Report } from '../../../src/model/report.ts'
import { aBrowser, opened, type Watched } from '../../support/browser.ts'
import { describeWith, has } from '../../support/needs.ts'
import { aDrift, aFailure, aFinding, aHeldPacket, aReport, HOSTILE } from '../../support/reports.ts'
import { renderHtml } from '../../support/whole-reports.ts'

const inBrowser = describeWith('browser')

let browser: Browser
const pages: Page[] = []

beforeAll(async () => {
  if (has('browser')) browser = await aBrowser()
})
afterAll(async () => {
  if (has('browser')) await browser.close()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})

async function open(report: Report, hash = ''): Promise<Watched> {
  const watched = await opened(browser, await renderHtml(report), { viewport: { width: 1100, height: 800 } }, hash)
  pages.push(watched.page)
  return watched
}

const crlf = aDrift({
  hunks: [
    {
      unit: 'line',
      hunks: [
        {
          originalStart: 7,
          foundStart: 8,
          lines: [
            { kind: ' ', text: 'same␊' },
            { kind: '-', text: 'a - b␊' },
            { kind: '+', text: 'a ⟨U+2014 EM DASH⟩ b␍␊' }
          ]
        }
      ],
      hidden: { lines: 3, atLeast: true }
    },
    {
      unit: 'byte',
      hunks: [
        {
          originalStart: 16,
          foundStart: 16,
          lines: [
            { kind: ' ', text: '61 20' },
            { kind: '-', text: '2D 0A' },
            { kind: '+', text: 'E2 80 94 0D 0A' }
          ]
        }
      ]
    }
  ]
})

/** Many findings, every third with a byte order mark, and every fifth committed so. */
function crowd(length: number): Finding[] {
  return Array.from({ length }, (_, n) => ({
    ...aFinding({ path: `folder-${n % 7}/file-${n + 1}.md`, line: n + 1 }),
    severity: n % 10 === 9 ? 'warning' : 'fail',
    drift: n % 3 === 0 ? aDrift({ causes: [{ code: 'bom-added' }] }) : crlf,
    ...(n % 5 === 0 && { git: { layer: 'commit' } })
  }))
}

/** The same, of as many manifests, so that each is a group of its own. */
const apart = (length: number): Finding[] =>
  crowd(length).map((finding, n) => ({ ...finding, severity: 'fail', manifest: `${n}.json` }))

const rows = (page: Page) => page.locator('tr.row').count()
const count = (page: Page) => page.locator('#count').textContent()

inBrowser('report.html in a browser', () => {
  test('opens without a message, an error, a violation or a request, and says what came out', async () => {
    const { page, trouble } = await open(aFailure(apart(3)))
    expect(await page.title()).toBe('FAIL · Seal Gate')
    expect(await rows(page)).toBe(3)
    expect(await count(page)).toBe('3 findings')
    expect(trouble).toEqual([])
  })

  test('shows sealed and found side by side, by line and by byte', async () => {
    const { page, trouble } = await open(aFailure([aFinding({ drift: crlf })]))
    await page.click('#finding-1 button')
    const cells = (unit: string) => page.locator(`.side.${unit} tbody tr`).allInnerTexts()
    expect((await cells('line')).map(text => text.trim().split(/\s+/).join(' '))).toEqual([
      '7 sameLF 8 sameLF',
      '8 a - bLF 9 a U+2014 EM DASH bCRLF'
    ])
    expect((await cells('byte')).map(text => text.trim().split(/\s+/).join(' '))).toEqual([
      '000010 61 20 a 000010 61 20 a',
      '000012 2D 0A -↓ 000012 E2 80 94 0D 0A ···←↓'
    ])
    expect(await page.locator('.side.line .found mark').innerText()).toContain('U+2014 EM DASH')
    expect(await page.locator('.rest').innerText()).toBe('… and at least 3 more lines differ')
    expect(await page.locator('.command code').first().innerText()).toBe("echo '/packet/docs/a.md -text' >> .gitattributes")
    expect(trouble).toEqual([])
  })

  test('filters by path, cause, layer and severity, and says how many are left', async () => {
    const { page } = await open(aFailure(crowd(30)))
    await page.fill('#text', 'FOLDER-1/')
    expect(await count(page)).toBe('5 of 30 findings')
    await page.fill('#text', '')
    await page.selectOption('#cause', 'bom-added')
    expect(await count(page)).toBe('10 of 30 findings')
    await page.selectOption('#layer', 'commit')
    expect(await count(page)).toBe('2 of 30 findings')
    await page.selectOption('#severity', 'warning')
    expect([await count(page), await rows(page)]).toEqual(['0 of 30 findings', 0])
    await page.click('#clear')
    expect(await count(page)).toBe('30 findings')
  })

  test('a cause is chosen, and left again, at its share', async () => {
    const { page } = await open(aFailure(crowd(30)))
    const button = page.getByRole('button', { name: /a byte order mark was added 10/i })
    await button.click()
    expect([await count(page), await button.getAttribute('aria-pressed')]).toEqual(['10 of 30 findings', 'true'])
    await button.click()
    expect([await count(page), await button.getAttribute('aria-pressed')]).toEqual(['30 findings', 'false'])
  })

  test('is used with the keyboard alone', async () => {
    const { page } = await open(aFailure(apart(120)))
    const focused = () => page.locator(':focus').evaluate(element => element.closest('tr')?.id ?? element.id)
    await page.keyboard.press('/')
    expect(await focused()).toBe('text')
    await page.keyboard.type('file-1')
    expect(await count(page)).toBe('32 of 120 findings')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('finding-1')
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    expect(await count(page)).toBe('120 findings')
    await page.keyboard.press('Escape')
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
    expect(await focused()).toBe('finding-2')
    await page.keyboard.press('Enter')
    expect(await page.locator('#details-2').count()).toBe(1)
    expect(await page.locator('#finding-2 button').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect([await page.locator('#details-2').count(), await focused()]).toEqual([0, 'finding-2'])
    for (let n = 2; n < 101; n++) await page.keyboard.press('j')
    expect(await focused()).toBe('finding-101')
    await page.keyboard.press('k')
    expect(await focused()).toBe('finding-100')
  })

  test('a link leads to its finding on any page, open, whatever the filter is', async () => {
    const { page, trouble } = await open(aFailure(crowd(250)), '#finding-207')
    expect(await page.locator('#details-207').count()).toBe(1)
    expect(await page.locator('#finding-207 button').textContent()).toBe('folder-3/file-207.md')
    await page.fill('#text', 'file-1.md')
    await page.goto(page.url().replace(/#.*/, '#finding-3'))
    await page.locator('#details-3').waitFor()
    expect(await count(page)).toBe('250 findings')
    expect(trouble).toEqual([])
  })

  test.each(['#finding-0', '#finding-99', '#finding-x', '#%3Cimg%3E'])('a link to nothing, %s, does nothing', async hash => {
    const { page, trouble } = await open(aFailure(crowd(2)), hash)
    expect(await page.locator('.details').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  test('pages of a hundred', async () => {
    const { page } = await open(aFailure(apart(250)))
    expect(await rows(page)).toBe(100)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    expect([await rows(page), await page.locator('#pages').innerText()]).toEqual([
      50,
      expect.stringContaining('201 to 250 of 250')
    ])
  })

  test('follows the system in light and dark, until the reader chooses', async () => {
    const { page } = await open(aFailure(crowd(1)))
    const paper = () =>
      page.locator('body').evaluate(body => body.ownerDocument.defaultView?.getComputedStyle(body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.click('#theme')
    expect(await paper()).toBe(light)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await paper()).toBe(light)
  })

  test('has landmarks, one heading of the first level, headers of tables, names of controls', async () => {
    const { page } = await open(aFailure(apart(2)))
    for (const role of ['banner', 'navigation', 'main', 'search', 'contentinfo', 'status'] as const)
      expect(await page.getByRole(role).count()).toBe(1)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.getByRole('table', { name: 'Findings' }).getByRole('columnheader').count()).toBe(5)
    expect(await page.getByRole('rowheader', { name: 'folder-0/file-1.md' }).count()).toBe(1)
    for (const name of ['Cause', 'Layer', 'Severity']) expect(await page.getByRole('combobox', { name }).count()).toBe(1)
    expect(await page.getByRole('searchbox', { name: 'Path' }).count()).toBe(1)
  })

  test('is printed with all rows, and the first with their particulars', async () => {
    const { page } = await open(aFailure(apart(150)))
    const happens = (name: string) =>
      page.locator('body').evaluate((body, type) => body.ownerDocument.defaultView?.dispatchEvent(new Event(type)), name)
    await happens('beforeprint')
    expect([await rows(page), await page.locator('.details').count()]).toEqual([150, 50])
    await happens('afterprint')
    expect(await rows(page)).toBe(100)
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('nothing is shown where nothing was found', async () => {
    const { page, trouble } = await open(aReport())
    expect(await page.locator('#findings').innerText()).toContain('There are no findings.')
    expect(await page.locator('#list').count()).toBe(0)
    await page.keyboard.press('j')
    expect(trouble).toEqual([])
  })

  test('a script that is put in afterwards does not run', async () => {
    const { page, trouble } = await open(aFailure(crowd(1)))
    const put = page.locator('body').evaluate(body => {
      const script = body.ownerDocument.createElement('script')
      script.append('document.title = "owned"')
      body.append(script)
    })
    await put.catch(() => undefined)
    expect(await page.title()).toBe('FAIL · Seal Gate')
    expect(trouble.length).toBeGreaterThan(0)
  })
})

inBrowser('a phone of 360 pixels', () => {
  const width = 360
  const blockers = Array.from({ length: 8 }, (_, n) => ({
    id: `B${n}`,
    title: `A blocker with a long title, number ${n}`,
    state: 'OPEN' as const,
    reason: 'it is not claimed closed',
    depends_on: n === 0 ? [] : [`B${n - 1}`]
  }))
  const long = 'a-very-long-folder-name-without-any-break/'.repeat(6)
  const changed = { code: 'resealed', severity: 'notice', path: `${long}s.sql`, reason: 'reviewed' } as const
  const run = { repository: `owner/${long}`, commit: 'c'.repeat(40), id: '42', date: '2031-03-04T12:00:00.000Z' }

  test.each<[string, Report]>([
    ['pass', aReport()],
    ['one drift', aFailure([aFinding({ path: `${long}a.md`, drift: crlf }), changed])],
    ['a held packet', aHeldPacket({ blockers })],
    ['unverifiable', aReport({ verdict: 'unverifiable', findings: [{ code: 'manifest-empty', severity: 'unverifiable' }] })]
  ])('%s: nothing is wider than it, opened too', async (_, report) => {
    const watched = await opened(browser, await renderHtml(report, { run }), { viewport: { width, height: 700 } })
    pages.push(watched.page)
    const { page } = watched
    for (const button of await page.locator('tr.row button').all()) await button.click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })

  test('the graph scrolls at its own size', async () => {
    const { page } = await opened(browser, await renderHtml(aHeldPacket({ blockers })), { viewport: { width, height: 700 } })
    pages.push(page)
    const [inner, outer] = (await page
      .locator('.graph .wide')
      .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])) as [number, number]
    const drawn = Number(await page.locator('svg').getAttribute('width'))
    expect(drawn).toBeGreaterThanOrEqual(236)
    expect(inner).toBe(Math.max(drawn, outer))
  })
})

inBrowser('what to do', () => {
  test('comes before the digests', async () => {
    const { page } = await open(aFailure([aFinding({ drift: crlf })]))
    await page.click('#finding-1 button')
    const text = await page.locator('#details-1').innerText()
    expect(text.indexOf('What to do')).toBeGreaterThan(0)
    expect(text.indexOf('sha256')).toBeGreaterThan(text.indexOf('What to do'))
  })
})

inBrowser('groups', () => {
  const edits: Finding[] = [1, 2, 3].map(n =>
    aFinding({
      path: `z/edit-${n}.md`,
      drift: { certainty: 'compared', original: 'git', causes: [{ code: 'content-changed' }], edits: { count: 1 }, locations: [] }
    })
  )
  const unexplained = aFinding({ path: 'z/unknown', drift: { certainty: 'unexplained', causes: [], locations: [] } })
  const crlfFiles = Array.from({ length: 200 }, (_, n) => aFinding({ path: `docs/${n}.md` }))
  const report = aFailure([...crlfFiles, ...edits, unexplained])
  const ids = (page: Page) => page.locator('tr.row').evaluateAll(all => all.map(({ id }) => id))

  test('edited and unexplained files come first; many files are folded, with one remedy', async () => {
    const { page, trouble } = await open(report)
    expect(await ids(page)).toEqual(['finding-201', 'finding-202', 'finding-203', 'finding-204', 'group-1'])
    await page.click('#group-1 button')
    expect(await rows(page)).toBe(100)
    expect(await page.locator('#group-details-1 .command code').allInnerTexts()).toEqual([
      "echo '/packet/docs/*.md -text' >> .gitattributes",
      'seal-gate restore packet/seal-gate.json --only crlf-added --write'
    ])
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    expect(await page.locator('#details-1 .command code').first().innerText()).toContain('/packet/docs/0.md')
    await page.keyboard.press('Escape')
    await page.click('#group-1 button')
    expect(await rows(page)).toBe(5)
    expect(trouble).toEqual([])
  })

  test('each cause has its chip, the unexplained included', async () => {
    const { page } = await open(report)
    expect(await page.locator('#causes .count').allInnerTexts()).toEqual(['200', '3', '1'])
    await page.getByRole('button', { name: /no known cause explains it 1/i }).click()
    expect([await count(page), await ids(page)]).toEqual(['1 of 204 findings', ['finding-204']])
  })

  test('a path that is searched is shown without its group; a link opens the group', async () => {
    const { page } = await open(report, '#finding-150')
    expect(await page.locator('#details-150').count()).toBe(1)
    await page.fill('#text', 'docs/7')
    expect(await ids(page)).toHaveLength(11)
    expect(await page.locator('tr.group').count()).toBe(0)
  })

  test.each([360, 1100])('nothing is wider than %i pixels', async width => {
    const { page } = await open(report)
    await page.setViewportSize({ width, height: 800 })
    await page.click('#group-1 button')
    expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(width)
  })
})

inBrowser('hostile names and contents', () => {
  const wild = [
    ...HOSTILE,
    '</script><script>alert(1)</script>',
    ']]>',
    `\${alert(1)}`,
    '{{7*7}}',
    'javascript:alert(1)',
    '__proto__'
  ]
  const findings = wild.flatMap((text): Finding[] => {
    const hunk = {
      originalStart: 1,
      foundStart: 1,
      lines: [' ', '-', '+'].map(kind => ({ kind: kind as ' ' | '-' | '+', text }))
    }
    return [
      aFinding({
        path: text,
        reason: text,
        drift: aDrift({
          causes: [{ code: 'bom-added', detail: text }],
          locations: [{ line: 1, column: 1, offset: 0, expected: text, found: text }],
          limit: text,
          hunks: [
            { unit: 'line', hunks: [hunk] },
            { unit: 'byte', hunks: [hunk] }
          ]
        }),
        git: { layer: 'commit', commit: { id: text, subject: text }, notes: [{ text, run: [text] }] }
      }),
      { code: 'unreadable', severity: 'unverifiable', path: text, manifest: wild[0] ?? '', reason: text }
    ]
  })

  test('every one of them opened: no script, no element, no request, nothing unseen', async () => {
    const blockers = wild.map(text => ({ id: text, title: text, state: 'OPEN', reason: text, depends_on: wild }) as const)
    const { page, trouble } = await open(aFailure(findings, { blockers }))
    // First the groups, which open their files, then the files.
    for (const kind of ['.group', ':not(.group)'])
      await page.locator(`tr.row${kind} button[aria-expanded="false"]`).evaluateAll(buttons => {
        for (const button of buttons) if ('click' in button) button.click()
      })
    expect(await page.locator('.details').count()).toBe(findings.length + (await page.locator('.group').count()))
    expect(await page.locator('.group').count()).toBeGreaterThan(0)
    expect(await page.locator('img, iframe, object, embed, base, form:not(#filters)').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
    expect(await page.locator('a:not([href^="#"])').count()).toBe(0)
    const text = await page.locator('body').innerText()
    expect(text).not.toMatch(/[\u202e\u200b\u2028\u2029\u001b\u{e0041}]/u)
    expect(trouble).toEqual([])
  })

  test('each is found by its own name', async () => {
    const { page } = await open(aFailure(findings))
    for (const text of ['<img src=x', '\u202egnp', '\\u{202E}gnp', '${alert']) {
      await page.fill('#text', text)
      expect(await count(page)).toBe(`2 of ${findings.length} findings`)
    }
  })
})

inBrowser('a crowd', () => {
  test('ten thousand findings open and filter', async () => {
    const { page, trouble } = await open(aFailure(crowd(10_000)))
    expect([await count(page), await rows(page)]).toEqual(['10,000 findings', 6])
    await page.fill('#text', 'file-9999.md')
    expect([await count(page), await rows(page)]).toEqual(['1 of 10,000 findings', 1])
    expect(trouble).toEqual([])
  })

  test('members of an archive are a tree, whose large folders are folded', async () => {
    const added = Array.from({ length: 6 }, (_, n) => ({ what: 'added', path: `lib/new/${n}.js` }) as const)
    const differences = [...added, { what: 'moved', path: 'bin/run', to: HOSTILE[3] } as const]
    const drift = aDrift({ members: { sealed: 20, identical: 19, different: 9, differences } })
    const { page, trouble } = await open(aReport({ findings: [aFinding({ drift })] }))
    await page.click('tr[data-row]')
    const tree = page.locator('.members')
    expect(await tree.locator('> details > summary').allInnerTexts()).toEqual(['lib/ 6 differences', 'bin/ 1 difference'])
    expect(await tree.getByText('0.js').isVisible()).toBe(false)
    await tree.locator('summary').first().click()
    await tree.locator('details details summary').click()
    expect(await tree.getByText('0.js').isVisible()).toBe(true)
    expect(await tree.innerText()).toContain('2 more members differ')
    expect(trouble).toEqual([])
  })
})
