import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

// An object as a whole. The public objects of OCFL are in __tests__/manifests/formats/vectors.test.ts.

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')
const [ONE, TWO] = ['one\n', 'two\n']

interface Parts {
  readonly algorithm?: 'sha512' | 'sha256'
  readonly id?: string
  readonly spec?: string
  readonly fixity?: object
  readonly one?: string
}

/** The inventory as of one version: `a` is added in the first, `b` in the second. */
function inventory(
  head: 'v1' | 'v2',
  { algorithm = 'sha512', id = 'urn:a', spec = '1.1', fixity, one = ONE }: Parts = {}
): string {
  const [a, b] = [hash(algorithm, one), hash(algorithm, TWO)]
  const version = (state: object) => ({ created: '2026-01-01T00:00:00Z', state })
  const first = version({ [a]: ['a'] })
  const all = head === 'v1' ? { v1: first } : { v1: first, v2: version({ [a]: ['a'], [b]: ['b'] }) }
  return JSON.stringify({
    id,
    type: `https://ocfl.io/${spec}/spec/#inventory`,
    digestAlgorithm: algorithm,
    head,
    manifest: { [a]: ['v1/content/a'], ...(head === 'v2' && { [b]: ['v2/content/b'] }) },
    versions: all,
    ...(fixity !== undefined && { fixity })
  })
}

const DECLARED = { '0=ocfl_object_1.1': 'ocfl_object_1.1\n' }

function object(of: {
  readonly root?: Parts
  readonly old?: Parts
  readonly last?: Parts
  readonly files?: Readonly<Record<string, string>>
}) {
  const [root, last, old] = [inventory('v2', of.root), inventory('v2', of.last ?? of.root), inventory('v1', of.old)]
  const sidecar = (text: string, { algorithm = 'sha512' }: Parts = {}) =>
    [`.${algorithm}`, `${hash(algorithm, text)} inventory.json\n`] as const
  const inventories = [
    ['', root, of.root],
    ['v2/', last, of.last ?? of.root],
    ['v1/', old, of.old]
  ] as const
  const written = inventories.flatMap(([folder, text, parts]) => {
    const [ending, digest] = sidecar(text, parts)
    return [
      [`${folder}inventory.json`, text],
      [`${folder}inventory.json${ending}`, digest]
    ]
  })
  return folderWith({ ...DECLARED, 'v1/content/a': ONE, 'v2/content/b': TWO, ...Object.fromEntries(written), ...of.files })
}

async function outcome(cwd: string) {
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: ['inventory.json'], git: false }), null)
  return [verdict, ...findings.map(({ code, reason = '' }) => `${code} ${/\(E\d+[^)]*\)/.exec(reason)?.[0] ?? ''}`.trim())]
}

const MD5 = { md5: { [hash('md5', ONE)]: ['v1/content/a'] } }

test.each<[string, Parameters<typeof object>[0]]>([
  ['one algorithm', {}],
  ['another algorithm in the first version', { old: { algorithm: 'sha256' } }],
  ['an older specification in the first version', { old: { spec: '1.0' } }],
  [
    'a fixity block',
    {
      root: { fixity: { ...MD5, 'blake2b-512': { [hash('blake2b512', TWO)]: ['v2/content/b'] }, made: { up: ['v1/content/a'] } } }
    }
  ],
  ['logs and extensions', { files: { 'logs/x': 'x', 'extensions/0001/config.json': '{}' } }]
])('an object with %s passes', async (_, of) => {
  expect(await outcome(object(of))).toEqual(['pass'])
})

test.each<[string, Parameters<typeof object>[0], string, string]>([
  ['its content has changed', { files: { 'v1/content/a': 'One\n' } }, 'fail', 'digest-mismatch'],
  [
    'and the fixity is right for what it was',
    { root: { fixity: MD5 }, files: { 'v1/content/a': 'One\n' } },
    'fail',
    'digest-mismatch'
  ],
  [
    'another MD5',
    { root: { fixity: { md5: { [hash('md5', TWO)]: ['v1/content/a'] } } } },
    'unverifiable',
    'manifest-conflict (E093)'
  ],
  [
    'another BLAKE2b',
    { root: { fixity: { 'blake2b-512': { [hash('blake2b512', ONE)]: ['v2/content/b'] } } } },
    'unverifiable',
    'manifest-conflict'
  ],
  ['an MD5 that is none', { root: { fixity: { md5: { ab: ['v1/content/a'] } } } }, 'unverifiable', 'manifest-conflict (E057)'],
  [
    'a fixity of a file that is not listed',
    { root: { fixity: { md5: { [hash('md5', ONE)]: ['v1/content/x'] } } } },
    'unverifiable',
    'manifest-conflict (E093)'
  ],
  [
    'a fixity that leads out',
    { root: { fixity: { md5: { [hash('md5', ONE)]: ['v1/content/../../x'] } } } },
    'unverifiable',
    'manifest-malformed (E099, E100)'
  ],
  ['an older inventory with another digest', { old: { one: 'One\n' } }, 'unverifiable', 'manifest-conflict (E066)'],
  ['of another algorithm too', { old: { one: 'One\n', algorithm: 'sha256' } }, 'unverifiable', 'manifest-conflict'],
  ['an inventory of another object', { old: { id: 'urn:b' } }, 'unverifiable', 'manifest-malformed (E037)'],
  ['a last version that differs', { last: { id: 'urn:b' } }, 'unverifiable', 'manifest-malformed (E064)'],
  [
    'a digest beside a version that is wrong',
    { files: { 'v1/inventory.json.sha512': `${'0'.repeat(128)} inventory.json\n` } },
    'unverifiable',
    'manifest-conflict (E060)'
  ],
  ['a file at its top', { files: { 'read.me': 'x' } }, 'unverifiable', 'manifest-malformed (E001)'],
  ['a version that is not listed', { files: { 'v3/content/x': 'x' } }, 'unverifiable', 'manifest-malformed (E046)'],
  ['another declaration', { files: { '0=ocfl_object_1.1': 'ocfl_object_1.0\n' } }, 'unverifiable', 'manifest-malformed (E007)'],
  ['a file among the extensions', { files: { 'extensions/x': 'x' } }, 'unverifiable', 'manifest-malformed (E067)']
])('refused: %s', async (_, of, verdict, code) => {
  const [found, ...codes] = await outcome(object(of))
  expect([found, codes]).toEqual([verdict, expect.arrayContaining([code])])
})
