import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { APPLY_COMMANDS, filePatch, type PatchEntry, PREAMBLE } from '../../src/restore/patch.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { applyPatch, git, repositoryWith, shell } from './git.ts'

function patchOf(entries: readonly PatchEntry[], format?: 'sha1' | 'sha256'): string {
  return PREAMBLE + entries.flatMap(one => [...filePatch(one, format).chunks()]).join('')
}

function entry(
  path: string,
  found: string | Buffer | undefined,
  original: string | Buffer,
  mode: PatchEntry['mode'] = '100644'
): PatchEntry {
  return { path, ...(found !== undefined && { found: Buffer.from(found) }), original: Buffer.from(original), mode }
}

const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, n) => n))

describe('git apply brings the very bytes back', () => {
  test.each<[string, string | Buffer | undefined, string | Buffer]>([
    ['text', 'a — b\n', 'a - b\n'],
    ['CRLF to LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['LF to CRLF', 'a\nb\n', 'a\r\nb\r\n'],
    ['mixed line ends and CR alone', 'x\n', 'a\r\nb\nc\rd\r\r\n'],
    ['no final line feed', 'a\n', 'a'],
    ['blanks at line ends, tabs, form feeds', 'a\n', ' a \t\n\t \n\f\n\n\n'],
    ['a BOM', 'a\n', '\ufeffa\n'],
    ['a BOM taken away', '\ufeffa\n', 'a\n'],
    ['every byte', 'x', ALL_BYTES],
    ['binary to text', ALL_BYTES, 'text\n'],
    ['emptied', '', 'a\n'],
    ['empty again', 'a\n', ''],
    ['missing', undefined, 'a\n'],
    ['missing and empty', undefined, ''],
    ['missing and binary', undefined, ALL_BYTES],
    ['UTF-16', 'a\n', Buffer.from('\ufeffa\r\n', 'utf16le')],
    ['what looks like a patch', 'a\n', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'],
    ['what looks like $Id$', '$Id: 0123 $\n', '$Id$\n']
  ])('%s', (_, found, original) => {
    const folder = repositoryWith(found === undefined ? {} : { 'd/f.txt': found })
    const twin = entry('d/f.txt', found, original)
    expect(applyPatch(folder, patchOf([twin]))).toMatchObject({ code: 0, out: '', err: '' })
    expect(readFileSync(join(folder, 'd/f.txt'))).toEqual(Buffer.from(original))
  })

  test.each([0, 1, 3, 4, 5, 25, 26, 27, 51, 52, 53, 103, 104, 105, 100_000, 1_000_000])('%d random bytes', size => {
    const original = Buffer.from(fc.sample(fc.uint8Array({ minLength: 64, maxLength: 64 }), { numRuns: 1, seed: size })[0] ?? [])
    const bytes = Buffer.alloc(size)
    for (let at = 0; at < size; at++) bytes[at] = (original[at % 64] ?? 0) ^ (Math.imul(at, 2654435761) >>> 13)
    const folder = repositoryWith({ f: 'x' })
    expect(applyPatch(folder, patchOf([entry('f', 'x', bytes)])).code).toBe(0)
    expect(readFileSync(join(folder, 'f')).equals(bytes)).toBe(true)
  })

  test('any bytes to any bytes', () => {
    const folder = repositoryWith()
    const some = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes))
    fc.assert(
      fc.property(some, some, (found, original) => {
        fc.pre(!found.equals(original))
        putFile(folder, 'f', found)
        return (
          applyPatch(folder, patchOf([entry('f', found, original)])).code === 0 &&
          readFileSync(join(folder, 'f')).equals(original)
        )
      }),
      { numRuns: 40 }
    )
  })

  test('the same without a repository', () => {
    const folder = folderWith({ f: 'a\r\n' })
    expect(applyPatch(folder, patchOf([entry('f', 'a\r\n', 'a\n')])).code).toBe(0)
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('a\n')
  })

  test('what is already staged, with --index and --cached', () => {
    const folder = repositoryWith({ f: 'a — b\n' })
    git(folder, 'add', 'f')
    const patch = patchOf([entry('f', 'a — b\n', 'a - b\n')])
    writeFileSync(join(folder, '../p'), patch)
    expect(git(folder, 'apply', '--index', '../p').code).toBe(0)
    expect([readFileSync(join(folder, 'f'), 'utf8'), git(folder, 'show', ':f').out]).toEqual(['a - b\n', 'a - b\n'])
  })
})

