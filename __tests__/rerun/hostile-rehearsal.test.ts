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
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'], exempt: manifest })
  putFile(folder, 'seal-gate.json', writeNative({ covers: ['**'] }, seals))
  return manifest
}

const KEPT = { path: 'execution.json', state: 'kept', kept: "the packet's dump is restored only with --run-rehearsal" }

test.each([false, true])(
  "a packet's own dump is not restored unless asked for, even where validators may run (%s)",
  async runValidator => {
    const seen = freshFolder()
    chmodSync(seen, 0o777)
    const { documents } = await rerun({ manifest: await packet(seen), write: false, runValidator })
    expect(documents).toContainEqual(expect.objectContaining(KEPT))
    expect(readdirSync(seen)).toEqual([])
  }
)

test('and is restored when asked for', async () => {
  const { documents } = await rerun({
    manifest: await packet(freshFolder()),
    write: false,
    runValidator: false,
    runRehearsal: true
  })
  expect(documents).not.toContainEqual(expect.objectContaining(KEPT))
  expect(documents.map(({ state }) => state)).toContain('new')
})
