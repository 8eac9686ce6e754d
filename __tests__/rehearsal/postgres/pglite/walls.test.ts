import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../../../src/rehearsal/postgres/engine.ts'
import { openPglite } from '../../../../src/rehearsal/postgres/pglite/open.ts'
import { freshFolder } from '../../../support/run-action.ts'
import { PACKED_ENGINE } from '../../packed-engine.ts'
import { dumpWith, run } from '../../rehearsing.ts'
import { caught } from '../streams.ts'
import { loadingStatements } from './foreign-module.ts'

const bare = resolve('__tests__/rehearsal/postgres/pglite/bare-pglite.ts')

/** Starts PGlite with these walls, lets a dump run JavaScript that writes a file, and looks for the file. */
function attack({ flags = [], wall }: { flags?: readonly string[]; wall?: 'modules' }): { written: boolean; message: string } {
  const file = join(freshFolder(), 'written')
  const script = `require('fs').writeFileSync(${JSON.stringify(file)}, 'by a dump')`
  const args = ['--no-warnings', ...flags, bare, script, ...(wall === undefined ? [] : [wall])]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { written: existsSync(file), message: stdout }
}

describe('each wall of the embedded engine is enough alone', () => {
  test('and without any, a dump runs its program: the attack is a real one', () => {
    expect(attack({})).toEqual({ written: true, message: expect.anything() })
  })

  test('only modules that are part of the database are compiled', () => {
    const { written, message } = attack({ wall: 'modules' })
    expect(written).toBe(false)
    expect(message).toContain('this WebAssembly module is not part of the database')
  })

  test('text never becomes code', () => {
    const { written, message } = attack({ flags: ['--disallow-code-generation-from-strings'] })
    expect(written).toBe(false)
    expect(message).toContain('Code generation from strings disallowed')
  })

  test('the process reads its own files only, writes none, and starts nothing', () => {
    const { written, message } = attack({ flags: ['--permission', `--allow-fs-read=${resolve('.')}/`] })
    expect(written).toBe(false)
    expect(message).toMatch(/restricted|denied|permission/i)
  })

  test('and the packed program has no place left where text becomes code', () => {
    const packed = brotliDecompressSync(PACKED_ENGINE, { params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } })
    const program = packed.toString('utf8', 4, 4 + packed.readUInt32BE())
    expect(program.includes('text is never run as code')).toBe(true)
    expect(/\beval\(|\bnew Function\b|\bimport\(/.test(program)).toBe(false)
  })
})

describe('the engine', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openPglite({ pack: PACKED_ENGINE })
  })
  afterAll(async () => {
    await engine.destroy()
  })

  test('has all of them, as it finds by trying', async () => {
    expect(engine.isolation).toMatchObject({ grade: 'confined-process', proved: true })
    expect(engine.isolation.facts).toMatchObject({
      held_back: [
        'reading_files',
        'writing_files',
        'starting_programs',
        'starting_threads',
        'loading_addons',
        'evaluating_text',
        'compiling_modules',
        'reading_environments'
      ],
      not_held_back: [],
      environment: []
    })
    const session = await engine.connect('superuser')
    const [write = '', place = '', load = ''] = loadingStatements('globalThis.loaded = true')
    await session.run(write)
    await session.run(place)
    expect(await caught(session.run(load))).toMatchObject({ message: expect.stringContaining('not part of the database') })
    await session.close()
  })

  test('does not give a script the rights of the superuser back', async () => {
    const first = await engine.connect('superuser')
    const [[superuser] = []] = await first.rows('select current_user')
    await first.close()
    await engine.demote()
    const session = await engine.connect('script')
    const refused = [
      `do $$ begin perform set_config('session_' || 'authorization', '${superuser}', false); end $$`,
      `do $$ begin execute 'set session auth' || 'orization ${superuser}'; end $$`,
      `do $$ begin execute 'set ro' || 'le ${superuser}'; end $$`,
      'alter role current_user superuser',
      `copy (select 1) to '/tmp/x'`
    ]
    for (const sql of refused) expect(await caught(session.run(sql))).toMatchObject({ code: '42501' })
    // What gives a session back to its first user gives it back to the script.
    for (const sql of ['reset session authorization', 'discard all', 'reset all', 'reset role']) {
      await session.run(sql)
      const [row] = await session.rows(`select session_user, current_user, current_setting('is_superuser')`)
      expect(row).toEqual(['rehearsal_change', 'rehearsal_change', 'off'])
    }
    await session.close()
    const again = await engine.connect('superuser')
    expect(await again.rows(`select current_setting('is_superuser')`)).toEqual([['on']])
    await again.close()
  })
})

test('a dump that brings a module is not restored', async () => {
  const file = join(freshFolder(), 'written')
  const dump = dumpWith(loadingStatements(`require('fs').writeFileSync(${JSON.stringify(file)}, 'by a dump')`).join('\n'))
  const rehearsal = await run({ 'dump.sql': dump }, 'pglite')
  expect(existsSync(file)).toBe(false)
  expect(rehearsal.status).toBe('FAILED')
})
