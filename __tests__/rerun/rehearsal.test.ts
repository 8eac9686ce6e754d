import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { sealFiles } from '../../src/hashing/make-manifest.ts'
import { writeNative } from '../../src/manifests/write.ts'
import { type RerunOptions, rerun } from '../../src/rerun/rerun.ts'
import { folderWith, putFile } from '../support/folder.ts'

const EXECUTION = 'clone-rehearsal-execution-evidence.json'
const ROLLBACK = 'clone-rollback-evidence.json'
const PROVENANCE = 'clone-provenance.json'

const DUMP = `--
-- PostgreSQL database dump
--
-- Dumped from database version 16.4
-- Dumped by pg_dump version 16.4

CREATE TABLE public.registry (
    id integer NOT NULL,
    state text
);

COPY public.registry (id, state) FROM stdin;
1\tOPEN
2\tOPEN
\\.

ALTER TABLE ONLY public.registry
    ADD CONSTRAINT registry_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--
`

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** A packet that orders a rehearsal, with a dump that it does not seal and evidence that says honestly that nothing was done. */
const PACKET = {
  'apply.sql': "update registry set state = 'CLOSED';\n",
  'rollback.sql': "update registry set state = 'OPEN';\n",
  'policy.json': json({
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'db.production.example' }], system_identifiers: [] },
    required_evidence: ['clone-provenance', 'rehearsal-execution', 'rehearsal-rollback']
  }),
  'expectations.json': json({
    schema: 'seal-gate/schema-expectations/1',
    tables: [
      {
        name: 'public.registry',
        columns: [
          { name: 'id', type: 'integer', nullable: false },
          { name: 'state', type: 'text', nullable: true }
        ],
        primary_key: ['id'],
        min_rows: 1
      }
    ],
    rollback_anchor: { table: 'public.registry', column: 'state' },
    expect_touched: ['public.registry']
  }),
  'rehearsal.json': json({
    schema: 'seal-gate/rehearsal/1',
    dump: { path: '../outside/dump.sql' },
    apply: { path: 'apply.sql' },
    rollback: { path: 'rollback.sql' },
    expectations: { path: 'expectations.json' },
    policy: { path: 'policy.json' }
  }),
  [EXECUTION]: json({
    schema: 'seal-gate/rehearsal-execution/1',
    production_claim: 'NONE',
    status: 'NOT_APPLIED',
    reason: 'there is no clone'
  })
}

async function resealed(folder: string): Promise<void> {
  const manifest = join(folder, 'seal-gate.json')
  rmSync(manifest, { force: true })
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'], exempt: manifest })
  putFile(folder, 'seal-gate.json', writeNative({ covers: ['**'] }, seals))
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  putFile(folder, path, change(readFileSync(join(folder, path), 'utf8')))
}

test('a rehearsal is made again where its dump is at hand, and its evidence is the same but for the cluster', async () => {
  const place = folderWith({ 'outside/dump.sql': DUMP })
  const folder = join(place, 'packet')
  for (const [path, text] of Object.entries(PACKET)) putFile(folder, path, text)
  await resealed(folder)
  const again = (more: Partial<RerunOptions> = {}) =>
    rerun({ manifest: join(folder, 'seal-gate.json'), write: false, runValidator: false, ...more })

  // A packet does not choose a file of the machine: the order names one outside, and it is not read.
  const without = await again()
  expect(without).toMatchObject({ verdict: 'unverifiable', documents: [{ path: EXECUTION, state: 'kept' }] })

  const dump = join(place, 'outside/dump.sql')
  putFile(place, 'no-server/initdb', '')
  edit(folder, 'rehearsal.json', text => text.replace('"dump"', '"engine": { "use": "postgres" },\n  "dump"'))
  await resealed(folder)
  const broken = await again({ dump, pgBin: join(place, 'no-server'), write: true })
  expect(broken).toMatchObject({ verdict: 'unverifiable', documents: [], written: [] })
  expect(broken.problems).toStrictEqual([expect.stringMatching(/^it could not be made again: the rehearsal broke: [a-z-]+: /)])
  putFile(folder, 'rehearsal.json', PACKET['rehearsal.json'])
  await resealed(folder)

  const first = await again({ dump, write: true })
  expect(first.documents.map(({ path, state }) => [path, state])).toStrictEqual([
    [PROVENANCE, 'new'],
    ['schema-compatibility.json', 'new'],
    [EXECUTION, 'different'],
    [ROLLBACK, 'new']
  ])
  expect(JSON.parse(readFileSync(join(folder, EXECUTION), 'utf8'))).not.toHaveProperty('reason')

  for (const path of [PROVENANCE, EXECUTION])
    edit(folder, path, text => text.replace(/("system_identifier": )"\d+"/, '$1"7400000000000000001"'))
  // Another machine has other namespaces.
  edit(folder, PROVENANCE, text =>
    text.replace(/("own_network_namespace": )(true|false)/, (_, key, is) => `${key}${is === 'true' ? 'false' : 'true'}`)
  )
  const execution = readFileSync(join(folder, EXECUTION))
  const digest = createHash('sha256').update(execution).digest('hex')
  edit(folder, ROLLBACK, text =>
    text.replace(/("path": "clone-re[^}]*"sha256": )"[^"]+",(\s+"bytes": )\d+/, `$1"${digest}",$2${execution.length}`)
  )
  await resealed(folder)
  const second = await again({ dump })
  expect(second.documents.map(({ state }) => state)).toStrictEqual(['same', 'same', 'same', 'same'])

  edit(folder, EXECUTION, text => text.replace('"statements": 1', '"statements": 7'))
  await resealed(folder)
  const lie = await again({ dump })
  expect(lie.verdict).toBe('fail')
  expect(lie.documents.find(({ path }) => path === EXECUTION)?.differences).toContainEqual({
    pointer: '/statements',
    what: 'changed',
    values: ['7', '1']
  })
})

test('a packet that orders commands keeps its evidence: they are run only where the spec is rehearsed', async () => {
  const folder = folderWith(PACKET)
  const run = '"apply": { "run": ["true"], "files": [{ "path": "apply.sql" }] }'
  edit(folder, 'rehearsal.json', text => text.replace(/"apply": \{[^}]*\}/, run))
  await resealed(folder)
  const dump = join(folderWith({ 'dump.sql': DUMP }), 'dump.sql')
  const again = await rerun({ manifest: join(folder, 'seal-gate.json'), write: false, runValidator: false, dump })
  expect(again.documents).toMatchObject([{ path: EXECUTION, state: 'kept' }])
  expect(JSON.stringify(again)).toContain('the packet orders commands')
})
