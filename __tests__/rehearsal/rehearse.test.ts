import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { PHASES } from '../../src/rehearsal/phases.ts'
import { EMBEDDED_MAJOR } from '../../src/rehearsal/postgres/pglite/files.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { headline } from '../../src/rehearsal/sentences.ts'
import { majorFault, otherMajor } from '../../src/release/rules/server-major.ts'
import { codes, type EngineName, FIXTURE, json, judgedPacket, rehearsalFolder, run, swapped } from './rehearsing.ts'

const SPEC = join(FIXTURE, 'spec.json')

/** The evidence without what is new in every run: the identifier of the cluster, and the digest of the document that holds it. */
function comparable({ evidence }: Rehearsal): string {
  return evidence
    .map(({ text }) => text)
    .join('')
    .replace(/"system_identifier": "\d+"/g, '')
    .replace(/("path": "evidence\/clone-rehearsal-execution-evidence\.json",\s+"sha256": )"[0-9a-f]{64}"/g, '$1')
}

function documentOf({ evidence }: Rehearsal, index: number) {
  return JSON.parse(evidence[index]?.text ?? '{}')
}

const rehearsed = new Map<EngineName, Rehearsal>()

beforeAll(async () => {
  for (const engine of ['postgres', 'pglite'] as const) rehearsed.set(engine, await rehearse({ spec: SPEC, engine }))
})

function of(engine: EngineName): Rehearsal {
  const found = rehearsed.get(engine)
  if (found === undefined) throw new Error(`nothing was rehearsed on ${engine}`)
  return found
}

describe.each(['postgres', 'pglite'] as const)('the fixture on %s', engine => {
  test('is rehearsed: it differs after the change, and equals before after the rollback', () => {
    const { status, denials, afterDiffers, restoredEqualsBefore, phases, exceptions, needed } = of(engine)
    expect({ status, denials, afterDiffers, restoredEqualsBefore, exceptions, needed }).toEqual({
      status: 'REHEARSED',
      denials: [],
      afterDiffers: true,
      restoredEqualsBefore: true,
      exceptions: [],
      needed: []
    })
    expect(phases.map(({ name, outcome }) => [name, outcome])).toEqual(
      PHASES.map(name => [name, name === 'online' && engine === 'pglite' ? 'not reached' : 'done'])
    )
  })

  test('its evidence is judged as REHEARSED by the rules, and holds production', () => {
    const { findings, packetStatus, decision } = judgedPacket(of(engine))
    expect(findings).toEqual([])
    expect(packetStatus).toBe('REHEARSED')
    expect(decision).toBe('HOLD_PRODUCTION')
  })

  test('one byte of a script makes the same evidence worth nothing', () => {
    const { findings, packetStatus } = judgedPacket(of(engine), { 'rollback.sql': text => text.replace('Undoes', 'undoes') })
    expect(findings.map(({ code }) => code)).toEqual(['evidence-inconsistent'])
    expect(packetStatus).toBe('BLOCKED')
  })

  test('claims nothing about production, and is destroyed', () => {
    for (const index of [0, 1, 2, 3]) expect(documentOf(of(engine), index).production_claim).toBe('NONE')
    expect(documentOf(of(engine), 0)).toMatchObject({ verdict: 'SAFE_PRODUCTION_SHAPED_CLONE', destroyed: true })
  })

  test('lists what changed by name', () => {
    const { changed } = documentOf(of(engine), 2)
    expect(changed).toEqual({
      schema: true,
      tables: expect.arrayContaining(['gov.birth_registry', 'gov.chg_0042', 'gov.counts', 'public.directus_fields']),
      sequences: [],
      large_objects: false
    })
    expect(changed.tables).not.toContain('gov.registry')
  })

  test('the same evidence bytes twice in a row', async () => {
    const again = await rehearse({ spec: SPEC, engine })
    expect(comparable(again)).toBe(comparable(of(engine)))
    expect(again.evidenceSha256).toBe(of(engine).evidenceSha256)
  })
})

test('both engines see the same rows', () => {
  const rows = (engine: EngineName) => {
    const { before, after } = documentOf(of(engine), 2)
    return { before: before.tables, after: after.tables, sequences: before.sequences, objects: before.large_objects }
  }
  expect(rows('pglite')).toEqual(rows('postgres'))
  expect(documentOf(of('pglite'), 1).observed).toEqual(documentOf(of('postgres'), 1).observed)
})

test('the evidence of a server shows how it was cut off', () => {
  expect(documentOf(of('postgres'), 0).isolation).toMatchObject({
    engine: 'postgres',
    listen_addresses: '',
    listening_tcp_sockets: 0,
    own_network_namespace: true,
    interfaces: ['lo'],
    routes: 0,
    connected_over_network: false,
    data_directory_is_ours: true,
    inherited_environment: [],
    scripts_as_superuser: false,
    escape_attempts: expect.arrayContaining([
      { attempt: 'a program, with a text put together', refused: true, code: '42501' },
      { attempt: 'a connection, with dblink', refused: true, code: '42501' }
    ])
  })
})

