import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Drift, Finding } from '../../../src/model/finding.ts'
import { annotations } from '../../../src/report/annotations/annotations.ts'
import { attributePatterns } from '../../../src/report/findings/attribute-patterns.ts'
import { stepsForGroup } from '../../../src/report/findings/group-remedies.ts'
import { groupHeadline, membersOf } from '../../../src/report/findings/group-sentences.ts'
import { groupsOf, inGroupOrder } from '../../../src/report/findings/groups.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { renderText } from '../../../src/report/text/text.ts'
import { folderWith } from '../../support/folder.ts'
import { aDrift, aFailure, aFinding, HOSTILE } from '../../support/reports.ts'

const edited = (count: number): Drift => ({
  certainty: 'compared',
  original: 'git',
  causes: [{ code: 'content-changed' }],
  edits: { count },
  locations: [{ line: 40, column: 7, offset: 99, expected: '100', found: '450' }]
})
const unexplained: Drift = { certainty: 'unexplained', causes: [], locations: [] }

const many = (count: number, over: Partial<Finding> = {}, folder = 'docs'): Finding[] =>
  Array.from({ length: count }, (_, n) => aFinding({ path: `${folder}/${n}.md`, line: n + 1, ...over }))
const sizes = (findings: readonly Finding[]): number[] => groupsOf(findings).map(group => group.findings.length)

describe('what is one group', () => {
  test('files with one cause, one certainty, one layer, one remedy, of one manifest', () => {
    expect(sizes(many(200))).toEqual([200])
  })

  test.each<[string, Partial<Finding>]>([
    ['another code', { code: 'digest-mismatch' }],
    ['another severity', { severity: 'warning' }],
    ['another manifest', { manifest: 'b.json' }],
    ['another cause', { drift: aDrift({ causes: [{ code: 'bom-added' }] }) }],
    ['one cause more', { drift: aDrift({ causes: [{ code: 'bom-added' }, { code: 'crlf-added' }] }) }],
    ['another layer', { git: { layer: 'commit' } }],
    ['a hint instead of a proof', { drift: { certainty: 'hint', causes: [{ code: 'crlf-added' }], locations: [] } }]
  ])('%s is another group', (_name, over) => {
    expect(sizes([...many(2), ...many(1, over)]).toSorted()).toEqual([1, 2])
  })

  test('the order of causes matters', () => {
    const [a, b] = [{ code: 'bom-added' }, { code: 'crlf-added' }] as const
    expect(sizes([aFinding({ drift: aDrift({ causes: [a, b] }) }), aFinding({ drift: aDrift({ causes: [b, a] }) })])).toEqual([
      1, 1
    ])
  })

  test('findings about a manifest are never grouped: each has its own line and reason', () => {
    const broken = { code: 'manifest-malformed', severity: 'unverifiable', manifest: 'SUMS' } as const
    expect(sizes([1, 2, 3].map(line => ({ ...broken, line })))).toEqual([1, 1, 1])
  })

  test('a group that is called proved has a proof for each of its files', () => {
    const compared = aFinding({ drift: { ...edited(1), causes: [{ code: 'crlf-added' }] } as Drift })
    for (const group of groupsOf([...many(3), compared, ...many(3)])) {
      const isProved = groupHeadline(group).includes('(proved: ')
      expect(group.findings.every(({ drift }) => drift?.certainty === 'proved')).toBe(isProved)
    }
  })
})

describe('the order of groups', () => {
  const findings = [
    ...many(3),
    ...many(2, { drift: unexplained }, 'u'),
    ...many(2, { drift: edited(2) }, 'e'),
    aFinding({ code: 'missing', path: 'm' }),
    aFinding({ code: 'probe-failed', severity: 'unverifiable' }),
    ...many(1, { severity: 'warning', drift: unexplained }, 'w')
  ]

  test('worst first; edited and unexplained files before the others', () => {
    expect(groupsOf(findings).map(({ first }) => first.path?.split('/')[0])).toEqual([
      'u',
      'u',
      'e',
      'e',
      'docs',
      'm',
      'docs',
      'w'
    ])
  })

  test('grouping again changes nothing, and no finding is lost', () => {
    const once = inGroupOrder(findings)
    expect(new Set(once)).toEqual(new Set(findings))
    expect(inGroupOrder(once)).toEqual(once)
  })
})

