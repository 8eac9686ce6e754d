import { copyFileSync, createReadStream, createWriteStream, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { folderWith } from '../support/folder.ts'
import { APPLY, chinook, HASTY_ROLLBACK, ROLLBACK } from './chinook.ts'
import { expectDenied } from './denied.ts'
import type { EngineName } from './rehearsing.ts'
import { SourceServer } from './source-server.ts'

const column = (name: string, type: string, nullable = true) => ({ name, type, nullable })

const FILES = {
  'apply.sql': APPLY,
  'rollback.sql': ROLLBACK,
  'policy.json': JSON.stringify({
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'chinook.example' }], system_identifiers: [] },
    required_evidence: ['rehearsal-rollback']
  }),
  'expectations.json': JSON.stringify({
    schema: 'seal-gate/schema-expectations/1',
    tables: [
      {
        name: 'public.customer',
        columns: [
          column('customer_id', 'integer', false),
          column('fax', 'character varying(24)'),
          column('email', 'character varying(60)', false)
        ],
        primary_key: ['customer_id'],
        foreign_keys: [{ columns: ['support_rep_id'], references: { table: 'public.employee', columns: ['employee_id'] } }],
        min_rows: 59
      },
      { name: 'public.invoice', columns: [column('total', 'numeric(10,2)', false)], min_rows: 412 }
    ],
    expect_touched: ['public.customer', 'public.invoice']
  }),
  'spec.json': JSON.stringify({
    schema: 'seal-gate/rehearsal/1',
    apply: { path: 'apply.sql' },
    rollback: { path: 'rollback.sql' },
    expectations: { path: 'expectations.json' },
    policy: { path: 'policy.json' },
    // The rollback drops its index CONCURRENTLY.
    transaction: 'none'
  })
}

let source: SourceServer
beforeAll(() => {
  source = new SourceServer()
  source.load(chinook())
})
afterAll(() => source.end())

async function run(dump: string, engine: EngineName, files: Partial<typeof FILES> = {}): Promise<Rehearsal> {
  return await rehearse({ spec: join(folderWith({ ...FILES, ...files }), 'spec.json'), dump, engine })
}

function formatIn({ evidence }: Rehearsal): string {
  return JSON.parse(evidence[0]?.text ?? '{}').dump.format
}

describe('Chinook, its migration and its rollback', () => {
  test.each<EngineName>(['postgres', 'pglite'])('a plain dump on %s', async engine => {
    const rehearsal = await run(source.dump('plain'), engine)
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', afterDiffers: true, restoredEqualsBefore: true })
    expect(formatIn(rehearsal)).toBe('plain')
  })

  test.each(['custom', 'directory', 'tar'] as const)('a dump in %s format', async format => {
    const rehearsal = await run(source.dump(format), 'postgres')
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true })
    expect(formatIn(rehearsal)).toBe(format)
  })

  test('a plain dump in gzip, and half of it', async () => {
    const file = join(source.folder, 'dump.sql.gz')
    await pipeline(createReadStream(source.dump('plain')), createGzip(), createWriteStream(file))
    expect(await run(file, 'postgres')).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true })
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    expectDenied(await run(file, 'postgres'), 'dump-truncated', /cannot be read/)
  })

  test('half an archive', async () => {
    const file = join(source.folder, 'half')
    copyFileSync(source.dump('custom'), file)
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    expectDenied(await run(file, 'postgres'), 'dump-unreadable', /pg_restore refuses the archive|cannot be read/)
  })

  test('a hasty rollback, after which a column is in another place', async () => {
    const rehearsal = await run(source.dump('plain'), 'postgres', { 'rollback.sql': HASTY_ROLLBACK })
    expectDenied(rehearsal, 'rollback-not-restored', /column public\.customer fax: place differs/)
  })
})