describe('names', () => {
  const names = [
    'plain.txt',
    'a b',
    ' lead',
    'trail ',
    'tab\there',
    'new\nline',
    'back\\slash',
    '"quoted"',
    "it's",
    'é',
    'e\u0301',
    '日本語/テキスト.md',
    '😀',
    '-dash',
    '##[error]x',
    '::error::x',
    '$HOME',
    'a => b',
    'b/a b/b/a b',
    '\x01\x7f',
    '\u202etxt',
    'x'.repeat(255),
    `${'deep/'.repeat(40)}f`
  ]

  test('odd ones, all in one patch, found or missing', () => {
    const entries = names.map((name, n) => entry(name, n % 2 === 0 ? 'found\n' : undefined, `original of ${n}\n`))
    const folder = repositoryWith(Object.fromEntries(names.flatMap((name, n) => (n % 2 === 0 ? [[name, 'found\n']] : []))))
    const patch = patchOf(entries)
    expect(patch).toMatch(/^[\n -~]*$/)
    expect(patch).not.toMatch(/^::|##\[/m)
    expect(applyPatch(folder, patch)).toMatchObject({ code: 0, err: '' })
    for (const [n, name] of names.entries())
      expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, `original of ${n}\n`])
  })

  test('any name that a file can have', () => {
    const folder = repositoryWith()
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter(text => text.isWellFormed() && !/[\0/]|^\.{1,2}$|^\.git/i.test(text))
    fc.assert(
      fc.property(name, path => {
        if (Buffer.byteLength(path) > 255) return true
        putFile(folder, path, 'a')
        return applyPatch(folder, patchOf([entry(path, 'a', 'b')])).code === 0 && readFileSync(join(folder, path), 'utf8') === 'b'
      }),
      { numRuns: 40 }
    )
  })

  test('bytes that are not UTF-8', () => {
    const folder = repositoryWith()
    const name = Buffer.from([0x66, 0xff, 0x2e, 0xfe])
    const file = Buffer.concat([Buffer.from(`${folder}/`), name])
    writeFileSync(file, 'a')
    expect(applyPatch(folder, patchOf([{ ...entry('', 'a', 'b'), path: name }])).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('b')
  })
})

describe('modes', () => {
  test('an executable stays one, a missing one becomes one', () => {
    const folder = repositoryWith({ run: 'a', plain: 'a' })
    chmodSync(join(folder, 'run'), 0o755)
    const entries = [entry('run', 'a', 'b', '100755'), entry('plain', 'a', 'b'), entry('new', undefined, 'b', '100755')]
    expect(applyPatch(folder, patchOf(entries))).toMatchObject({ code: 0, err: '' })
    expect(['run', 'plain', 'new'].map(name => statSync(join(folder, name)).mode & 0o100)).toEqual([0o100, 0, 0o100])
  })
})

describe('SHA-256 repositories', () => {
  test('take SHA-256 ids, and no others', () => {
    const folder = repositoryWith({ f: 'a\r\n' }, '--object-format=sha256')
    const one = entry('f', 'a\r\n', 'a\n')
    expect(applyPatch(folder, patchOf([one])).code).not.toBe(0)
    expect(applyPatch(folder, patchOf([one], 'sha256')).code).toBe(0)
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('a\n')
    expect(applyPatch(folder, patchOf([entry('n', undefined, 'x')], 'sha256')).code).toBe(0)
  })
})