describe('the major version of the dump', () => {
  const major = (engine: EngineName) => of(engine).engine?.version.split('.')[0] ?? ''

  test('is compared with that of the engine, and a difference is in the first sentence', () => {
    expect(of('pglite')).toMatchObject({ dumpVersion: '15.18', otherMajor: { dump: '15', engine: String(EMBEDDED_MAJOR) } })
    expect(headline(of('pglite'))).toContain(`It ran on PostgreSQL ${major('pglite')}, but the dump is of PostgreSQL 15`)
    const isSame = major('postgres') === '15'
    expect(of('postgres').otherMajor === undefined).toBe(isSame)
    expect(headline(of('postgres')).includes('the dump is of')).toBe(!isSame)
    expect(documentOf(of('pglite'), 0)).toMatchObject({
      source: { server_version: '15.18' },
      environment: { server_version: of('pglite').engine?.version }
    })
  })

  const required = json(policy => Object.assign(policy, { require_same_major: true }))

  test('must be that of the engine if the policy requires it, in the rehearsal and in a packet', async () => {
    const dump = swapped('database version 15.18', 'database version 9.6.24')
    const denied = await run({ 'dump.sql': dump, 'policy.json': required })
    expect(denied.denials).toEqual([
      { code: 'schema-mismatch-ignored', reason: expect.stringContaining('is of PostgreSQL 9.6,') }
    ])
    const faults = (engine: EngineName) =>
      judgedPacket(of(engine), { 'policy.json': required }).findings.filter(({ code }) => code === 'schema-mismatch-ignored')
    expect(faults('pglite')).toHaveLength(1)
    expect(faults('postgres')).toHaveLength(major('postgres') === '15' ? 0 : 1)
  })

  test.each([
    ['15.18', '15.2', undefined],
    ['15.18', '18.6', { system: 'PostgreSQL', dump: '15', engine: '18' }],
    ['9.6.24', '9.5.1', { system: 'PostgreSQL', dump: '9.6', engine: '9.5' }],
    ['18beta1', '18.0', undefined],
    ['1', '10', { system: 'PostgreSQL', dump: '1', engine: '10' }],
    [undefined, '15.2', 'unknown'],
    ['devel', '15.2', 'unknown']
  ])('a dump of %s on %s', (dump, engine, other) => {
    const on = { engine: 'postgres', server_version: engine } as const
    expect(otherMajor(dump, on)).toEqual(other)
    expect(majorFault(dump, on) === undefined).toBe(other === undefined)
  })
})

describe('without a dump', () => {
  test.each([
    ['the spec names none', json(spec => delete spec['dump'])],
    ['the one that it names is not there', swapped('"dump.sql"', '"../clone.sql"')]
  ])('%s', async (_, spec) => {
    const rehearsal = await run({ 'spec.json': spec })
    expect(rehearsal).toMatchObject({ status: 'NOT_APPLIED', denials: [], afterDiffers: false, restoredEqualsBefore: false })
    expect(rehearsal.needed.join('\n')).toContain('pg_dump')
    expect(rehearsal.evidence.map(({ text }) => JSON.parse(text)).map(one => one.verdict ?? one.status)).toEqual([
      'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
      'NOT_CHECKED',
      'NOT_APPLIED',
      'NOT_APPLIED'
    ])
    const { findings, packetStatus } = judgedPacket(rehearsal)
    expect(findings).toEqual([])
    expect(packetStatus).toBe('READY_NOT_APPLIED')
  })

  test('a dump that the caller names must be there', async () => {
    const spec = join(rehearsalFolder(), 'spec.json')
    await expect(rehearse({ spec, dump: '/nowhere/clone.sql' })).rejects.toThrow('there is no dump')
  })
})

describe('a sequence that moved on', () => {
  const advance = swapped("VALUES (1000, 'system_issues'", "VALUES (nextval('public.directus_fields_id_seq'), 'system_issues'")
  const undo = swapped('WHERE id = 1000', "WHERE field = 'severity'")
  const files = { 'apply.sql': advance, 'rollback.sql': undo }
  const declared = {
    ...files,
    'spec.json': json(spec => Object.assign(spec, { sequence_policy: 'may-advance' })),
    'policy.json': json(policy => Object.assign(policy, { allow: { sequences_may_advance: ['public.directus_fields_id_seq'] } }))
  }

  test('is a difference', async () => {
    const rehearsal = await run(files)
    expect(rehearsal).toMatchObject({ status: 'FAILED', restoredEqualsBefore: false })
    expect(rehearsal.denials).toEqual([
      { code: 'rollback-not-restored', path: 'rollback.sql', reason: 'sequence public.directus_fields_id_seq' }
    ])
  })

  test('is a declared exception where the spec and the policy allow it, and is never called equal', async () => {
    const rehearsal = await run(declared)
    expect(rehearsal).toMatchObject({
      status: 'REHEARSED',
      restoredEqualsBefore: false,
      exceptions: ['public.directus_fields_id_seq']
    })
    const { findings, packetStatus } = judgedPacket(rehearsal, declared)
    expect([findings, packetStatus]).toEqual([[], 'REHEARSED'])
  })

  test('is a difference again where only the spec allows it', async () => {
    const { 'policy.json': _, ...rest } = declared
    expect(codes(await run(rest))).toEqual(['rollback-not-restored'])
  })
})
