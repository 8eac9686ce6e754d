import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../../../src/model/digest.ts'
import { VERSION } from '../../../../src/model/version.ts'
import {
  ENGINE_MISSING,
  enginePlaces,
  findEngine,
  isEngineMissing,
  readEngine
} from '../../../../src/rehearsal/postgres/pglite/find-engine.ts'
import { SEALED_ENGINE } from '../../../../src/rehearsal/postgres/pglite/sealed-engine.ts'
import { folderWith } from '../../../support/folder.ts'

const PACK = Buffer.from('a packed engine')
const SEALED = { sha256: digestOf('sha256', PACK), bytes: PACK.length }
const described = (version: string, name = 'seal-gate-pglite') => `{\n  "name": "${name}",\n  "version": "${version}"\n}\n`
const engine = (pack: Uint8Array = PACK, text = described(VERSION)) => ({
  'node_modules/seal-gate-pglite/package.json': text,
  'node_modules/seal-gate-pglite/pglite.br': pack
})
const places = (...from: readonly string[]) => ({ beside: '/nonexistent', from })

describe('the engine of rehearse', () => {
  test('is found beside the program, in its package tree, in that of the current folder, and in folders above', () => {
    const [program, user] = [folderWith(engine()), folderWith({ ...engine(), 'a/b/c.txt': '' })]
    const beside = join(program, 'node_modules/seal-gate-pglite')
    expect(findEngine({ beside, from: [user] })).toBe(beside)
    expect(findEngine(places(program, user))).toBe(beside)
    expect(findEngine(places(folderWith(), join(user, 'a/b')))).toBe(join(user, 'node_modules/seal-gate-pglite'))
    expect(readEngine(places(join(user, 'a/b')), SEALED)).toEqual(PACK)
    expect(enginePlaces().from.at(-1)).toBe(process.cwd())
  })

  test('is missing: one sentence names both ways out', () => {
    const nowhere = places(folderWith())
    expect(readEngine(nowhere, SEALED)).toEqual({ problem: ENGINE_MISSING })
    expect(ENGINE_MISSING).toContain(`npm install --save-dev --save-exact seal-gate-pglite@${VERSION}`)
    expect(isEngineMissing(nowhere, SEALED)).toBe(true)
  })

  test('is not missing where a foreign one is found: nothing else is chosen in its place', () => {
    expect(isEngineMissing(places(folderWith(engine(Buffer.from('planted')))), SEALED)).toBe(false)
  })

  test.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
    ['one byte differs', engine(Buffer.from('a packed engin3')), 'its bytes are not those of'],
    ['it is longer', engine(Buffer.concat([PACK, PACK])), 'the limit is'],
    ['it is shorter', engine(PACK.subarray(1)), 'its bytes are not those of'],
    ['another version, even of the same bytes', engine(PACK, described('0.9.9')), 'it is version 0.9.9'],
    ['another package', engine(PACK, described(VERSION, 'left-pad')), 'its package.json is not that of'],
    ['a package.json that is no JSON', engine(PACK, 'secret\n'), 'its package.json is not that of'],
    ['no engine in it', { 'node_modules/seal-gate-pglite/package.json': described(VERSION) }, 'ENOENT']
  ])('a foreign one is refused: %s', (_, files, reason) => {
    const found = readEngine(places(folderWith(files)), SEALED)
    expect(found).toEqual({ problem: expect.stringContaining(reason) })
    expect(found).toEqual({ problem: expect.stringContaining('is not used') })
    expect(JSON.stringify(found)).not.toContain('secret')
  })

  test('a link out of the package is not followed', () => {
    const folder = folderWith({ pack: PACK, 'node_modules/seal-gate-pglite/package.json': described(VERSION) })
    symlinkSync(join(folder, 'pack'), join(folder, 'node_modules/seal-gate-pglite/pglite.br'))
    expect(readEngine(places(folder), SEALED)).toEqual({ problem: expect.stringContaining('is not used') })
  })

  test('sources carry no seal, and use what was built from them', () => {
    expect(SEALED_ENGINE).toBeUndefined()
    const pack = readEngine(places(folderWith()))
    expect(pack instanceof Buffer && pack.equals(readFileSync('dist/pglite/pglite.br'))).toBe(true)
    expect(isEngineMissing(places(folderWith()))).toBe(false)
  })
})
