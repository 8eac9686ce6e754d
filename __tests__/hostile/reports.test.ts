import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { create } from 'xmlbuilder2'
import { UsageError } from '../../src/cli/flags.ts'
import { verify } from '../../src/cli/verify.ts'
import { annotations } from '../../src/report/annotations.ts'
import { renderJunit } from '../../src/report/junit.ts'
import type { Report } from '../../src/report/report.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { CASES } from './all-cases.ts'
import type { HostileCase } from './case.ts'
import { withList } from './run.ts'
import { makeSandbox } from './sandbox.ts'

// What hostile trees and manifests come to in the reports for other tools: the schema holds, a parser reads it, nothing is invisible.

const { id: _, $schema: _schema, ...schema } = JSON.parse(readFileSync('fixtures/schemas/sarif-2.1.0-rtm.5.json', 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)
const VISIBLE = /^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u

/** The report of a case, or undefined when its command line is refused. */
async function reportOf(hostile: HostileCase): Promise<Report | undefined> {
  const sandbox = await makeSandbox(withList(hostile))
  try {
    const { list, args = list === undefined ? [] : [list.file] } = hostile
    const words = ['--no-probes', '--json', ...args.map(arg => arg.replace(/^@/, `${sandbox.folder}/`))]
    let text = ''
    const out = (part: string): void => {
      text += part
    }
    await verify(words, sandbox.root, { out, say: () => undefined, progress: () => undefined, colour: false })
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  } finally {
    sandbox.close()
  }
}

/** Size is another matter: it is looked at where the whole gate is. */
function isSmall({ tree, list }: HostileCase): boolean {
  const large = tree.some(
    ([name, thing]) =>
      name.length > 500 || typeof thing === 'function' || (typeof thing === 'object' && ('zeros' in thing || 'buried' in thing))
  )
  return !large && tree.length < 500 && (list?.bytes.length ?? 0) < 100_000
}

const cases = CASES.filter(
  one => (one.verb ?? 'verify') === 'verify' && one.asNobody !== true && one.onlyJson !== true && isSmall(one)
)
const linux = process.platform === 'linux' ? describe : describe.skip

linux('reports of', () => {
  test.each(cases.map(hostile => [hostile.id, hostile] as const))('%s', async (_id, hostile) => {
    const report = await reportOf(hostile)
    if (report === undefined) return
    const sarif = renderSarif(report)
    validate(JSON.parse(sarif))
    expect(validate.errors ?? []).toEqual([])
    expect(sarif.trimEnd()).toMatch(VISIBLE)
    const junit = renderJunit(report)
    expect(junit).toMatch(VISIBLE)
    expect(create(junit).root().node.nodeName).toBe('testsuites')
    for (const { title, message } of annotations(report)) expect(title + message).toMatch(VISIBLE)
  })
})