test('100,000 findings: a constant number of reads of each; terminal and summary stay within their limits', async () => {
  let reads = 0
  const counted = many(100_000).map((finding, n) => {
    const { drift } = n % 400 === 399 ? { drift: edited(1) } : finding
    return Object.defineProperty({ ...finding }, 'drift', {
      enumerable: true,
      get: () => {
        reads++
        return drift
      }
    })
  })
  expect(sizes(counted)).toEqual([250, 99_750])
  expect(reads).toBeLessThan(20 * counted.length)
  reads = 0
  const report = aFailure(counted)
  expect((await renderText(report)).split('\n').length).toBeLessThan(60)
  expect(Buffer.byteLength(renderSummary(report))).toBeLessThan(1_048_576)
  expect(annotations(report)).toHaveLength(10)
  expect(reads).toBeLessThan(300 * counted.length)
})

describe('sentences', () => {
  test('a group has the number of its files, their folder, and no count or place of one of them', () => {
    const [group] = groupsOf(many(200))
    expect(group && groupHeadline(group)).toMatch(
      /^200 files in "docs" have changed \(different size\): LF line endings became CRLF \(proved: /
    )
  })

  test('what differs between the causes of its files is said of each', () => {
    const hint = (detail: string): Drift => ({ certainty: 'hint', causes: [{ code: 'another-document', detail }], locations: [] })
    const pages = ['an HTML page', 'the error of a service'].flatMap((detail, n) => many(n + 2, { drift: hint(detail) }, `d${n}`))
    const texts = (findings: readonly Finding[]) => groupsOf(findings).map(group => membersOf(group).map(({ text }) => text))
    expect(texts(pages)).toEqual([[...Array(2).fill('an HTML page'), ...Array(3).fill('the error of a service')]])
    expect(texts(many(4, { drift: hint('an HTML page') }))).toEqual([['', '', '', '']])
    expect(texts(many(4, { drift: hint('a\u202eb') }).concat(pages))[0]?.[0]).not.toContain('\u202e')
  })

  test('across two folders', () => {
    const [group] = groupsOf([...many(2), ...many(1, {}, 'spec')])
    expect(group && groupHeadline(group)).toMatch(/^3 files in 2 folders have changed/)
  })

  test('edits are counted over all files', () => {
    const [group] = groupsOf(many(277, { drift: edited(2) }))
    expect(group && groupHeadline(group)).toContain('277 files in "docs" have changed (different size): 554 edits (compared')
  })

  test('a commit or a setting is named only if it is that of all files', () => {
    const by = (id: string): Partial<Finding> => ({ git: { layer: 'commit', commit: { id } } })
    const [same] = groupsOf(many(2, by('a'.repeat(40))))
    expect(same && groupHeadline(same)).toContain('the committed files are wrong already, since commit aaaaaaaaaaaa')
    const [different] = groupsOf([...many(1, by('a'.repeat(40))), ...many(1, by('b'.repeat(40)))])
    expect(different && groupHeadline(different)).toMatch(/the committed files are wrong already$/)
  })

  test.each(HOSTILE)('%j stays escaped in the terminal, and names a group in no command', async text => {
    const report = aFailure(many(7).map((one, n) => ({ ...one, path: `${text}/${n}${text}`, manifest: text })))
    const shown = await renderText(report)
    expect(shown).not.toMatch(/::|##\[/)
    for (const line of shown.split('\n')) expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u)
    for (const { message } of annotations(report))
      expect(message).toMatch(/^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f]*$/u)
  })
})

