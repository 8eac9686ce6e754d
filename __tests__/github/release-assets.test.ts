import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { releaseOfRun } from '../../src/github/release-assets.ts'
import type { Base, ResealPolicy } from '../../src/model/base.ts'
import type { Report } from '../../src/model/report.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { toGateRequest } from '../../src/options/request.ts'
import { DEFAULTS, type Options } from '../../src/options/table.ts'
import { putFile } from '../support/folder.ts'
import { type ReleasesApi, type ServedAsset, type ServedRelease, sha256, startReleases } from '../support/releases-server.ts'
import { freshFolder } from '../support/run-action.ts'

// A release on a server that answers as GitHub's API does, asked by the real client. Every release that is refused is one that passes, with one
// thing changed.

let api: ReleasesApi
beforeAll(async () => {
  api = await startReleases()
})
beforeEach(() => {
  Object.assign(api, {
    releases: [],
    failures: [],
    asked: [],
    fetched: [],
    location: undefined,
    pageSize: 100,
    before: undefined
  })
})

const file = (name: string, text: string, more: Partial<ServedAsset> = {}): ServedAsset => ({
  name,
  bytes: Buffer.from(text),
  ...more
})
const line = (name: string, text: string): string => `${sha256(text)}  ${name}\n`
const sums = (...files: readonly (readonly [name: string, text: string])[]): ServedAsset =>
  file('SHA256SUMS', files.map(([name, text]) => line(name, text)).join(''))

const APP = file('app.zip', 'app\n')
const DOC = file('doc.pdf', 'doc\n')
const SUMS = sums(['app.zip', 'app\n'], ['doc.pdf', 'doc\n'])

const draft = (assets: readonly ServedAsset[], more: Partial<ServedRelease> = {}): ServedRelease => ({
  id: 7,
  tag: 'v1.0.0',
  draft: true,
  assets,
  ...more
})

interface Asking extends Partial<Options> {
  readonly manifests?: readonly string[]
  readonly cwd?: string
  readonly policy?: ResealPolicy
}

async function judge(releases: readonly ServedRelease[], asking: Asking = {}): Promise<Report> {
  api.releases = releases
  const { manifests = [], cwd = freshFolder(), policy, ...given } = asking
  const options: Options = { ...DEFAULTS, release: 'v1.0.0', 'github-token': 't', ...given }
  const env = { GITHUB_REPOSITORY: 'me/repo', GITHUB_API_URL: api.url }
  const request: GateRequest = {
    ...toGateRequest(options, cwd, manifests),
    release: releaseOfRun(options, env),
    ...(policy && { reseal: policy })
  }
  return gate(request, null)
}

