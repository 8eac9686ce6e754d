import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { sealFiles } from '../../src/hashing/make-manifest.ts'
import { writeNative } from '../../src/manifests/write.ts'
import { rerun } from '../../src/rerun/rerun.ts'
import { fixture } from '../rehearsal/rehearsing.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { freshFolder } from '../support/run-action.ts'

const EXECUTION = {
  schema: 'seal-gate/rehearsal-execution/1',
  production_claim: 'NONE',
  status: 'NOT_APPLIED',
  reason: 'there is no clone'
}

/** A packet with a dump of its own, which starts a program on a server while it is restored. */
async function packet(seen: string): Promise<string> {
  const names = ['apply.sql', 'rollback.sql', 'expectations.json', 'policy.json']
  const starts = `DO $d$ BEGIN EXECUTE 'copy (select 1) to prog' || 'ram ' || quote_literal('touch ${seen}/started'); END $d$;`
  const spec = JSON.parse(fixture('spec.json'))
  const folder = folderWith({
    ...Object.fromEntries(names.map(name => [name, fixture(name)])),
    'dump.sql': fixture('dump.sql').replace(
      '--\n-- PostgreSQL database dump complete',
      `${starts}\n--\n-- PostgreSQL database dump complete`
    ),
    'spec.json': JSON.stringify({ ...spec, dump: { path: 'dump.sql' }, engine: { use: 'postgres' } }),
    'execution.json': JSON.stringify(EXECUTION)
  })
  const manifest = join(folder, 'seal-gate.json')
  const { seals } = await sealFiles(folder, folder, ['.'], manifest)
  putFile(folder, 'seal-gate.json', writeNative({ covers: ['**'] }, seals))
  return manifest
}

test.each([
  [false, []],
  [true, ['started']]
])('a program that the dump of a packet starts is started: only when asked for (%s)', async (runValidator, expected) => {
  const seen = freshFolder()
  chmodSync(seen, 0o777)
  await rerun({ manifest: await packet(seen), write: false, runValidator })
  expect(readdirSync(seen)).toEqual(expected)
})
