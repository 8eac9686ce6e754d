import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { create } from 'xmlbuilder2'
import { annotations } from '../../src/report/annotations/annotations.ts'
import { describeWith } from '../support/needs.ts'
import { renderJunit, renderSarif } from '../support/whole-reports.ts'
import { cases, reportOf } from './reported.ts'

// What hostile trees and manifests come to in the reports for other tools: the schema holds, a parser reads it, nothing is invisible.

const { id: _, $schema: _schema, ...schema } = JSON.parse(readFileSync('fixtures/schemas/sarif-2.1.0-rtm.5.json', 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)
const VISIBLE = /^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u

const linux = describeWith('linux')

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
