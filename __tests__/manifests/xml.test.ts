import { expect, test } from '@jest/globals'
import { A, read } from './reading.ts'

const list = (name: string, before = '') =>
  `${before}<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="a${name}"><hash type="sha-256">${A}</hash></file></metalink>`
const DOUBLING = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('')

test.each([
  ['entities that double', list('&e30;', `<!DOCTYPE metalink [<!ENTITY e0 "x">${DOUBLING}]>`)],
  ['a file of the machine', list('&x;', '<!DOCTYPE metalink [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
  ['an address', list('', '<!DOCTYPE metalink SYSTEM "http://127.0.0.1:9/x.dtd">')]
])('a document type is refused, so that no entity is ever expanded: %s', async (_, text) => {
  const { seals, problems } = await read(text, 'metalink')
  expect([seals, problems.map(({ code }) => code)]).toEqual([[], ['manifest-malformed']])
})

test('without one, it is read', async () => {
  expect((await read(list('&amp;&#x41;'), 'metalink')).seals.map(({ path }) => path)).toEqual(['a&A'])
})
