import { rmSync, symlinkSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Sandbox } from '../git/repositories.ts'
import { putFile } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const TEXT = 'retries: 100\nhost: a - b\nname: harbour office\n'
const EDITED = TEXT.replace('100', '450')
const IMAGE = '\x89PNG\r\n\x1a\nxxxxIEND'
const FILES = { 'a.yml': TEXT, 'i.bin': Buffer.from(IMAGE, 'latin1') }
const RESTORE_HEAD = 'git checkout HEAD -- a.yml'

const SHA256 = gnuList({ x: TEXT }).slice(0, 64)

type Change = (box: Sandbox) => void

const put =
  (content: string | Buffer, path = 'a.yml'): Change =>
  box =>
    putFile(box.path('r'), path, content)
const commit: Change = box => void box.git('r', 'commit', '-qam', 'a change')
const link: Change = box => {
  rmSync(`${box.path('r')}/a.yml`)
  symlinkSync('i.bin', `${box.path('r')}/a.yml`)
  box.git('r', 'add', 'a.yml')
}
const remove: Change = box => rmSync(`${box.path('r')}/a.yml`)
const checkOutAgain =
  (setting: string, value: string): Change =>
  box => {
    box.git('r', 'config', setting, value)
    remove(box)
    box.git('r', 'checkout', '-q', '--', 'a.yml')
  }

/** What `verify` prints after these changes of a repository with the sealed bytes, on somebody's machine or in a job. */
function blamed(changes: readonly Change[], variables: Readonly<Record<string, string>> = {}): string {
  const box = new Sandbox()
  box.repository('r', { ...FILES, SUMS: gnuList(FILES) })
  for (const change of changes) change(box)
  const { code, out } = runCli(['verify', 'SUMS', '--no-probes'], box.path('r'), {
    env: { ...box.environment, CI: '', GITHUB_ACTIONS: '', ...variables }
  })
  expect(code).toBe(1)
  return out
}

const JOBS = [{ GITHUB_ACTIONS: 'true' }, { CI: '1' }]

describe('what is not committed', () => {
  test.each<[string, readonly Change[], string]>([
    ['edited', [put(EDITED)], 'it was changed here, and that is not committed'],
    ['one character', [put(TEXT.replace('100', '101'))], 'it was changed here, and that is not committed'],
    ['staged', [put(EDITED), box => void box.git('r', 'add', 'a.yml')], 'it was changed here, and that is not committed'],
    ['removed', [remove], 'it was removed here, and that is not committed'],
    ['a link in its place', [link], 'it was changed here, and that is not committed'],
    ['emptied', [put('')], 'it was changed here, and that is not committed'],
    ['cut off', [put(TEXT.slice(0, 20))], 'it was changed here, and that is not committed']
  ])(
    '%s: nobody has a step on a laptop, and HEAD has the sealed bytes; in a job, a later step did it',
    (_, changes, sentence) => {
      const here = blamed(changes)
      expect(here).toContain(sentence)
      expect(here).toContain(RESTORE_HEAD)
      expect(here).not.toMatch(/\bsteps?\b/i)
      expect(here).not.toMatch(/\b(?:disk and the memory|memory)\b/)
      for (const variables of JOBS) {
        const job = blamed(changes, variables)
        expect(job).toMatch(/the commit is right and the checkout too: a later step of the job (?:changed|removed) it/)
        expect(job).toContain(RESTORE_HEAD)
        expect(job).not.toContain('not committed')
      }
    }
  )

  test('line endings may come from a checkout on another machine, so nobody is blamed', () => {
    for (const variables of [{}, ...JOBS]) {
      const out = blamed([put(TEXT.replaceAll('\n', '\r\n'))], variables)
      expect(out).toContain('it was changed afterwards')
      expect(out).not.toMatch(/not committed|step/)
    }
  })
})

describe('a commit', () => {
  test.each<[string, readonly Change[]]>([
    ['an edit', [put(EDITED), commit]],
    ['one character', [put(TEXT.replace('100', '101')), commit]],
    ['removed', [remove, commit]],
    ['a link', [link, commit]],
    ['a link that the checkout writes as text', [link, commit, checkOutAgain('core.symlinks', 'false')]],
    ['a pointer to the sealed bytes', [put(pointer(SHA256, TEXT.length)), commit]],
    ['a pointer to other bytes', [put(pointer('0'.repeat(64), 5)), commit]]
  ])('%s: the commit is named, and its parent has the bytes', (_, changes) => {
    for (const variables of [{}, ...JOBS]) {
      const out = blamed(changes, variables)
      expect(out).toMatch(
        /(?:the committed file is wrong already|it is not in the commit), since commit [0-9a-f]{12} of .* "a change"/
      )
      expect(out).toMatch(/git checkout [0-9a-f]{40}~ -- a\.yml/)
      expect(out).not.toMatch(/git lfs pull|core\.symlinks true|later step|not committed|memory/)
    }
  })

  test('a link as text is named as one, not compared', () => {
    const out = blamed([link, commit, checkOutAgain('core.symlinks', 'false')])
    expect(out).toContain('this is the path of a symbolic link, written as text')
    expect(out).not.toMatch(/\d edits?\b/)
  })

  test.each([
    ['both values printable', IMAGE.replace('xxxx', 'xx|x'), 'one byte was changed'],
    ['one value not printable', IMAGE.replace('xxxx', 'xx\xf8x'), 'one bit was flipped']
  ])('a turned bit of a binary file is never blamed on hardware when a commit did it: %s', (_, image, cause) => {
    const binary = put(Buffer.from(image, 'latin1'), 'i.bin')
    const out = blamed([binary, commit])
    expect(out).toContain(cause)
    expect(out).not.toContain('memory')
    expect(blamed([binary]).includes('the disk and the memory')).toBe(cause === 'one bit was flipped')
  })
})

describe('a checkout', () => {
  test.each(['', 'true'])('that converts line endings is blamed with the setting (CI=%s)', CI => {
    const out = blamed([checkOutAgain('core.autocrlf', 'true')], { CI })
    expect(out).toContain('the commit is right, the checkout rewrote it (core.autocrlf=true in .git/config)')
    expect(out).toContain('rm -- a.yml && git checkout HEAD -- a.yml')
    expect(out).not.toMatch(/step|not committed/)
  })

  test('of a pointer that .gitattributes hands to Git LFS is no doing of a commit, also where the seal has no length', () => {
    const box = new Sandbox()
    const content = 'large content\n'.repeat(20)
    const oid = gnuList({ x: content }).slice(0, 64)
    const files = { '.gitattributes': '*.bin filter=lfs -text\n', 'l.bin': pointer(oid, content.length) }
    box.repository('r', { ...files, SHA256SUMS: gnuList({ 'l.bin': content }) })
    const { out } = runCli(['verify', 'SHA256SUMS', '--no-probes'], box.path('r'), { env: box.environment })
    expect(out).toContain('the commit is right, the checkout rewrote it')
    expect(out).toContain('git lfs pull')
    expect(out).not.toContain('wrong already')
  })
})

function pointer(oid: string, size: number): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`
}
