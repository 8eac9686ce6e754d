import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { create } from 'xmlbuilder2'
import { CAUSE_CODES } from '../../../src/model/causes.ts'
import { FINDING_CODES } from '../../../src/model/codes.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Report } from '../../../src/model/report.ts'
import type { JunitOptions } from '../../../src/report/junit/junit.ts'
import { element } from '../../../src/report/junit/xml.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'
import { renderJunit } from '../../support/whole-reports.ts'

// Read back by a library that had no part in writing it, and held to the rules of junit-10.xsd, with `file` and `line`.

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

type Node = ReturnType<typeof create>['node']

function parsed(text: string): Element {
  return elementOf(create({ skipWhitespaceOnlyText: false }, text).root().node)
}

function elementOf(node: Node): Element {
  const elements: Element[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === 1) elements.push(elementOf(child))
  const attributes: Record<string, string> = {}
  // An element of the tree has attributes; the type of a node does not say so.
  for (const { name, value } of (node as unknown as { attributes: Iterable<{ name: string; value: string }> }).attributes)
    attributes[name] = value
  return { name: node.nodeName, attributes, children: elements, text: node.textContent ?? '' }
}

const RULES: Readonly<
  Record<
    string,
    { readonly required: readonly string[]; readonly allowed: readonly string[]; readonly children: readonly string[] }
  >
> = {
  testsuites: { required: [], allowed: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    allowed: ['skipped'],
    children: ['properties', 'testcase', 'system-out']
  },
  properties: { required: [], allowed: [], children: ['property'] },
  property: { required: ['name', 'value'], allowed: [], children: [] },
  testcase: {
    required: ['name'],
    allowed: ['classname', 'file', 'line'],
    children: ['skipped', 'error', 'failure', 'system-out']
  },
  failure: { required: [], allowed: ['type', 'message'], children: [] },
  error: { required: [], allowed: ['type', 'message'], children: [] },
  skipped: { required: [], allowed: ['type', 'message'], children: [] },
  'system-out': { required: [], allowed: [], children: [] }
}

function expectValid({ name, attributes, children }: Element): void {
  const rule = RULES[name]
  if (rule === undefined) throw new Error(`no such element: ${name}`)
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining([...rule.required]))
  for (const key of Object.keys(attributes)) expect([...rule.required, ...rule.allowed]).toContain(key)
  for (const child of children) {
    expect(rule.children).toContain(child.name)
    expectValid(child)
  }
}

/** How many elements of that name stand below. */
function below(root: Element, name: string): number {
  return root.children.reduce((sum, child) => sum + Number(child.name === name) + below(child, name), 0)
}

function junit(report: Report, options?: JunitOptions): Element {
  const root = parsed(renderJunit(report, options))
  expectValid(root)
  for (const counting of [root, ...root.children]) {
    const { tests, failures, errors } = counting.attributes
    expect([tests, failures, errors].map(Number)).toEqual(['testcase', 'failure', 'error'].map(name => below(counting, name)))
  }
  return root
}

const suiteOf = (root: Element, index: number) => root.children[index] ?? root
const casesOf = (root: Element, index: number) => suiteOf(root, index).children.filter(({ name }) => name === 'testcase')

test('a run that passes has passing cases, and not none', () => {
  const root = junit(aReport())
  expect(root.attributes).toEqual({ name: 'Seal Gate', tests: '2', failures: '0', errors: '0' })
  expect(casesOf(root, 0).map(({ attributes }) => attributes['name'])).toEqual(['verdict'])
  expect(casesOf(root, 1).map(({ attributes }) => attributes['name'])).toEqual(['2 seals hold'])
  expect(below(suiteOf(root, 1), 'property')).toBe(3)
})

test('a run that is not a pass never looks like one, even without a finding', () => {
  expect(junit(aFailure([])).attributes).toMatchObject({ tests: '2', failures: '1', errors: '0' })
  expect(junit(aReport({ verdict: 'unverifiable', manifests: [] })).attributes).toMatchObject({ failures: '0', errors: '1' })
})

describe('a finding', () => {
  test('is a case of its manifest, with its place and what to do', () => {
    const [found] = casesOf(junit(aFailure([aFinding()])), 1)
    expect(found?.attributes).toEqual({
      classname: '"packet/seal-gate.json"',
      name: 'length-mismatch "docs/a.md"',
      file: 'packet/docs/a.md',
      line: '3'
    })
    const [failure] = found?.children ?? []
    expect(failure).toMatchObject({ name: 'failure', attributes: { type: 'crlf-added' } })
    expect(failure?.attributes['message']).toMatch(/^"docs\/a\.md" has changed .*proved/)
    expect(failure?.text).toContain("echo '/packet/docs/a.md -text' >> .gitattributes")
  })

  test.each([
    ['fail', 'failure'],
    ['unverifiable', 'error'],
    ['warning', 'skipped'],
    ['notice', 'skipped']
  ] as const)('%s is %s', (severity, name) => {
    const cases = casesOf(junit(aFailure([aFinding({ severity })])), 1)
    expect(cases.at(-1)?.children.map(child => child.name)).toEqual([name])
    // Beside what is only said, the seals still hold.
    expect(cases).toHaveLength(name === 'skipped' ? 2 : 1)
  })

  test('of no manifest, or of one that could not be read, stands with the run', () => {
    const findings: Finding[] = [
      { code: 'internal-error', severity: 'unverifiable' },
      { code: 'manifest-not-found', severity: 'unverifiable', manifest: 'none' }
    ]
    const cases = casesOf(junit(aFailure(findings)), 0)
    expect(cases.map(({ attributes }) => attributes['name'])).toEqual(['verdict', 'internal-error', 'manifest-not-found'])
  })

  test.each([...FINDING_CODES])('%s', code => {
    const { drift: _drift, ...bare } = aFinding({ code })
    expect(below(junit(aFailure([bare])), 'failure')).toBe(2)
  })

  test.each([...CAUSE_CODES])('%s', code => {
    junit(aFailure([aFinding({ drift: aDrift({ causes: [{ code }] }) })]))
  })
})

describe('hostile text', () => {
  test.each(HOSTILE)('%j', text => {
    const manifests = [{ path: text, root: '.', format: 'gnu', packet: text, seals: 1, notices: [] }] as const
    const written = renderJunit(aFailure([aFinding({ path: text, reason: text, manifest: text })], { manifests }))
    expect(written).toMatch(/^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u)
    expect(written).not.toMatch(/^::|##\[/m)
    const root = parsed(written)
    expectValid(root)
    expect(below(root, 'testcase')).toBe(2)
  })

  test('text of nothing but blanks is kept', () => {
    for (const text of ['\t', ' ', '\n'])
      expect(parsed(element('a', { value: text }, [{ text }]))).toMatchObject({ text, attributes: { value: text } })
  })

  test('an element gives back what it was given, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (value, text) => {
        const root = parsed(element('a', { value }, [{ text }]))
        const kept = (from: string) => from.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
        expect(root.attributes['value']).toBe(kept(value))
        expect(root.text).toBe(kept(text))
      })
    )
  })
})

test('of too many findings the worst are shown, and the rest are counted', () => {
  const findings = Array.from({ length: 12 }, (_x, index) => aFinding({ path: `f${index}` }))
  expect(below(junit(aFailure(findings), { limit: 12 }), 'testcase')).toBe(13)
  const root = junit(aFailure(findings), { limit: 11 })
  expect(below(root, 'testcase')).toBe(12)
  expect(suiteOf(root, 0).children.at(-1)).toMatchObject({ name: 'system-out', text: '1 more finding: report.json lists all.' })
})
