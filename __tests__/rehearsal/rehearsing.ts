import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RehearsalDenial } from '../../src/rehearsal/denial.ts'
import type { EngineChoice } from '../../src/rehearsal/driver.ts'
import { PostgresClone } from '../../src/rehearsal/postgres/clone.ts'
import type { Engine } from '../../src/rehearsal/postgres/engine.ts'
import { findBinaries } from '../../src/rehearsal/postgres/server/binaries.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { judgeRelease } from '../../src/release/judge.ts'
import type { ReleaseJudgement } from '../../src/release/judgement.ts'
import { inputOf, sealedFile } from '../release/packet.ts'
import { folderWith } from '../support/folder.ts'

export const FIXTURE = 'fixtures/rehearsal'

/** The files of a rehearsal; another text in the place of one of them, or an edit of it. */
export type Files = Readonly<Record<string, string | ((text: string) => string)>>

const NAMES = ['dump.sql', 'apply.sql', 'rollback.sql', 'expectations.json', 'policy.json', 'spec.json'] as const

export function fixture(name: string): string {
  return readFileSync(join(FIXTURE, name), 'utf8')
}

const ID = '"change_id": "CHG-0042",'

/** A folder with the fixture in it, changed. Its spec states the transaction: an unstated one is tried in both ways, which is twice the work. */
export function rehearsalFolder(files: Files = {}): string {
  const texts = Object.fromEntries(NAMES.map(name => [name, fixture(name)]))
  texts['spec.json'] = swapped(ID, `${ID}\n  "transaction": "none",`)(texts['spec.json'] ?? '')
  for (const [name, edit] of Object.entries(files)) texts[name] = typeof edit === 'string' ? edit : edit(texts[name] ?? '')
  return folderWith(texts)
}

/** Changes a JSON file. */
export function json(change: (document: Record<string, unknown>) => void): (text: string) => string {
  return text => {
    const document = JSON.parse(text)
    change(document)
    return JSON.stringify(document, null, 2)
  }
}

/** A text with one part of it replaced, which must be in it. */
export function swapped(from: string, to: string): (text: string) => string {
  return text => {
    if (!text.includes(from)) throw new Error(`the fixture has no ${JSON.stringify(from)}`)
    return text.replace(from, () => to)
  }
}

/** The dump with something before its last words. */
export function dumpWith(sql: string): (text: string) => string {
  return swapped('--\n-- PostgreSQL database dump complete\n--', `${sql}\n--\n-- PostgreSQL database dump complete\n--`)
}

export type EngineName = 'pglite' | 'postgres'

/** Starts an engine of PostgreSQL in the place of the usual one. */
interface Opening {
  readonly open: (choice: EngineChoice, signal?: AbortSignal) => Promise<Engine | RehearsalDenial>
}

export async function run(files: Files, engine: EngineName = 'postgres', opening?: Opening): Promise<Rehearsal> {
  const folder = rehearsalFolder(files)
  const open = async (choice: EngineChoice, signal?: AbortSignal) => {
    const opened = (await opening?.open(choice, signal)) ?? { code: 'internal-error' as const, reason: 'no engine' }
    return 'code' in opened ? opened : new PostgresClone(opened)
  }
  return await rehearse({ spec: join(folder, 'spec.json'), engine }, undefined, opening && { open })
}

/** The codes of the denials, each once. */
export function codes({ denials }: Rehearsal): string[] {
  return [...new Set(denials.map(({ code }) => code))]
}

/** The judgement of the rules on the rehearsed packet: its files, its evidence, all sealed. */
export function judgedPacket({ evidence }: Rehearsal, files: Files = {}): ReleaseJudgement {
  const names = [...NAMES.filter(name => name !== 'spec.json')]
  const texts = new Map(names.map(name => [name as string, fixture(name)]))
  for (const [name, edit] of Object.entries(files))
    if (texts.has(name)) texts.set(name, typeof edit === 'string' ? edit : edit(texts.get(name) ?? ''))
  for (const { name, text } of evidence) texts.set(`evidence/${name}`, text)
  return judgeRelease(inputOf([...texts].map(([path, text], index) => sealedFile(path, text, index + 1))))
}

/** The server's programs. `.ci/run` installs them. */
export const HAS_POSTGRES = findBinaries() !== undefined

export const PG_BIN = findBinaries()?.folder ?? ''

export function isRoot(): boolean {
  return process.getuid?.() === 0
}