const codes = ({ findings }: Report) => findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`))
const reasons = ({ findings }: Report) => findings.map(({ reason }) => reason)

async function verdictOf(assets: readonly ServedAsset[], asking: Asking = {}) {
  const report = await judge([draft(assets)], asking)
  return [report.verdict, ...codes(report).toSorted()]
}

describe('a release that is what its lists state', () => {
  test('passes, is a draft, and nothing but the list is downloaded', async () => {
    const report = await judge([draft([APP, DOC, SUMS])])
    expect([report.verdict, codes(report), report.counts.sealed, report.counts.intact]).toEqual(['pass', [], 2, 2])
    expect(report.manifests).toMatchObject([
      { path: 'release v1.0.0/SHA256SUMS', root: 'release v1.0.0', format: 'gnu', release: 'release v1.0.0', seals: 2 }
    ])
    expect(api.fetched).toEqual([{ path: '/70002', authorization: undefined }])
    expect(api.asked.some(path => path.includes('/tags/'))).toBe(false)
  })

  test.each<[string, readonly ServedAsset[]]>([
    ['sidecars', [APP, DOC, file('app.zip.sha256', line('app.zip', 'app\n')), file('doc.pdf.sha256', sha256('doc\n'))]],
    [
      'signatures of its files',
      [APP, DOC, SUMS, file('SHA256SUMS.asc', 'x'), file('app.zip.sig', 'x'), file('doc.pdf.pem', 'x')]
    ],
    ['paths with folders in its list', [APP, file('app_checksums.txt', line('dist/out/app.zip', 'app\n'))]],
    ['a list in two algorithms', [APP, DOC, SUMS, file('SHA512SUMS', sha512('app.zip', 'app\n') + sha512('doc.pdf', 'doc\n'))]],
    ['a cleartext signature in place of a list', [APP, file('SHA256SUMS.asc', clearsigned(line('app.zip', 'app\n')))]],
    ['an attestation', [APP, file('app.intoto.jsonl', statement('app.zip', 'app\n'))]]
  ])('with %s passes', async (_, assets) => {
    expect(await verdictOf(assets)).toEqual(['pass'])
  })

  test('may be on the third page of releases, its assets on three pages', async () => {
    const others = Array.from({ length: 205 }, (_, index) => draft([], { id: 100 + index, tag: `v0.${index}.0` }))
    const files = Array.from({ length: 250 }, (_, index) => file(`f${index}.bin`, `${index}\n`))
    const list = sums(...files.map(({ name }, index) => [name, `${index}\n`] as const))
    const good = await judge([...others, draft([...files, list])])
    expect([good.verdict, good.counts.intact]).toEqual(['pass', 250])
    const bad = await judge([...others, draft([...files.slice(0, 249), file('f249.bin', 'other\n'), list])])
    expect([bad.verdict, codes(bad)]).toEqual(['fail', ['digest-mismatch f249.bin']])
  })

  test('may be on short pages, where the "link" header has the next one', async () => {
    const others = [3, 4, 5].map(id => draft([], { id, tag: `v0.${id}.0` }))
    api.pageSize = 2
    expect((await judge([...others, draft([APP, DOC, SUMS])])).verdict).toBe('pass')
    const extra = await judge([...others, draft([APP, DOC, SUMS, file('extra.exe', 'x')])])
    expect([extra.verdict, codes(extra)]).toEqual(['fail', ['unsealed extra.exe']])
    const twice = await judge([draft([APP, DOC, SUMS]), ...others, draft([APP], { id: 8, draft: false })])
    expect([twice.verdict, codes(twice)]).toEqual(['unverifiable', ['release-unreadable']])
  })

  test('is named by its id, or by a tag that is a number', async () => {
    const one = await judge([draft([APP, DOC, SUMS], { tag: '' })], { release: '7' })
    expect(one.verdict).toBe('pass')
    const number = await judge([draft([APP, DOC, SUMS], { tag: '20310304', draft: false })], { release: '20310304' })
    expect(number.verdict).toBe('pass')
    const both = await judge([draft([APP, DOC, SUMS], { tag: '9' }), draft([APP], { id: 9, tag: 'v2' })], { release: '9' })
    expect([both.verdict, codes(both)]).toEqual(['unverifiable', ['release-unreadable']])
  })

  test('is asked again after a failure of the server', async () => {
    api.failures = [{ path: /\/releases\?/, status: 502, times: 1 }]
    expect(await verdictOf([APP, DOC, SUMS])).toEqual(['pass'])
  })
})

function clearsigned(text: string): string {
  return `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${text}-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n`
}

function sha512(name: string, text: string): string {
  return `${createHash('sha512').update(text).digest('hex')}  ${name}\n`
}

function statement(name: string, text: string): string {
  const subject = [{ name, digest: { sha256: sha256(text) } }]
  const predicateType = 'https://slsa.dev/provenance/v1'
  return `${JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate: {} })}\n`
}

describe('both ways', () => {
  test.each<[string, readonly ServedAsset[], readonly string[]]>([
    ['a missing asset', [APP, SUMS], ['fail', 'missing doc.pdf']],
    ['an asset that no list has', [APP, DOC, SUMS, file('extra.exe', 'x')], ['fail', 'unsealed extra.exe']],
    ['a list of weak digests', [APP, DOC, SUMS, file('MD5SUMS', 'x')], ['fail', 'unsealed MD5SUMS']],
    ['a signature of nothing', [APP, DOC, SUMS, file('other.zip.sig', 'x')], ['fail', 'unsealed other.zip.sig']],
    ['a public key', [APP, DOC, SUMS, file('cosign.pub', 'x')], ['fail', 'unsealed cosign.pub']],
    ['other bytes', [file('app.zip', 'apq\n'), DOC, SUMS], ['fail', 'digest-mismatch app.zip']],
    [
      'an upload that is not complete',
      [APP, file('doc.pdf', '', { state: 'starter', digest: null }), SUMS],
      ['unverifiable', 'asset-incomplete doc.pdf']
    ],
    [
      'a signature whose upload is not complete',
      [APP, DOC, SUMS, file('app.zip.sig', '', { state: 'starter', digest: null })],
      ['unverifiable', 'asset-incomplete app.zip.sig']
    ],
    [
      'a cleartext signature of another version of its list',
      [APP, DOC, SUMS, file('SHA256SUMS.asc', clearsigned(line('app.zip', 'old\n')))],
      ['fail', 'digest-mismatch app.zip']
    ],
    [
      'exchanged names',
      [file('app.zip', 'doc\n'), file('doc.pdf', 'app\n'), SUMS],
      ['fail', 'digest-mismatch app.zip', 'digest-mismatch doc.pdf']
    ],
    ['bytes under a new name', [APP, file('manual.pdf', 'doc\n'), SUMS], ['fail', 'moved doc.pdf', 'unsealed manual.pdf']]
  ])('%s', async (_, assets, expected) => {
    expect(await verdictOf(assets)).toEqual(expected)
  })

  test('an upload that is not complete, where assets without a seal are permitted', async () => {
    const assets = (state: string) => [APP, DOC, SUMS, file('extra.exe', 'x', { state })]
    for (const unsealed of ['warn', 'ignore'] as const) {
      expect((await judge([draft(assets('uploaded'))], { unsealed })).verdict).toBe('pass')
      const report = await judge([draft(assets('starter'))], { unsealed })
      expect(report.verdict).toBe('unverifiable')
      expect(codes(report)).toContain('asset-incomplete extra.exe')
    }
  })

  test('a wrong size, of a list that has sizes', async () => {
    const list = (bytes: number) =>
      file(
        'seal-gate.json',
        JSON.stringify({ schema: 'seal-gate/manifest/1', files: [{ path: 'app.zip', sha256: sha256('app\n'), bytes }] })
      )
    expect(await verdictOf([APP, list(4)])).toEqual(['pass'])
    expect(await verdictOf([file('app.zip', 'longer\n'), list(4)])).toEqual(['fail', 'length-mismatch app.zip'])
    expect(await verdictOf([APP, list(5)])).toEqual(['unverifiable', 'manifest-conflict app.zip'])
  })

  test('an asset with the bytes of another is named', async () => {
    const report = await judge([draft([APP, DOC, SUMS, file('app-copy.zip', 'app\n')])])
    expect(reasons(report)).toEqual(['no list has it; it has the same bytes as "app.zip"'])
  })

  test('`unsealed` decides about assets without a list', async () => {
    const assets = [APP, DOC, SUMS, file('extra.exe', 'x')]
    expect(await verdictOf(assets, { unsealed: 'warn' })).toEqual(['pass', 'unsealed extra.exe'])
    expect(await verdictOf(assets, { unsealed: 'ignore' })).toEqual(['pass'])
  })
})

describe('a name that GitHub changed', () => {
  const listed = 'My App (x64)~1.exe'
  const list = sums([listed, 'exe\n'])

  test.each(['My.App.x64.1.exe'])('is named, proved by the digest', async name => {
    const report = await judge([draft([file(name, 'exe\n'), list])])
    expect([report.verdict, codes(report), reasons(report)]).toEqual([
      'fail',
      [`asset-renamed ${listed}`],
      [`it is now ${JSON.stringify(name)}`]
    ])
  })

  test('is proved by a download where the API has no digest', async () => {
    const at = (text: string) => [file('My.App.x64.1.exe', text, { digest: null }), list]
    expect(await verdictOf(at('exe\n'))).toEqual(['fail', `asset-renamed ${listed}`])
    expect(await verdictOf(at('exf\n'))).toEqual(['fail', `missing ${listed}`, 'unsealed My.App.x64.1.exe'])
  })

  test('is not claimed of other bytes, nor of another name', async () => {
    expect(await verdictOf([file('My.App.x64.1.exe', 'exf\n'), list])).toEqual([
      'fail',
      `missing ${listed}`,
      'unsealed My.App.x64.1.exe'
    ])
    expect(await verdictOf([file('Your.App.exe', 'exe\n'), list])).toEqual(['fail', `moved ${listed}`, 'unsealed Your.App.exe'])
  })
})

describe('lists that disagree', () => {
  const wrong = file('app.zip.sha256', line('app.zip', 'old\n'))

  test('the wrong one is named', async () => {
    const report = await judge([draft([APP, DOC, SUMS, wrong])])
    expect([report.verdict, codes(report)]).toEqual(['fail', ['digest-mismatch app.zip']])
    expect(report.findings[0]?.manifest).toBe('release v1.0.0/app.zip.sha256')
    expect(reasons(report)).toEqual([
      'it is as "release v1.0.0/SHA256SUMS" lists it, so "release v1.0.0/app.zip.sha256" is wrong'
    ])
  })

  test('also where it has another algorithm, which a download decides', async () => {
    const assets = (text: string) => [APP, DOC, SUMS, file('app.zip.sha512', sha512('app.zip', text))]
    expect(await verdictOf(assets('app\n'))).toEqual(['pass'])
    expect(api.fetched.map(({ path }) => path).filter(path => path === '/70000')).toHaveLength(1)
    const report = await judge([draft(assets('old\n'))])
    expect([report.verdict, report.findings[0]?.manifest]).toEqual(['fail', 'release v1.0.0/app.zip.sha512'])
  })

  test('electron-builder: the list of updates is of the build before it was signed', async () => {
    const latest = (text: string) => {
      const sha = createHash('sha512').update(text).digest('base64')
      return `version: 1.0.0\nfiles:\n  - url: app.zip\n    sha512: ${sha}\n    size: ${text.length}\npath: app.zip\nsha512: ${sha}\nreleaseDate: '2031-03-04T12:00:00.000Z'\n`
    }
    const at = (text: string) => [APP, DOC, SUMS, file('latest-mac.yml', latest(text))]
    expect(await verdictOf(at('app\n'))).toEqual(['pass'])
    const report = await judge([draft(at('bpp\n'))])
    expect([report.verdict, codes(report)]).toEqual(['fail', ['digest-mismatch app.zip']])
    expect(reasons(report)).toEqual([
      'it is as "release v1.0.0/SHA256SUMS" lists it, so "release v1.0.0/latest-mac.yml" is wrong'
    ])
  })

  test('a list of the repository counts like those of the release', async () => {
    const cwd = freshFolder()
    const asking = { cwd, manifests: ['dist/SHA256SUMS'] }
    putFile(cwd, 'dist/SHA256SUMS', SUMS.bytes)
    expect(await verdictOf([APP, DOC], asking)).toEqual(['pass'])
    expect(await verdictOf([APP, DOC, SUMS], asking)).toEqual(['pass'])
    putFile(cwd, 'dist/SHA256SUMS', line('app.zip', 'old\n') + line('doc.pdf', 'doc\n'))
    const report = await judge([draft([APP, DOC, SUMS])], asking)
    expect([report.verdict, report.findings.map(({ manifest }) => manifest)]).toEqual(['fail', ['dist/SHA256SUMS']])
  })

  test('none is right', async () => {
    const report = await judge([draft([file('app.zip', 'new\n'), wrong, sums(['app.zip', 'app\n'])])])
    expect(codes(report)).toEqual(['digest-mismatch app.zip', 'digest-mismatch app.zip'])
    expect(reasons(report)).toEqual([undefined, undefined])
  })
})

describe('nothing is known, so it is unverifiable:', () => {
  test.each<[string, readonly ServedAsset[], readonly string[]]>([
    ['no assets', [], ['release-unlisted']],
    ['no list', [APP, DOC], ['release-unlisted']],
    ['a list that cannot be read', [APP, DOC, SUMS, file('x.sha256', '???')], ['manifest-format-unknown']],
    ['an empty list', [APP, file('SHA256SUMS', '')], ['manifest-empty']],
    ['a list that lists itself', [APP, sums(['app.zip', 'app\n'], ['SHA256SUMS', 'x'])], ['manifest-malformed SHA256SUMS']],
    [
      'two paths for one asset',
      [APP, sums(['a/app.zip', 'app\n'], ['b/app.zip', 'app\n'])],
      ['manifest-path-duplicate b/app.zip']
    ],
    ['a list that is not completely uploaded', [APP, { ...SUMS, state: 'starter', digest: null }], ['manifest-unreadable']],
    ['a list other than its digest', [APP, { ...SUMS, digest: `sha256:${sha256('x')}` }], ['manifest-unreadable']],
    [
      'bare digests that no asset has',
      [file('app.zip', 'x'), file('checksums.txt', line('app.zip', 'app\n'))],
      ['manifest-digest-ambiguous']
    ]
  ])('%s', async (_, assets, expected) => {
    expect(await verdictOf(assets)).toEqual(['unverifiable', ...expected])
  })

  test('bare digests, of which one is that of an asset', async () => {
    const list = file('checksums.txt', line('app.zip', 'app\n') + line('doc.pdf', 'doc\n'))
    expect(await verdictOf([APP, file('doc.pdf', 'x'), list])).toEqual(['fail', 'digest-mismatch doc.pdf'])
  })

  test('no such release, or a draft that the token does not show', async () => {
    const assets = [APP, DOC, SUMS]
    const other = await judge([draft(assets)], { release: 'v1.0.1' })
    const hidden = await judge([draft(assets)], { 'github-token': 'weak' })
    const noToken = await judge([draft(assets)], { 'github-token': '' })
    expect([other, hidden, noToken].map(report => [report.verdict, ...codes(report)])).toEqual([
      ['unverifiable', 'release-not-found'],
      ['unverifiable', 'release-not-found'],
      ['unverifiable', 'release-unreadable']
    ])
    expect(reasons(hidden)[0]).toContain('contents: write')
  })

  test('two releases with one tag', async () => {
    const report = await judge([draft([APP, DOC, SUMS]), draft([APP, DOC, SUMS], { id: 8, draft: false })])
    expect([report.verdict, codes(report)]).toEqual(['unverifiable', ['release-unreadable']])
    expect(reasons(report)[0]).toContain('7: draft, 8: published')
  })

  test.each([
    ['403', { path: /\/assets\?/, status: 403 }],
    ['a rate limit without end', { path: /\/assets\?/, status: 429, headers: { 'retry-after': '3600' } }],
    ['a page that is not a list', { path: /page=1$/, status: 200, body: { message: 'hello' } }],
    ['an asset without a size', { path: /\/assets\?/, status: 200, body: [{ id: 1, name: 'a', state: 'uploaded' }] }],
    [
      'two assets of one name',
      { path: /\/assets\?/, status: 200, body: [1, 2].map(id => ({ id, name: 'a', size: 1, state: 'uploaded' })) }
    ]
  ])('%s of the API', async (_, failure) => {
    api.failures = [failure]
    expect(await verdictOf([APP, DOC, SUMS])).toEqual(['unverifiable', 'release-unreadable'])
  })

  const atEnd = async (releases: readonly ServedRelease[]) => {
    let listed = 0
    api.before = path => {
      if (path.includes('/7/assets') && ++listed === 1) api.releases = releases
    }
    const report = await judge([draft([APP, DOC, SUMS])])
    return [report.verdict, ...codes(report), ...reasons(report)]
  }

  test('the release has another tag at the end', async () => {
    const found = await atEnd([draft([APP, DOC, SUMS], { tag: 'v1.0.1' })])
    expect(found).toEqual(['unverifiable', 'release-unreadable', expect.stringContaining('has no release')])
  })

  test('there is a second release with its tag at the end', async () => {
    const found = await atEnd([draft([APP, DOC, SUMS]), draft([APP], { id: 8, draft: false })])
    expect(found).toEqual(['unverifiable', 'release-unreadable', expect.stringContaining('more than one release')])
  })

  test('an asset is replaced during the run', async () => {
    let listed = 0
    api.before = path => {
      if (path.includes('/7/assets') && ++listed === 2) api.releases = [draft([file('app.zip', 'apq\n'), DOC, SUMS])]
    }
    const report = await judge([draft([APP, DOC, SUMS])])
    expect([report.verdict, codes(report), reasons(report)]).toEqual([
      'unverifiable',
      ['release-unreadable'],
      ['"app.zip" was uploaded or replaced during the run']
    ])
  })
})

describe('where the API has no digest', () => {
  const bare = (more: Partial<ServedAsset> = {}) => [{ ...APP, digest: null, ...more }, DOC, SUMS]

  test('the asset is fetched from the storage host, without the token', async () => {
    expect(await verdictOf(bare())).toEqual(['pass'])
    expect(api.fetched.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/70002', undefined],
      ['/70000', undefined]
    ])
    expect(await verdictOf(bare({ bytes: Buffer.from('apq\n') }))).toEqual(['fail', 'digest-mismatch app.zip'])
  })

  test('nor where its digest is of another algorithm', async () => {
    expect(await verdictOf(bare({ digest: `blake3:${sha256('x')}` }))).toEqual(['pass'])
    expect(await verdictOf(bare({ digest: `sha512:${createHash('sha512').update('app\n').digest('hex')}` }))).toEqual(['pass'])
    expect(await verdictOf(bare({ digest: `sha512:${'0'.repeat(128)}` }))).toEqual(['unverifiable', 'unreadable app.zip'])
  })

  test.each([3, 5])('a size of %d that the content does not have', async size => {
    expect(await verdictOf(bare({ size }))).toEqual(['unverifiable', 'unreadable app.zip'])
  })

  test('the storage host fails once', async () => {
    api.failures = [{ path: /^storage:\/70000/, status: 503, times: 1 }]
    expect(await verdictOf(bare())).toEqual(['pass'])
  })

  test('the storage host refuses', async () => {
    api.failures = [{ path: /^storage:\/70000/, status: 403 }]
    expect(await verdictOf(bare())).toEqual(['unverifiable', 'unreadable app.zip'])
  })

  test.each(['file:///etc/passwd', 'ftp://localhost/x'])('the API leads to %s', async location => {
    api.location = location
    expect(await verdictOf(bare())).toEqual(['unverifiable', 'manifest-unreadable'])
  })

  test('the address of the content is never quoted, even where it cannot be asked', async () => {
    api.location = `${api.storageUrl.replace('//', '//user:secret-part@')}/70000?signature=secret-part`
    const report = await judge([draft(bare())])
    expect([report.verdict, codes(report)]).toEqual(['unverifiable', ['manifest-unreadable']])
    expect(JSON.stringify(report)).not.toContain('secret-part')
    expect(api.fetched).toEqual([])
  })

  test('an asset is fetched once, however many listed names GitHub could have made its name of', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `a${' '.repeat(index + 1)}b`)
    const list = file('SHA512SUMS', names.map(name => sha512(name, 'other\n')).join(''))
    const report = await judge([draft([file('a.b', 'bytes\n', { digest: null }), list])])
    expect([report.verdict, report.findings.length]).toEqual(['fail', 41])
    expect(api.fetched.filter(({ path }) => path === '/70000')).toHaveLength(1)
    const right = await judge([draft([file('a.b', 'other\n', { digest: null }), list])])
    expect(codes(right).filter(code => code.startsWith('asset-renamed'))).toHaveLength(40)
  })

  test('the API leads in a circle', async () => {
    api.location = `${api.url}/repos/me/repo/releases/assets/70000`
    expect(await verdictOf(bare())).toEqual(['unverifiable', 'manifest-unreadable'])
    expect(api.asked.length).toBeLessThan(12)
  })
})

test('in a pull request, seals of the repository are compared with those of its base, not with assets', async () => {
  const cwd = freshFolder()
  putFile(cwd, 'dist/SHA256SUMS', line('out/app.zip', 'app\n'))
  const base: Base = {
    name: 'base',
    list: async () => ['dist/SHA256SUMS'],
    read: async () => Buffer.from(line('out/app.zip', 'app\n'))
  }
  const reseal = { base, manifests: ['dist/SHA256SUMS'], permitted: false, additions: false, why: 'forbidden', binding: true }
  expect(await verdictOf([APP], { cwd, manifests: ['dist/SHA256SUMS'], policy: reseal })).toEqual(['pass'])
  const other = { ...base, read: async () => Buffer.from(line('out/app.zip', 'old\n')) }
  expect(await verdictOf([APP], { cwd, manifests: ['dist/SHA256SUMS'], policy: { ...reseal, base: other } })).toEqual([
    'fail',
    'resealed out/app.zip'
  ])
})

test.each<[keyof Options, Partial<Options>]>([
  ['root', { root: 'dist' }],
  ['covers', { covers: ['**'] }],
  ['unchanged-since', { 'unchanged-since': 'v1' }],
  ['shard', { shard: { index: 1, of: 2 } }]
])('%s has no meaning beside it', (name, more) => {
  expect(() => releaseOfRun({ ...DEFAULTS, release: 'v1', ...more }, {})).toThrow(`"${name}" is about files`)
})
