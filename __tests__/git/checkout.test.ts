import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../drift/sealing.ts'
import { codesOf, lines, Sandbox } from './repositories.ts'

const LF = lines(20)
const CRLF = lines(20, '\r\n')

describe('the checkout rewrote the file', () => {
  test('core.autocrlf=true, from the configuration of the clone', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF })
    box.clone('origin', 'clone', '-c', 'core.autocrlf=true')
    const witness = await box.ask('clone', 'a.txt', LF)
    expect(witness).toMatchObject({ layer: 'checkout', source: 'HEAD', repository: box.path('clone'), notes: [] })
    expect(witness.because).toEqual([{ file: '.git/config', text: 'core.autocrlf=true' }])
    expect(witness.original?.toString()).toBe(LF)
  })

  test('core.autocrlf=true, from the home of the user', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF })
    box.git('', 'config', '--global', 'core.autocrlf', 'true')
    box.clone('origin', 'clone')
    const witness = await box.ask('clone', 'a.txt', LF)
    expect(witness).toMatchObject({
      layer: 'checkout',
      because: [{ file: box.path('home/.gitconfig'), text: 'core.autocrlf=true' }]
    })
  })

  test('the line of .gitattributes is named, once', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF, '.gitattributes': '# all of it\n*.bin -text\n* text=auto eol=crlf\n*.md text\n' })
    box.clone('origin', 'clone')
    const witness = await box.ask('clone', 'a.txt', LF)
    expect(witness).toMatchObject({ layer: 'checkout', source: 'HEAD' })
    expect(witness.because).toEqual([{ file: '.gitattributes', line: 3, text: '* text=auto eol=crlf' }])
  })

  test('an attribute and a setting that only work together are both named', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'sub/a.txt': LF, 'sub/.gitattributes': '*.txt text\n' })
    box.clone('origin', 'clone', '-c', 'core.eol=crlf')
    const { layer, because } = await box.ask('clone', 'sub/a.txt', LF)
    expect(layer).toBe('checkout')
    expect(because).toEqual([
      { file: 'sub/.gitattributes', line: 1, text: '*.txt text' },
      { file: '.git/config', text: 'core.eol=crlf' }
    ])
  })

  test('attributes of this clone and of the user', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF, 'b.txt': LF })
    box.put('home', '.config/git/attributes', 'a.txt eol=crlf\n')
    box.clone('origin', 'clone')
    box.put('clone', '.git/info/attributes', '\n[attr]dos text eol=crlf\nb.txt dos\n')
    box.git('clone', 'checkout', 'HEAD', '--', 'a.txt')
    box.remove('clone', 'b.txt')
    box.git('clone', 'checkout', 'HEAD', '--', 'b.txt')
    const [a, b] = await box.look('clone', box.drifted('clone', { 'a.txt': LF, 'b.txt': LF }))
    expect(a).toMatchObject({
      layer: 'checkout',
      because: [{ file: box.path('home/.config/git/attributes'), line: 1, text: 'a.txt eol=crlf' }]
    })
    expect(b).toMatchObject({ layer: 'checkout', because: [{ file: '.git/info/attributes', line: 3, text: 'b.txt dos' }] })
  })

  test('core.attributesFile', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF })
    box.put('home', 'mine', '*.txt eol=crlf\n')
    box.git('', 'config', '--global', 'core.attributesFile', '~/mine')
    box.clone('origin', 'clone')
    const witness = await box.ask('clone', 'a.txt', LF)
    expect(witness).toMatchObject({ layer: 'checkout', because: [{ file: box.path('home/mine'), line: 1 }] })
  })

  test('ident', async () => {
    const box = new Sandbox()
    const sealed = 'version $Id$ of $Id: something $\nnot $Id: of another system $\n'
    box.repository('origin', { 'a.txt': sealed, '.gitattributes': '*.txt ident\n' })
    box.clone('origin', 'clone')
    const witness = await box.ask('clone', 'a.txt', sealed)
    expect(witness).toMatchObject({ layer: 'checkout', because: [{ file: '.gitattributes', line: 1, text: '*.txt ident' }] })
  })

  test.each(['UTF-16LE-BOM', 'UTF-16BE', 'utf-16', 'UTF-32LE', 'latin1', 'windows-1252', 'SHIFT-JIS'])(
    'working-tree-encoding=%s',
    async encoding => {
      const box = new Sandbox()
      const sealed = encoding === 'SHIFT-JIS' ? 'こんにちは\n' : 'naïve café\n'
      box.repository('origin', { 'a.txt': sealed, '.gitattributes': `a.txt text working-tree-encoding=${encoding}\n` })
      box.clone('origin', 'clone')
      const witness = await box.ask('clone', 'a.txt', sealed)
      expect(witness).toMatchObject({
        layer: 'checkout',
        because: [{ line: 1, text: `a.txt text working-tree-encoding=${encoding}` }]
      })
    }
  )

  test('an encoding that is not known here is not guessed at', async () => {
    const box = new Sandbox()
    const sealed = 'naïve café\n'
    box.repository('origin', { 'a.txt': sealed, '.gitattributes': 'a.txt working-tree-encoding=EBCDIC-FR\n' })
    box.clone('origin', 'clone')
    box.put('clone', 'a.txt', 'who knows\n')
    const witness = await box.ask('clone', 'a.txt', sealed)
    expect(witness.layer).toBeUndefined()
    expect(witness).toMatchObject({ source: 'HEAD', because: [{ line: 1 }] })
    expect(codesOf(witness)).toEqual(['encoding-unknown'])
  })

  test('a Git LFS pointer that was not replaced by its content', async () => {
    const box = new Sandbox()
    const content = Buffer.alloc(5000, 'model')
    const oid = sha256(content)
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5000\n`
    const attributes = '*.bin filter=lfs diff=lfs merge=lfs -text\n'
    box.repository('r', { 'm.bin': pointer, '.gitattributes': attributes })
    const witness = await box.ask('r', 'm.bin', content)
    expect(witness).toMatchObject({
      layer: 'checkout',
      because: [{ file: '.gitattributes', line: 1, text: attributes.trim() }],
      notes: []
    })
    expect(witness.original).toBeUndefined()

    box.put('r', `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`, content)
    expect(await box.ask('r', 'm.bin', content)).toMatchObject({ layer: 'checkout', source: 'lfs-store', original: content })

    box.put('r', 'm.bin', 'something else')
    expect(await box.ask('r', 'm.bin', content)).toMatchObject({ layer: 'workspace', source: 'lfs-store' })

    box.put('r', 'm.bin', pointer)
    box.commit('r', { '.gitattributes': '*.txt text\n' })
    const committed = await box.ask('r', 'm.bin', content)
    expect(committed.layer).toBe('commit')
    expect(codesOf(committed)).toContain('pointer-committed')
  })

  test('content where a pointer was sealed', async () => {
    const box = new Sandbox()
    const content = Buffer.alloc(5000, 'model')
    const oid = sha256(content)
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5000\n`
    box.repository('r', { 'm.bin': pointer, '.gitattributes': '*.bin filter=lfs -text\n' })
    box.put('r', 'm.bin', content)
    expect(await box.ask('r', 'm.bin', pointer)).toMatchObject({ layer: 'checkout', source: 'HEAD', because: [{ line: 1 }] })
  })

  test('a seal of a checkout with CRLF, where HEAD has LF', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    const witness = await box.ask('r', 'a.txt', CRLF)
    expect(witness).toMatchObject({ layer: 'checkout', source: 'HEAD' })
    expect(codesOf(witness)).toEqual(['sealed-after-conversion'])
    expect(witness.original?.toString()).toBe(CRLF)
    box.put('r', 'a.txt', 'edited\n')
    expect(await box.ask('r', 'a.txt', CRLF)).toMatchObject({ layer: 'workspace', source: 'HEAD' })
  })

  test('a symbolic link checked out as text', async () => {
    const box = new Sandbox()
    box.repository('r', { target: 'the sealed text\n' })
    box.put('r', 'link', 'target')
    box.git('r', 'update-index', '--add', '--cacheinfo', `120000,${box.git('r', 'hash-object', '-w', 'link')},link`)
    box.git('r', 'commit', '-qm', 'link')
    const before = await box.ask('r', 'link', 'the sealed text\n')
    expect(before).toMatchObject({ layer: 'commit', source: 'object-store' })
    expect(codesOf(before)).toContain('symlink-in-commit')
    box.git('r', 'config', 'core.symlinks', 'false')
    const witness = await box.ask('r', 'link', 'the sealed text\n')
    expect(witness).toMatchObject({ layer: 'commit', source: 'object-store' })
    expect(witness.notes[0]?.text).toMatch(/which the checkout writes as text \(core\.symlinks=false\)/)
  })

  test.each([[true], [false]])('a commit that put a link in the place of the file, with core.symlinks=%s', async symlinks => {
    const box = new Sandbox()
    const sealed = '# own\n'
    box.repository('r', { 'CLAUDE.md': sealed, 'AGENTS.md': '# agents\n' })
    box.put('r', 'link', 'AGENTS.md')
    box.git('r', 'update-index', '--add', '--cacheinfo', `120000,${box.git('r', 'hash-object', '-w', 'link')},CLAUDE.md`)
    box.git('r', 'commit', '-qm', 'replace by a link')
    const id = box.git('r', 'rev-parse', 'HEAD')
    box.git('r', 'config', 'core.symlinks', String(symlinks))
    box.git('r', 'checkout', '-q', '-f', '--', 'CLAUDE.md')
    const witness = await box.ask('r', 'CLAUDE.md', sealed)
    expect(witness).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id, subject: 'replace by a link' } })
    expect(witness).not.toHaveProperty('because')
  })

  test('a sparse checkout', async () => {
    const box = new Sandbox()
    box.repository('r', { 'in/a.txt': LF, 'out/b.txt': LF })
    box.git('r', 'sparse-checkout', 'set', 'in')
    const witness = await box.ask('r', 'out/b.txt', LF)
    expect(witness).toMatchObject({ layer: 'checkout', source: 'HEAD', because: [{ text: 'core.sparseCheckout=true' }] })
    expect(codesOf(witness)).toEqual(['sparse-checkout'])
    box.remove('r', 'in/a.txt')
    expect(await box.ask('r', 'in/a.txt', LF)).toMatchObject({ layer: 'workspace', notes: [] })
  })
})

