import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const path = 'harbour.xml'
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<project name="harbour" version="2">
  <berth id="1" depth="4.5"/>
  <note lang="en">Say "hello" &amp; don't go</note>
  <empty/>
</project>
`

/** The text as a program of Python's standard library writes it. */
function byPython(text: string, program: string): string {
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { input: text, encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

const ELEMENT_TREE =
  'import sys, xml.etree.ElementTree as e; t = e.fromstring(sys.stdin.read().encode()); sys.stdout.write(e.tostring(t, encoding="unicode"))'
const WITH_DECLARATION = ELEMENT_TREE.replace('encoding="unicode")', 'encoding="utf-8", xml_declaration=True).decode()')
const MINIDOM = 'import sys, xml.dom.minidom as m; sys.stdout.write(m.parseString(sys.stdin.read().encode()).toxml())'

describe('XML written again', () => {
  provesUnderEverySeal([
    drift(
      'single quotes for double ones',
      XML.replaceAll(/="([^"']*)"/g, "='$1'").replace(/^<\?.*\n/, ''),
      XML.replace(/^<\?.*\n/, ''),
      'xml-reformatted',
      { path }
    ),
    drift('another indentation', XML, XML.replaceAll(/^ +/gm, '    '), 'indentation-changed', { path }),
    drift('on one line', XML, XML.replaceAll(/>\n *</g, '><').replace('?><', '?>\n<'), 'xml-reformatted', { path }),
    drift('empty elements with a space', XML, XML.replaceAll('/>', ' />'), 'xml-reformatted', { path }),
    drift('empty elements written out', XML, XML.replace('<empty/>', '<empty></empty>'), 'xml-reformatted', { path }),
    drift('no declaration', XML, XML.replace(/^<\?.*\n/, ''), 'xml-reformatted', { path }),
    drift('another declaration', XML, XML.replace('"UTF-8"', '"utf-8"'), 'xml-reformatted', { path }),
    drift('references for quotation marks', XML, XML.replace('"hello"', '&quot;hello&quot;'), 'xml-reformatted', { path }),
    drift(
      'a reference in another spelling',
      XML.replace("don't", 'don&apos;t'),
      XML.replace("don't", 'don&#39;t'),
      'xml-reformatted',
      { path }
    ),
    drift('and CRLF', XML, crlf(XML.replaceAll('/>', ' />')), ['xml-reformatted', 'crlf-added'], { path }),
    drift('and a byte order mark', XML, `\ufeff${XML.replaceAll('/>', ' />')}`, ['xml-reformatted', 'bom-added'], { path })
  ])
  provesWithLength([
    drift("by Python's ElementTree", XML, byPython(XML, ELEMENT_TREE), 'xml-reformatted', { path }),
    drift("by Python's ElementTree, with a declaration", XML, byPython(XML, WITH_DECLARATION), 'xml-reformatted', { path }),
    drift("by Python's minidom", XML, byPython(XML, MINIDOM), 'xml-reformatted', { path }),
    drift('a byte order mark on both sides', `\ufeff${XML}`, `\ufeff${XML.replaceAll('/>', ' />')}`, 'xml-reformatted', { path }),
    drift(
      'UTF-16 on both sides',
      Buffer.from(`\ufeff${XML}`, 'utf16le'),
      Buffer.from(`\ufeff${XML.replaceAll('/>', ' />')}`, 'utf16le'),
      'xml-reformatted',
      { path }
    )
  ])

  test('an edit behind another layout comes first, and white space in text is an edit', () => {
    const original = Buffer.from(XML)
    const compared = (found: string) =>
      diagnoseWith({ original, source: 'git' }, { ...sealOf(original), path }, Buffer.from(found)).drift
    const edited = compared(XML.replaceAll('/>', ' />').replace('4.5', '5.4'))
    expect(codesOf(edited)).toEqual(['content-changed', 'xml-reformatted'])
    expect(edited).toMatchObject({ certainty: 'compared', edits: { count: 1 } })
    expect(codesOf(compared(XML.replace('Say "hello"', 'Say  "hello"')))).not.toContain('xml-reformatted')
    expect(codesOf(diagnose({ ...sealOf(original), path }, Buffer.from(XML.replace('id="1"', 'id="7" '))).drift)).toEqual([
      'content-changed'
    ])
  })
})

const HEADER = `msgid ""
msgstr ""
"Project-Id-Version: harbour 1.0\\n"
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

`
/** As `msgcat` of gettext 0.21 writes it. */
const WRAPPED = `${HEADER}#: quay.py:12 pier.py:40
msgid ""
"The tide at this berth is measured from the sill of the lock, and not from "
"the chart datum."
msgstr ""
"Die Tide an diesem Liegeplatz wird von der Schwelle der Schleuse aus "
"gemessen, nicht vom Seekartennull."

#: pier.py:44
msgid ""
"First line\\n"
"Second line\\n"
msgstr ""
"Erste Zeile\\n"
"Zweite Zeile\\n"
`
/** The same with `--no-wrap`. */
const NOT_WRAPPED = `${HEADER}#: quay.py:12 pier.py:40
msgid "The tide at this berth is measured from the sill of the lock, and not from the chart datum."
msgstr "Die Tide an diesem Liegeplatz wird von der Schwelle der Schleuse aus gemessen, nicht vom Seekartennull."

#: pier.py:44
msgid ""
"First line\\n"
"Second line\\n"
msgstr ""
"Erste Zeile\\n"
"Zweite Zeile\\n"
`
const SORTED = HEADER.replace(/("Project.*\n)(.*\n)(.*\n)/, '$3$2$1')

describe('message catalogues written again', () => {
  const po = { path: 'de.po' }
  provesUnderEverySeal([
    drift('sealed wrapped', WRAPPED, NOT_WRAPPED, 'po-reformatted', po),
    drift('sealed not wrapped', NOT_WRAPPED, WRAPPED, 'po-reformatted', po),
    drift('a line for each reference', WRAPPED, WRAPPED.replace('12 pier', '12\n#: pier'), 'po-reformatted', po),
    drift('another order of header fields', WRAPPED, WRAPPED.replace(HEADER, SORTED), 'po-reformatted', po),
    drift('and CRLF', WRAPPED, crlf(NOT_WRAPPED), ['po-reformatted', 'crlf-added'], po),
    drift('and a byte order mark', WRAPPED, `\ufeff${NOT_WRAPPED}`, ['po-reformatted', 'bom-added'], po)
  ])

  test('a message that changed is an edit', () => {
    const original = Buffer.from(WRAPPED)
    const found = Buffer.from(NOT_WRAPPED.replace('Schleuse', 'Brücke'))
    expect(codesOf(diagnose({ ...sealOf(original), ...po }, found).drift)).toEqual(['content-changed'])
    const { drift } = diagnoseWith({ original, source: 'git' }, { ...sealOf(original), ...po }, found)
    expect(codesOf(drift)[0]).toBe('content-changed')
  })
})
