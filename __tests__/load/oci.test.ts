import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { loadManifestFile } from '../../src/load/manifest.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { judge, pullRequest } from '../support/pull-request.ts'

const load = (cwd: string) => loadManifestFile('index.json', { cwd, format: 'auto', limit: 1e6, maxEntries: 100 })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const pathOf = (text: string) => `blobs/sha256/${sha256(text)}`
const descriptor = (text: string, more = {}) => ({
  mediaType: 'x',
  digest: `sha256:${sha256(text)}`,
  size: Buffer.byteLength(text),
  ...more
})
const document = (parts: object) => JSON.stringify({ schemaVersion: 2, ...parts })

/** index.json, an index in it, two manifests, one configuration, three layers of which one is elsewhere. */
function layout() {
  const [config, layer, other] = ['{"os":"linux"}', 'layer', 'other layer']
  const one = document({
    config: descriptor(config),
    layers: [descriptor(layer), descriptor('far', { urls: ['https://a.example/l'] })]
  })
  const two = document({
    config: descriptor(config),
    layers: [descriptor(layer), descriptor(other)],
    subject: descriptor('not here')
  })
  const inner = document({ manifests: [descriptor(one), descriptor(two)] })
  const index = document({ manifests: [descriptor(inner)] })
  const blobs = [config, layer, other, one, two, inner]
  return {
    index,
    one,
    inner,
    blobs,
    files: { 'index.json': index, ...Object.fromEntries(blobs.map(text => [pathOf(text), text])) }
  }
}

test('a layout is sealed as a whole: what its indexes and manifests list in turn is sealed too', async () => {
  const { blobs, files } = layout()
  const { format, problems, seals, notices } = await load(folderWith(files))
  expect({ format, problems }).toEqual({ format: 'oci', problems: [] })
  expect(seals.map(({ path }) => path).toSorted()).toEqual(blobs.map(pathOf).toSorted())
  for (const { path, bytes } of seals) expect(bytes).toBe(Buffer.byteLength(blobs.find(text => pathOf(text) === path) ?? ''))
  expect(notices).toEqual([expect.stringContaining('1 of its layers may be kept elsewhere')])
})

test.each(['one', 'inner'] as const)(
  'a list inside that is missing, or has one other byte, is never passed over: %s',
  async name => {
    const made = layout()
    const path = pathOf(made[name])
    const { [path]: text = '', ...rest } = made.files as Record<string, string>
    for (const files of [rest, { ...rest, [path]: text.replace('2', '3') }])
      expect(await load(folderWith(files))).toMatchObject({ seals: [], problems: [{ code: 'manifest-unreadable', path }] })
  }
)

test('an intact list inside that is not one is a problem, and so are two sizes of one blob', async () => {
  const bad = document({ manifests: {} })
  const wrong = document({ layers: [descriptor('layer', { size: 9 })] })
  const right = document({ layers: [descriptor('layer')] })
  const of = (...lists: readonly string[]) =>
    load(
      folderWith({
        'index.json': `\ufeff${document({ manifests: lists.map(text => descriptor(text)) })}`,
        ...Object.fromEntries([...lists, 'layer'].map(text => [pathOf(text), text]))
      })
    )
  expect(await of(right)).toMatchObject({ problems: [], seals: [{}, {}] })
  expect(await of(bad)).toMatchObject({ seals: [], problems: [{ code: 'manifest-unreadable' }] })
  expect(await of(right, wrong)).toMatchObject({ seals: [], problems: [{ code: 'manifest-conflict' }] })
})

test('an unchanged layout has no changed seal, and a blob that is sealed to other bytes has', async () => {
  const put = (root: string, { files }: Pick<ReturnType<typeof layout>, 'files'>): void => {
    for (const [path, text] of Object.entries(files)) putFile(root, path, text)
  }
  const forbid = { manifest: ['index.json'], reseal: 'forbid' }
  const same = pullRequest(
    root => put(root, layout()),
    root => putFile(root, 'b.txt', 'b')
  )
  expect(await judge(same, forbid)).toEqual(['pass'])
  const evil = document({ layers: [descriptor('evil')] })
  const changed = { 'index.json': document({ manifests: [descriptor(evil)] }), [pathOf(evil)]: evil, [pathOf('evil')]: 'evil' }
  const other = pullRequest(
    root => put(root, layout()),
    root => put(root, { files: changed })
  )
  expect((await judge(other, forbid))[0]).toBe('fail')
})

test('more entries than are allowed, of all lists together, are refused', async () => {
  const options = { cwd: folderWith(layout().files), format: 'auto', limit: 1e6, maxEntries: 4 } as const
  expect(await loadManifestFile('index.json', options)).toMatchObject({ seals: [], problems: [{ code: 'manifest-too-large' }] })
})

test('at the top of a repository, the list of an unpacked JAR is above its folder as well', async () => {
  const put = (root: string): void => {
    const digest = Buffer.from(sha256('a'), 'hex').toString('base64')
    putFile(root, 'META-INF/MANIFEST.MF', `Manifest-Version: 1.0\n\nName: a.class\nSHA-256-Digest: ${digest}\n\n`)
    putFile(root, 'a.class', 'a')
  }
  const same = pullRequest(put, root => putFile(root, 'b.txt', 'b'))
  expect(await judge(same, { manifest: ['META-INF/MANIFEST.MF'], reseal: 'forbid' })).toEqual(['pass'])
})
