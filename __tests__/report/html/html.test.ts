import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../../src/model/report.ts'
import { html, Markup } from '../../../src/report/html/markup.ts'
import { aDrift, aFailure, aFinding, aHeldPacket, aReport, HOSTILE } from '../../support/reports.ts'
import { renderHtml } from '../../support/whole-reports.ts'

const WILD = [
  ...HOSTILE,
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]>',
  `\${alert(1)}`,
  '__proto__',
  '"><svg onload=alert(1)>'
]

/** A report in which the text stands wherever a file can put one. */
function everywhere(text: string): Report {
  const hunk = { originalStart: 1, foundStart: 1, lines: [{ kind: '-' as const, text }] }
  const finding = aFinding({
    path: text,
    manifest: text,
    reason: text,
    drift: aDrift({
      causes: [{ code: 'bom-added', detail: text }],
      locations: [{ line: 1, column: 1, offset: 0, expected: text, found: text }],
      limit: text,
      hunks: [{ unit: 'line', hunks: [hunk] }]
    }),
    git: { layer: 'commit', commit: { id: text, subject: text }, notes: [{ text, run: [text] }] }
  })
  const probe = { id: text, mutation: text, expected: text, seen: text, passed: false }
  return aFailure([finding, { code: 'missing', severity: 'fail', path: text, reason: text }], {
    manifests: [{ path: text, root: text, format: 'native', packet: text, sha256: text, seals: 1, notices: [text] }],
    release: { code: 'held', reason: text, holds: [text], needed: [text] },
    blockers: [
      { id: text, title: text, state: 'OPEN', reason: text, progress: text, depends_on: [`${text}2`, text] },
      { id: `${text}2`, title: text, state: 'CLOSED', reason: text }
    ],
    probes: { schema: 'seal-gate/probe-results/1', control: probe, planned: 1, run: 1, passed: 0, probes: [probe] }
  })
}

/** The page without its data, script and style: what is markup. */
function markupOf(page: string): string {
  return page.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '<$1>')
}