describe('conversions by git', () => {
  const settings: readonly (readonly [string, string, string | undefined])[] = [
    ['nothing', '', undefined],
    ['core.autocrlf=true', 'git config core.autocrlf true', undefined],
    ['core.autocrlf=input', 'git config core.autocrlf input', undefined],
    [
      'core.eol=crlf and safecrlf',
      'git config core.eol crlf; git config core.safecrlf true; git config core.autocrlf true',
      undefined
    ],
    [
      'apply.whitespace=fix',
      'git config apply.whitespace fix; git config core.whitespace trailing-space,tab-in-indent',
      undefined
    ],
    ['text=auto eol=crlf', '', '* text=auto eol=crlf\n'],
    ['text eol=crlf ident', '', '* text eol=crlf ident\n'],
    ['working-tree-encoding', '', '* text working-tree-encoding=UTF-16LE-BOM\n'],
    ['a filter', 'git config filter.up.smudge "tr a-z A-Z"; git config filter.up.clean "tr A-Z a-z"', '* filter=up\n']
  ]
  const drifts: readonly (readonly [string, string | undefined, string])[] = [
    ['line ends and $Id$', 'a - b\r\n$Id: 1 $  \r\n', 'a - b\n$Id$  \n'],
    ['a dash', 'a — b\n', 'a - b\n'],
    ['mixed line ends', 'a\n', 'a\r\n \t\n'],
    ['a missing file', undefined, 'a\n']
  ]
  const cases = settings.flatMap(([name, config, attributes]) =>
    drifts.map(([about, found, original]) => ({ name, config, attributes, about, found, original }))
  )

  test.each(cases)('$name, $about, with the commands of the preamble', ({ config, attributes, found, original }) => {
    const folder = repositoryWith({
      ...(attributes !== undefined && { '.gitattributes': attributes }),
      ...(found !== undefined && { f: found })
    })
    shell(folder, config)
    const patch = patchOf([entry('f', found, original)])
    putFile(folder, 'restore.patch', patch)
    expect(shell(folder, APPLY_COMMANDS.join('\n'))).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(original)
  })

  test.each(cases.filter(({ attributes }) => attributes === undefined))(
    '$name, $about, with the short command',
    ({ config, found, original }) => {
      const folder = repositoryWith(found === undefined ? {} : { f: found })
      shell(folder, config)
      expect(applyPatch(folder, patchOf([entry('f', found, original)]), '-c', 'core.autocrlf=false').code).toBe(0)
      expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(original)
    }
  )

  test('a plain apply under autocrlf never harms the CRLF file that was judged: git refuses', () => {
    const folder = repositoryWith({ f: 'a\r\n' })
    git(folder, 'config', 'core.autocrlf', 'true')
    expect(applyPatch(folder, patchOf([entry('f', 'a\r\n', 'a\n')])).code).not.toBe(0)
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('a\r\n')
  })
})

describe('a bit turned is refused', () => {
  const found = 'line one — and more of it\nline two\n'
  const original = 'line one - and more of it\nline two\n'

  test('in the file: nothing is applied to what was not judged', () => {
    const patch = patchOf([entry('f', found, original)])
    for (let at = 0; at < Buffer.byteLength(found); at += 5) {
      const twin = Buffer.from(found)
      twin[at] = (twin[at] ?? 0) ^ 1
      const folder = repositoryWith({ f: twin })
      expect(applyPatch(folder, patch).code).not.toBe(0)
      expect(readFileSync(join(folder, 'f')).equals(twin)).toBe(true)
    }
  })

  test('in the patch: git refuses it, or the bytes are the sealed ones all the same', () => {
    const patch = Buffer.from(patchOf([entry('f', found, original)]))
    const start = patch.indexOf('diff --git')
    for (let at = start; at < patch.length; at += 7) {
      const twin = Buffer.from(patch)
      twin[at] = (twin[at] ?? 0) ^ 1
      const folder = repositoryWith({ f: found })
      applyPatch(folder, twin.toString('latin1'))
      expect([found, original]).toContain(existsSync(join(folder, 'f')) ? readFileSync(join(folder, 'f'), 'utf8') : found)
    }
  })

  test('a missing file that came back meanwhile is not overwritten', () => {
    const folder = repositoryWith({ f: 'mine' })
    expect(applyPatch(folder, patchOf([entry('f', undefined, 'a')])).code).not.toBe(0)
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('mine')
  })
})

describe('in chunks', () => {
  test('the size is known before the first chunk, and the preamble is no patch', () => {
    for (const size of [0, 1, 52, 53, 200_000]) {
      const bytes = Buffer.from(Array.from({ length: size }, (_, n) => Math.imul(n, 2654435761) >>> 11))
      const patch = filePatch(entry('f', undefined, bytes))
      expect([...patch.chunks()].join('').length).toBe(patch.bytes)
    }
    expect(applyPatch(repositoryWith(), PREAMBLE).err).toContain('No valid patches')
    expect(PREAMBLE).toMatch(/^[\n -~]*$/)
  })
})
