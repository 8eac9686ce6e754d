import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal } from './prove.ts'

const source = (keyword: string) => `/* wiring.c\n * ${keyword}\n */\nint main(void) { return 0; }\n`
const VALUES: Readonly<Record<string, string>> = {
  Id: 'wiring.c 1248 2012-01-19 10:11:12Z sieb',
  Rev: '1248',
  Revision: '1.3',
  Date: '2012-01-19 10:11:12 +0100 (Thu, 19 Jan 2012)',
  Author: 'sieb',
  HeadURL: 'http://svn.example.org/w.c',
  Header: '/cvs/w.c,v 1.3 2012/01/19 sieb Exp',
  File: '//depot/w.c',
  Change: '1234',
  DateTime: '2012/01/19 10:11:12'
}

describe('keywords of version control', () => {
  provesUnderEverySeal([
    ...Object.entries(VALUES).map(([name, value]) =>
      drift(name, source(`$${name}$`), source(`$${name}: ${value} $`), 'keywords-expanded')
    ),
    drift('with an empty value', source('$Revision: $'), source('$Revision: 1656 $'), 'keywords-expanded'),
    drift('of a fixed width', source('$Date::             $'), source('$Date:: 2007-12-11 #$'), 'keywords-expanded'),
    drift('two spellings', source('$Rev$ $Date: $'), source('$Rev: 1 $ $Date: 2012-01-19 $'), 'keywords-expanded'),
    drift(
      'one was sealed with its value',
      source('$Rev: 12 $ $Date$'),
      source('$Rev: 12 $ $Date: 2012-01-19 $'),
      'keywords-expanded'
    ),
    drift('and CRLF', source('$Id$'), crlf(source('$Id: a.c 1 $')), ['keywords-expanded', 'crlf-added'])
  ])

  test('an amount of money is no keyword, and an edit beside one is not explained', () => {
    for (const [sealed, found] of [
      ['costs $5: cheap, or $6', 'costs $7: cheap, or $8'],
      ['$Rev$ one', '$Rev: 3 $ two']
    ] as const)
      expect(codesOf(diagnose(sealOf(Buffer.from(source(sealed))), Buffer.from(source(found))).drift)).toEqual([
        'content-changed'
      ])
  })
})
