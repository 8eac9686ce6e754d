import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { testWith } from '../support/needs.ts'
import { sealOf } from '../support/seals.ts'
import { shellWithGate } from '../support/shell.ts'

const LINUX = testWith('linux')

/** As pg_dump writes it. */
const DUMP = `--
-- PostgreSQL database dump
--

-- Dumped from database version 15.18
-- Dumped by pg_dump version 15.18

CREATE TABLE public.example (
    id integer NOT NULL
);

COPY public.example (id) FROM stdin;
1
2
\\.

ALTER TABLE ONLY public.example
    ADD CONSTRAINT example_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--
`

/** Commands of the README's steps, by their number. */
function commandsIn(readme: string): ReadonlyMap<number, string> {
  return new Map(
    [...readme.matchAll(/^(\d+)\. .*: ((?:seal-gate|sha256sum) .*)$/gm)].map(([, step, command = '']) => [Number(step), command])
  )
}

function shell(cwd: string) {
  const env = shellWithGate(folderWith())
  return (command: string) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8', timeout: GUARD_MS })
    return { status, text: stdout + stderr }
  }
}

function starter(): { readonly packet: string; readonly run: ReturnType<typeof shell> } {
  const cwd = folderWith({ 'clone.sql': DUMP })
  expect(shell(cwd)('seal-gate init-packet packet --packet CHG-1').status).toBe(0)
  const packet = join(cwd, 'packet')
  return { packet, run: shell(packet) }
}

const manifestOf = (packet: string) => JSON.parse(readFileSync(join(packet, 'seal-gate.json'), 'utf8'))

describe('a starter packet', () => {
  LINUX('that is fresh can be generated again, its example validator included', () => {
    const { packet, run } = starter()
    for (const command of ['seal-gate rerun .', 'seal-gate rerun . --run-validator']) {
      const { status, text } = run(command)
      expect([command, status, text.trimEnd().split('\n').at(-1)]).toEqual([command, 0, 'OVERALL PASS'])
    }
    putFile(
      packet,
      'validator/example.mjs',
      readFileSync(join(packet, 'validator/example.mjs'), 'utf8').replace('0 : 3', '3 : 0')
    )
    expect(run('seal-gate seal . -o seal-gate.json').status).toBe(0)
    expect(run('seal-gate rerun . --run-validator')).toMatchObject({ text: expect.stringMatching(/OVERALL FAIL\n$/) })
  })

  LINUX('loses nothing when the steps of its README are followed to the letter', () => {
    const { packet, run } = starter()
    const before = manifestOf(packet)
    const commands = commandsIn(readFileSync(join(packet, 'README.md'), 'utf8'))
    expect([...commands.keys()]).toEqual([5, 7, 8, 9, 10, 11])
    putFile(packet, 'sql/apply.sql', 'INSERT INTO public.example VALUES (3);\n')
    putFile(packet, 'sql/rollback.sql', 'DELETE FROM public.example WHERE id = 3;\n')
    const policy = JSON.parse(readFileSync(join(packet, 'policy.json'), 'utf8'))
    const { digests, bytes } = sealOf('clone.sql', DUMP)
    putFile(packet, 'policy.json', JSON.stringify({ ...policy, pinned_dumps: [{ sha256: digests.sha256, bytes }] }))
    for (const [step, command] of commands) {
      const { status, text } = run(command.replace('FILE', '../clone.sql'))
      expect([step, status, status === 0 ? '' : text]).toEqual([step, 0, ''])
      if (step === 11) expect(text).toMatch(/OVERALL PASS\n$/)
    }
    const after = manifestOf(packet)
    expect([after.packet, after.covers]).toEqual(['CHG-1', ['**']])
    const paths = ({ files }: { files: readonly { path: string }[] }) => files.map(({ path }) => path)
    expect(paths(after)).toEqual(expect.arrayContaining(paths(before)))
    expect(JSON.parse(run('seal-gate verify --json').text)).toMatchObject({
      verdict: 'pass',
      decision: 'HOLD_PRODUCTION',
      packet_status: 'REHEARSED'
    })
  })

  LINUX('is not cleared by its example: a blocker of production that is claimed closed with it stays open', () => {
    const { packet, run } = starter()
    const map = JSON.parse(readFileSync(join(packet, 'blocker-map.json'), 'utf8'))
    for (const blocker of map.blockers) if (blocker.id === 'B5-production') blocker.state = 'CLOSED'
    writeFileSync(join(packet, 'blocker-map.json'), JSON.stringify(map))
    run('seal-gate seal . -o seal-gate.json && sha256sum seal-gate.json > packet_tree.sha256')
    const { decision, blockers } = JSON.parse(run('seal-gate verify --json').text)
    expect(decision).toBe('HOLD_PRODUCTION')
    expect(blockers.find(({ id }: { id: string }) => id === 'B5-production').state).toBe('OPEN')
  })
})