describe('a later step wrote the file', () => {
  test('other bytes than any checkout writes, with and without a conversion', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF, 'b.txt': LF, '.gitattributes': 'b.txt eol=crlf\n' })
    box.put('r', 'a.txt', `${LF}built\n`)
    box.put('r', 'b.txt', `${CRLF}built\r\n`)
    const [a, b] = await box.look('r', box.drifted('r', { 'a.txt': LF, 'b.txt': LF }))
    expect(a).toEqual({
      index: 0,
      layer: 'workspace',
      source: 'HEAD',
      original: Buffer.from(LF),
      notes: [],
      repository: box.path('r')
    })
    expect(b).toMatchObject({ layer: 'workspace', source: 'HEAD', notes: [] })
    expect(b?.because).toBeUndefined()
  })

  test('one byte beside what the checkout writes is not the checkout', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF, '.gitattributes': '* text=auto eol=crlf\n' })
    box.put('r', 'a.txt', CRLF.replace('7', '8'))
    expect(await box.ask('r', 'a.txt', LF)).toMatchObject({ layer: 'workspace' })
  })

  test('CRLF that no setting here explains', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', CRLF)
    const witness = await box.ask('r', 'a.txt', LF)
    expect(witness).toMatchObject({ layer: 'workspace', source: 'HEAD' })
    expect(codesOf(witness)).toEqual(['other-settings'])
  })

  test('autocrlf leaves a file alone that has a CR or looks binary', async () => {
    const box = new Sandbox()
    const files = { mixed: 'a\r\nb\n', binary: `\0${LF}`, odd: `\x01\x02${LF}` }
    box.repository('origin', files)
    box.clone('origin', 'clone', '-c', 'core.autocrlf=true')
    expect(box.drifted('clone', files).map(({ seal, found }) => seal.bytes === found?.bytes)).toEqual([true, true, true])
    box.put('clone', 'mixed', 'a\r\nb\r\n')
    expect(await box.ask('clone', 'mixed', files.mixed)).toMatchObject({ layer: 'workspace' })
  })

  test('a deleted file', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.remove('r', 'a.txt')
    expect(await box.ask('r', 'a.txt', LF)).toMatchObject({ layer: 'workspace', source: 'HEAD', notes: [] })
  })

  test('a filter that is configured is not run, and no layer is claimed; one that is not explains nothing', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF, '.gitattributes': 'a.txt filter=x\n' })
    box.put('r', 'a.txt', 'filtered\n')
    expect(await box.ask('r', 'a.txt', LF)).toMatchObject({ layer: 'workspace', source: 'HEAD', notes: [] })
    box.git('r', 'config', 'filter.x.smudge', 'cat')
    const witness = await box.ask('r', 'a.txt', LF)
    expect(witness.layer).toBeUndefined()
    expect(witness).toMatchObject({ source: 'HEAD', because: [{ file: '.gitattributes', line: 1, text: 'a.txt filter=x' }] })
    expect(codesOf(witness)).toEqual(['filter-not-run'])
  })
})
