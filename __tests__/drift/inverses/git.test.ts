import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../../src/drift/diagnose.ts'
import type { Seal } from '../../../src/model/seal.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf, sha256, twinOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { proves } from './prove.ts'

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')
const ID = 'd670460b4b4aece5915caf5c68d12f560a9fe3e4'
const CONTENT = Buffer.from('the real content\n'.repeat(20))
const pointer = (bytes: Buffer, size = bytes.length) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${size}\n`
const OURS = 'line one\nours two\nline three\nours four\nline five\n'
const conflict = (ours: string, theirs: string, base?: string) =>
  `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 1234567\n${base}`}=======\n${theirs}>>>>>>> branch\n`

/** The template of setuptools-scm, and an archive of a tag. */
const ARCHIVAL =
  'node: $Format:%H$\nnode-date: $Format:%cI$\ndescribe-name: $Format:%(describe:tags=true,match=*[0-9]*)$\nref-names: $Format:%D$\n'
const ARCHIVED = `node: ${ID}\nnode-date: 2026-05-01T10:20:30+02:00\ndescribe-name: v1.4.0\nref-names: tag: v1.4.0\n`

describe('git', () => {
  proves([
    drift('ident', '/* $Id$ */\nint a;\n/* $Id$ */\n', `/* $Id: ${ID} $ */\nint a;\n/* $Id: ${ID} $ */\n`, 'git-filter'),
    drift('ident and CRLF', '/* $Id$ */\nint a;\n', `/* $Id: ${ID} $ */\r\nint a;\r\n`, ['git-filter', 'crlf-added']),
    drift('export-subst', 'commit $Format:%H$\nshort $Format:%h$\n', `commit ${ID}\nshort d670460b\n`, 'git-filter'),
    drift('export-subst, a date', 'at $Format:%cI$\n', 'at 2026-05-01T10:20:30+02:00\n', 'git-filter'),
    drift('.git_archival.txt', ARCHIVAL, ARCHIVED, 'git-filter'),
    drift('.git_archival.txt and CRLF', ARCHIVAL, crlf(ARCHIVED), ['git-filter', 'crlf-added']),
    drift(
      'export-subst, describe alone',
      'version = "$Format:%(describe)$"\n',
      'version = "v2.1.0-14-g2414721b19"\n',
      'git-filter'
    ),
    drift(
      'export-subst, dates',
      '$Format:%ad$ $Format:%cs$ $Format:%ct$\n',
      'Thu Jan 19 10:11:12 2012 +0100 2012-01-19 1326964272\n',
      'git-filter'
    ),
    drift('export-subst, RFC 2822', 'on $Format:%cD$\n', 'on Thu, 19 Jan 2012 10:11:12 +0100\n', 'git-filter'),
    drift('export-subst, a tree', 'tree $Format:%T$\n', `tree ${ID}\n`, 'git-filter'),
    drift('conflict, ours', OURS, OURS.replace('ours two\n', conflict('ours two\n', 'theirs\n')), 'merge-conflict'),
    drift('conflict, theirs', OURS, OURS.replace('ours two\n', conflict('mine\nmore\n', 'ours two\n')), 'merge-conflict'),
    drift('conflict, the base', OURS, OURS.replace('ours two\n', conflict('mine\n', 'theirs\n', 'ours two\n')), 'merge-conflict'),
    drift(
      'two conflicts, one each',
      OURS,
      OURS.replace('ours two\n', conflict('ours two\n', 'x\n')).replace('ours four\n', conflict('yyy\n', 'ours four\n')),
      'merge-conflict'
    ),
    drift('conflict and CRLF', OURS, crlf(OURS.replace('ours two\n', conflict('ours two\n', 'theirs\n'))), [
      'merge-conflict',
      'crlf-added'
    ]),
    drift('content for a sealed pointer', pointer(CONTENT), CONTENT, 'lfs-content')
  ])

  test('a pointer that names the sealed bytes is a hint: they are not in hand', () => {
    const { drift: said, original } = diagnose(sealOf(CONTENT), Buffer.from(pointer(CONTENT)))
    expect(said).toEqual({
      certainty: 'hint',
      causes: [{ code: 'lfs-pointer', detail: 'it names exactly the sealed bytes' }],
      locations: []
    })
    expect(original).toBeUndefined()
    expect(codesOf(diagnose(sealOf(CONTENT), Buffer.from(crlf(pointer(CONTENT)))).drift)).toEqual(['lfs-pointer'])
  })

  test('with the object that it names in hand it is proved', () => {
    const witness = { original: Buffer.from(CONTENT), source: 'git' } as const
    const { drift: said } = diagnoseWith(witness, sealOf(CONTENT), Buffer.from(pointer(CONTENT)))
    expect(said).toMatchObject({ certainty: 'proved', original: 'git', causes: [{ code: 'lfs-pointer' }] })
    expect(diagnoseWith(witness, twinOf(sealOf(CONTENT)), Buffer.from(pointer(CONTENT))).drift.certainty).toBe('hint')
  })

  test.each([
    ['another oid', twinOf(sealOf(CONTENT)), pointer(CONTENT)],
    ['another size', sealOf(CONTENT), pointer(CONTENT, 1)]
  ])('a pointer with %s is a hint only', (_, seal, found) => {
    const { drift: said } = diagnose(seal, Buffer.from(found))
    expect(codesOf(said)).toEqual(['lfs-pointer'])
    expect(said.certainty).not.toBe('proved')
  })

  test.each([
    ['sha512 alone', { digests: { sha512: sha512(CONTENT) } }],
    ['sha512 and a length', { digests: { sha512: sha512(CONTENT) }, bytes: CONTENT.length }]
  ])('a pointer under a seal with %s is not called a pointer to other content', (_, facts) => {
    const seal: Seal = { path: 'file', line: 1, ...facts }
    const { drift: said } = diagnose(seal, Buffer.from(pointer(CONTENT)))
    expect(codesOf(said)).toEqual(['lfs-pointer'])
    expect(said.causes[0]?.detail ?? '').not.toContain('other')
    expect(said.certainty).not.toBe('proved')
    if (seal.bytes !== undefined) {
      const other = diagnose(seal, Buffer.from(pointer(CONTENT, 7)))
      expect(other.drift.causes[0]?.detail).toContain('other')
    }
  })

  test('a pointer behind a byte order mark is one, and one between conflict marks is a hint', () => {
    const [cause] = diagnose(sealOf(CONTENT), Buffer.from(`\ufeff${pointer(CONTENT)}`)).drift.causes
    expect(cause).toEqual({ code: 'lfs-pointer', detail: 'it names exactly the sealed bytes' })
    const [version = '', ...rest] = pointer(CONTENT).split(/(?<=\n)/)
    const found = version + conflict(rest.join(''), rest.join('').replace(/[0-9a-f]{8}/, '01234567'))
    const { drift: said } = diagnose(sealOf(CONTENT), Buffer.from(found))
    expect(codesOf(said)).toEqual(['lfs-pointer', 'merge-conflict'])
    expect(said.certainty).not.toBe('proved')
  })

  test('what only looks like a pointer is not one', () => {
    const { drift: said } = diagnose(sealOf(CONTENT), Buffer.from(`${pointer(CONTENT)}more\n`))
    expect(said.certainty).not.toBe('proved')
    expect(codesOf(said)).not.toContain('lfs-pointer')
  })

  test('markers that make no conflict are text', () => {
    const text = `a\n<<<<<<< HEAD\nb\n=======\n${'c\n'.repeat(10)}`
    expect(codesOf(diagnose(sealOf(Buffer.from(OURS)), Buffer.from(text)).drift)).not.toContain('merge-conflict')
  })
})
