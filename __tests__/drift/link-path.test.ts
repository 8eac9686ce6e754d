import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../src/drift/diagnose.ts'
import { FactFinder } from '../../src/manifests/facts.ts'
import { codesOf, sealOf } from './sealing.ts'

const TEXT = Buffer.from('# Conventions\n\n- x\n')
const PROGRAM = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(2048, 7)])

function sealed(path: string, bytes: Buffer) {
  const facts = new FactFinder()
  facts.update(bytes)
  return { ...sealOf(bytes, facts.done()), path }
}

describe('the path of a symbolic link in place of the content', () => {
  const LINKS: readonly [string, Buffer, string][] = [
    ['CLAUDE.md', TEXT, 'AGENTS.md'],
    ['CLAUDE.md', TEXT, 'docs/AGENTS.md'],
    ['docs/CLAUDE.md', TEXT, '../AGENTS.md'],
    ['README', TEXT, 'README.md'],
    ['libfoo.so', PROGRAM, '/usr/lib/libfoo.so.1.2'],
    ['libfoo.so', PROGRAM, 'libfoo.so.1.2']
  ]

  test.each(LINKS)('%s (%#)', (path, bytes, target) => {
    expect(codesOf(diagnose(sealed(path, bytes), Buffer.from(target)).drift)).toEqual(['symlink-as-text'])
  })

  test.each(LINKS)('%s, compared with the sealed bytes (%#)', (path, bytes, target) => {
    const witness = { original: bytes, source: 'git' as const }
    const { drift } = diagnoseWith(witness, sealed(path, bytes), Buffer.from(target))
    expect(codesOf(drift)).toEqual(['symlink-as-text'])
    expect(drift.certainty).toBe('hint')
  })

  test('a name like that of the sealed file is enough where neither length nor facts are sealed', () => {
    const { bytes: _, ...seal } = { ...sealOf(TEXT), path: 'CLAUDE.md' }
    expect(codesOf(diagnose(seal, Buffer.from('AGENTS.md')).drift)).toEqual(['symlink-as-text'])
    expect(codesOf(diagnose(seal, Buffer.from('deprecated')).drift)).toEqual(['content-changed'])
  })

  test.each([
    ['a version', 'VERSION', 'see the changelog\n', '1.4.2'],
    ['a word', 'CLAUDE.md', TEXT, 'removed'],
    ['two words', 'CLAUDE.md', TEXT, 'see AGENTS.md'],
    ['a line with its end', 'CLAUDE.md', TEXT, 'AGENTS.md\n'],
    ['another type of file', 'CLAUDE.md', TEXT, 'AGENTS.txt']
  ])('%s is not a link', (_, path, bytes, found) => {
    expect(codesOf(diagnose(sealed(path, Buffer.from(bytes)), Buffer.from(found)).drift)).not.toContain('symlink-as-text')
  })

  test('a path that was sealed as such and became another one is an edit, which the comparison shows', () => {
    const original = Buffer.from('docs/AGENTS.md')
    const { drift } = diagnoseWith({ original, source: 'git' }, sealed('target.md', original), Buffer.from('docs/OTHER.md'))
    expect(drift).toMatchObject({ certainty: 'compared', edits: { count: 1 } })
  })
})