/** Tags with their attributes' names, in order. How many lines a title takes in the drawing depends on its words. */
function shape(page: string): string[] {
  const tags = markupOf(page).match(/<[^>]*>/g) ?? []
  return tags.filter(tag => !/^<\/?text/.test(tag)).map(tag => tag.replace(/="[^"]*"/g, '='))
}

describe('one page', () => {
  test('the same report gives the same bytes', async () => {
    const report = everywhere('x')
    expect(await renderHtml(report)).toBe(await renderHtml(structuredClone(report)))
  })

  test('its policy allows its own script and style, by digest, and nothing else', async () => {
    const page = await renderHtml(aFailure([aFinding()]))
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
    const digest = (tag: string): string => {
      const text = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? ''
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest('script')}`,
      `style-src ${digest('style')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'"
    ])
    expect(policy).not.toContain('unsafe')
    expect(markupOf(page)).not.toMatch(/ (?:style|on[a-z]+|src|href="(?!#))=/)
  })

  test('verdict and decision first, then numbers, then the list', async () => {
    const page = await renderHtml(aHeldPacket({ verdict: 'fail', findings: [aFinding()] }))
    const order = ['<title>FAIL', '<h1>', 'class="decision"', 'class="numbers"', 'id="findings"', 'id="manifests"']
    const at = order.map(text => page.indexOf(text))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
  })

  test.each([
    [aReport(), 'There are no findings.', 'The self-test was switched off'],
    [aReport({ verdict: 'unverifiable' }), 'UNVERIFIABLE', 'could not be judged'],
    [
      aReport({ shard: { index: 2, of: 8, seals: 1, judged: '0'.repeat(64), cut: '0'.repeat(64), tree: '0'.repeat(64) } }),
      'Shard 2 of 8',
      ''
    ]
  ])('%#: says what there is not', async (report, ...texts) => {
    const page = await renderHtml(report)
    for (const text of texts) expect(page).toContain(text)
    expect(page).not.toContain('id="blockers"')
    expect(page).not.toContain('id="rows"')
  })

  test('too many findings are cut, and that is said', async () => {
    const page = await renderHtml(
      aFailure(Array.from({ length: 20_001 }, () => ({ code: 'missing', severity: 'fail', path: 'x' })))
    )
    expect(page).toContain('The first 20,000 of 20,001 findings are listed here, worst first.')
    const whole = await renderHtml(aFailure([aFinding()]))
    expect(whole).not.toContain('findings are listed here')
  })
})

describe('the run on top', () => {
  const run = {
    repository: 'harbour/registry',
    commit: 'c0ffee'.padEnd(40, '0'),
    ref: 'refs/heads/main',
    id: '42',
    attempt: '2',
    url: 'https://github.com/harbour/registry/actions/runs/42',
    date: '2031-03-04T12:00:59.000Z'
  }

  test('names repository, commit, run with its link, and date, above the verdict', async () => {
    const [top = ''] = (await renderHtml(aReport(), { run })).split('<h1>')
    const words = markupOf(top)
      .split('<p class="run">')[1]
      ?.replace(/<[^>]*>/g, '')
      .trim()
    expect(words).toBe('harbour/registry · commit c0ffee000000 (main) · run 42, attempt 2 · 2031-03-04 12:00 UTC')
    expect(top).toContain('<a href="https://github.com/harbour/registry/actions/runs/42" rel="noreferrer">run 42, attempt 2</a>')
  })

  test('is absent where nothing is known, and the same run gives the same bytes', async () => {
    expect(await renderHtml(aReport())).not.toContain('class="run"')
    expect(await renderHtml(aReport(), { run })).toBe(await renderHtml(aReport(), { run: { ...run } }))
  })

  test.each(HOSTILE)('%j in every part of it is text', async text => {
    const all = { repository: text, commit: text, ref: text, id: text, attempt: text, url: text, date: text }
    const plain = { repository: 'x', commit: 'x', ref: 'x', id: 'x', attempt: 'x', url: 'x', date: 'x' }
    expect(shape(await renderHtml(aReport(), { run: all }))).toEqual(shape(await renderHtml(aReport(), { run: plain })))
  })
})

test('changed seals have a table, with what was sealed before and what is sealed now', async () => {
  const change = { code: 'resealed', severity: 'fail', path: 'sql/1.sql', reason: 'forbidden here' } as const
  const [expected, found] = [
    { bytes: 5, digests: { sha256: 'a'.repeat(64) } },
    { bytes: 6, digests: { sha256: 'b'.repeat(64) } }
  ]
  const page = await renderHtml(aFailure([{ ...change, expected, found }]))
  const [, table = ''] = /<table class="seals">(.*?)<\/table>/s.exec(page) ?? []
  expect(
    table
      .split('<tbody>')[1]
      ?.replace(/<[^>]*>/g, '|')
      .replace(/\|+/g, '|')
      .replace(/^[|\s]+|[|\s]+$/g, '|')
  ).toBe(`|sql/1.sql|new bytes|sha256 ${'a'.repeat(12)}, 5 bytes|sha256 ${'b'.repeat(12)}, 6 bytes|forbidden here|`)
  expect(await renderHtml(aFailure([aFinding()]))).not.toContain('class="seals"')
})

describe('hostile text', () => {
  test.each(WILD)('%j makes no element, attribute or script of its own', async text => {
    const page = await renderHtml(everywhere(text))
    // A name of other letters is no other markup.
    expect(shape(page)).toEqual(shape(await renderHtml(everywhere('x'))))
    expect(page.match(/<\/script>/g)).toHaveLength(2)
    expect(page).not.toMatch(/[\u202e\u200b\u2028\u2029]/)
  })

  test.each(WILD)('%j comes back from the data as it was', async text => {
    const report = everywhere(text)
    const page = await renderHtml(report)
    const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
    const data = JSON.parse(json)
    expect(data.findings).toEqual(JSON.parse(JSON.stringify(report.findings)))
    expect(Object.hasOwn(data.folders, text)).toBe(true)
  })

  test('a template escapes texts, numbers and lists, and takes markup as it is', () => {
    expect(html`<p title="${'"<'}">${['&', new Markup('<b>'), undefined]}${1}</p>`.text).toBe(
      '<p title="&#34;&#60;">&#38;<b>1</p>'
    )
  })
})

describe('blockers', () => {
  const blocker = (id: string, depends_on: readonly string[] = [], state: 'OPEN' | 'CLOSED' = 'OPEN') =>
    ({ id, title: `title of ${id}`, state, reason: 'said so', depends_on }) as const

  test('are drawn, with an arrow for each that waits, and listed', async () => {
    const page = await renderHtml(
      aReport({ blockers: [blocker('A', [], 'CLOSED'), blocker('B', ['A']), blocker('C', ['A', 'B'])] })
    )
    expect(page.match(/class="node open"/g)).toHaveLength(2)
    expect(page.match(/class="node closed"/g)).toHaveLength(1)
    expect(page.match(/class="edge"/g)).toHaveLength(3)
    expect(page).toContain('<td class="bad">OPEN</td><td>title of B</td>')
  })

  test('that wait for themselves, for each other or for an unknown one do no harm', async () => {
    const blockers = [blocker('A', ['A', 'B', 'nobody']), blocker('B', ['A'])]
    const page = await renderHtml(aReport({ blockers }))
    expect(page.match(/class="edge"/g)).toHaveLength(2)
    expect(page).toContain('<code>nobody</code>')
  })

  test('in a crowd are drawn in part, open ones first, and all listed', async () => {
    const closed = Array.from({ length: 70 }, (_, n) => blocker(`C${n}`, [], 'CLOSED'))
    const page = await renderHtml(aReport({ blockers: [...closed, blocker('LAST')] }))
    expect(page.match(/class="node /g)).toHaveLength(40)
    expect(page).toMatch(/class="id">LAST</)
    expect(page).toContain('31 more blockers in the table only.')
    expect(page.match(/<th scope="row"><code>C\d+<\/code>/g)).toHaveLength(70)
  })

  test('that all wait for all are drawn with some arrows, soon', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `B${n}`)
    const page = await renderHtml(aReport({ blockers: ids.map(id => blocker(id, ids)) }))
    expect(page.match(/class="edge"/g)).toHaveLength(80)
    expect(page).toContain('1,480 more arrows in the table only.')
  })
})