describe('one remedy for a group', () => {
  const stepsOf = (findings: readonly Finding[]) =>
    groupsOf(findings).map(group => stepsForGroup(group, ({ path }) => path, 'linux'))
  const runs = (findings: readonly Finding[]) => stepsOf(findings).map(steps => steps.map(({ run }) => run))

  test('one pattern, and the manifest to write the files back', () => {
    expect(runs(many(200))).toEqual([
      ["echo '/docs/*.md -text' >> .gitattributes", 'seal-gate restore packet/seal-gate.json --only crlf-added --write']
    ])
  })

  test('few files are named in the commands themselves', () => {
    expect(runs(many(2, { git: { layer: 'checkout' } }))).toEqual([
      ["echo '/docs/*.md -text' >> .gitattributes", 'rm -- docs/0.md docs/1.md && git checkout HEAD -- docs/0.md docs/1.md']
    ])
  })

  test('two folders: two lines, one command', () => {
    expect(runs([...many(10), ...many(10, {}, 'spec')])[0]?.[0]).toBe(
      "printf '%s\\n' '/docs/*.md -text' '/spec/*.md -text' >> .gitattributes"
    )
  })

  test('files that are not proved and not in git are not promised back', () => {
    const hint: Drift = { certainty: 'hint', causes: [{ code: 'crlf-added' }], locations: [] }
    expect(stepsOf(many(20, { drift: hint }))[0]?.map(({ run }) => run)).toEqual([
      "echo '/docs/*.md -text' >> .gitattributes",
      undefined
    ])
  })

  test('a group of one has the remedy that it had', () => {
    expect(runs([aFinding({ git: { layer: 'checkout' } })])).toEqual([
      ["echo '/docs/a.md -text' >> .gitattributes", 'rm -- docs/a.md && git checkout HEAD -- docs/a.md']
    ])
  })
})

describe('patterns of .gitattributes', () => {
  test.each<[readonly string[], readonly string[] | undefined]>([
    [['docs/a.md', 'docs/b.md'], ['/docs/*.md']],
    [['a.md', 'b.md'], ['/*.md']],
    [
      ['docs/a.md', 'spec/b.md'],
      ['/docs/*.md', '/spec/*.md']
    ],
    [['d/a.x', 'd/b.y', 'd/c.z', 'd/d.v', 'd/e.w'], ['/d/**']],
    [['d/1/a.x', 'd/2/a.x', 'd/3/a.x', 'd/4/a.x', 'd/5/a.x'], ['/d/**/*.x']],
    [['a/x', 'b/x', 'c/x', 'd/x', 'e/x'], ['*']],
    [['a/x.md', 'b/x.md', 'c/x.md', 'd/x.md', 'e/x.md'], ['*.md']],
    [['a b/x.md', 'a b/y.md'], undefined],
    [['[a]/x.md', '[a]/y.md'], undefined],
    [["d'/x.md", "d'/y.md"], undefined]
  ])('%j', (files, patterns) => {
    expect(attributePatterns(files)).toEqual(patterns)
  })

  test('git takes them for every file, whatever its name', () => {
    const folder = folderWith({})
    execFileSync('git', ['init', '-q', folder])
    const segment = fc
      .stringMatching(/^[a-c!#.[*' -]{1,3}$/)
      .filter(text => text !== '.' && text !== '..' && !text.endsWith('.git'))
    const file = fc
      .tuple(fc.array(segment, { maxLength: 3 }), segment, fc.constantFrom('.md', '.txt', ''))
      .map(([folders, name, ext]) => [...folders, name + ext].join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1, maxLength: 12 }), files => {
        const patterns = attributePatterns(files)
        if (patterns === undefined) return
        const config = folderWith({ attributes: patterns.map(pattern => `${pattern} -text\n`).join('') })
        const out = execFileSync(
          'git',
          ['-C', folder, '-c', `core.attributesFile=${config}/attributes`, 'check-attr', '-z', '--stdin', 'text'],
          { input: files.join('\0') }
        )
        expect(
          out
            .toString()
            .split('\0')
            .filter((_, at) => at % 3 === 2)
        ).toEqual(files.map(() => 'unset'))
      }),
      { numRuns: 60 }
    )
  })
})
