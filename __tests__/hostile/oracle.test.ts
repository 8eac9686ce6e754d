import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { describeWith } from '../support/needs.ts'
import { intactAndComplete, LIST_NAME, type OracleFormat, writeList } from './oracle.ts'

// For a random tree and one random edit, the gate passes exactly when another implementation says so.

/** No two are one name in another Unicode form or case, and none holds what a format cannot say. */
const NAMES = [
  'a',
  'b.txt',
  'sub/c',
  'sub/deep/d',
  '.hidden',
  '.dot/e',
  'x y',
  '#hash',
  '*star',
  '--help',
  'é',
  '\u{1f600}',
  '!x[1]',
  'z\u200b'
]
const ODD_NAMES = ['new\nline', 'back\\slash', ' lead', 'trail ', 'q"uote', 'cr\rmiddle']
const FREE_NAMES = ['moved', 'sub/moved', '.moved', 'new/folder/moved', 'a.bak', 'moved here']

const content = fc.oneof(
  fc.constantFrom('', 'same\n', 'same\r\n', 'one - two\n', '{"a": 1}\n').map(text => Buffer.from(text)),
  fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes))
)

const trees = (names: readonly string[]) =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...names), content), { minLength: 1, maxLength: 6, selector: ([name]) => name })

const BYTES = ['flip', 'insert', 'delete', 'cut', 'append'] as const
const GONE = ['remove', 'fifo', 'folder', 'dangling'] as const
const ELSEWHERE = ['rename', 'link', 'stray', 'stray link'] as const
const FOLDERS = ['nothing', 'linked folder', 'empty folder'] as const
const LINES = ['drop line', 'double line', 'line first', 'capitals', 'CRLF'] as const

interface BytesEdit {
  readonly kind: (typeof BYTES)[number]
  readonly at: number
  readonly value: number
}

/** Numbers are taken modulo what there is. */
type TreeEdit =
  | (BytesEdit & { readonly file: number })
  | { readonly kind: (typeof GONE)[number]; readonly file: number }
  | { readonly kind: (typeof ELSEWHERE)[number]; readonly file: number; readonly to: string }
  | { readonly kind: 'swap'; readonly file: number; readonly other: number }
  | { readonly kind: (typeof FOLDERS)[number] }

type ListEdit = BytesEdit | { readonly kind: (typeof LINES)[number]; readonly line: number }

const number = fc.nat(100_000)
const value = fc.integer({ min: 0, max: 255 })

const treeEdit: fc.Arbitrary<TreeEdit> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...BYTES), file: number, at: number, value }),
  fc.record({ kind: fc.constantFrom(...GONE), file: number }),
  fc.record({ kind: fc.constantFrom(...ELSEWHERE), file: number, to: fc.constantFrom(...FREE_NAMES) }),
  fc.record({ kind: fc.constant('swap' as const), file: number, other: number }),
  fc.record({ kind: fc.constantFrom(...FOLDERS) })
)

/** `-` is never put in: coreutils before 9.9 do not know the tag `SHA2-256`. */
const listEdit: fc.Arbitrary<ListEdit> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...BYTES), at: number, value: value.filter(v => v !== 0x2d) }),
  fc.record({ kind: fc.constantFrom(...LINES), line: number })
)

function editBytes(bytes: Buffer, { kind, at, value }: BytesEdit): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  if (kind === 'flip') return Buffer.concat([before, Buffer.from(after.length === 0 ? [] : [value]), after.subarray(1)])
  if (kind === 'insert') return Buffer.concat([before, Buffer.from([value]), after])
  if (kind === 'delete') return Buffer.concat([before, after.subarray(1)])
  return kind === 'cut' ? before : Buffer.concat([bytes, Buffer.from([value])])
}

function editTree(root: string, names: readonly string[], edit: TreeEdit) {
  const pick = (index: number): string => join(root, names[index % names.length] ?? '')
  if (!('file' in edit)) {
    if (edit.kind === 'empty folder') mkdirSync(join(root, 'empty'))
    if (edit.kind === 'linked folder') linkFolder(root, names)
    return
  }
  const file = pick(edit.file)
  if ('value' in edit) writeFileSync(file, editBytes(readFileSync(file), edit))
  else if ('to' in edit) putElsewhere(file, edit.kind, join(root, edit.to))
  else if (edit.kind === 'swap') swap(file, pick(edit.other))
  else {
    unlinkSync(file)
    if (edit.kind === 'fifo') execFileSync('mkfifo', ['--', file])
    if (edit.kind === 'folder') mkdirSync(file)
    if (edit.kind === 'dangling') symlinkSync('nothing', file)
  }
}

function swap(file: string, other: string) {
  const [a, b] = [readFileSync(file), readFileSync(other)]
  writeFileSync(file, b)
  writeFileSync(other, a)
}

function linkFolder(root: string, names: readonly string[]) {
  if (!names.some(name => name.startsWith('sub/'))) return
  renameSync(join(root, 'sub'), join(root, 'real'))
  symlinkSync('real', join(root, 'sub'))
}

function putElsewhere(file: string, kind: (typeof ELSEWHERE)[number], to: string) {
  mkdirSync(dirname(to), { recursive: true })
  if (kind === 'stray') writeFileSync(to, readFileSync(file))
  else if (kind === 'stray link') symlinkSync(file, to)
  else {
    renameSync(file, to)
    if (kind === 'link') symlinkSync(to, file)
  }
}

function editList(list: string, edit: ListEdit): string {
  if ('value' in edit) return editBytes(Buffer.from(list, 'latin1'), edit).toString('latin1')
  const lines = list.split('\n').slice(0, -1)
  const line = lines[edit.line % lines.length] ?? ''
  const others = lines.filter(other => other !== line)
  if (edit.kind === 'drop line') return others.map(other => `${other}\n`).join('')
  if (edit.kind === 'double line') return `${list}${line}\n`
  if (edit.kind === 'line first') return [line, ...others].map(other => `${other}\n`).join('')
  if (edit.kind === 'CRLF') return list.replaceAll('\n', '\r\n')
  return list.replace(/[0-9a-f]{64}/g, digest => digest.toUpperCase())
}

type Files = readonly (readonly [name: string, bytes: Buffer])[]

async function agree(files: Files, format: OracleFormat, edit: { tree?: TreeEdit; list?: ListEdit }) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sgo-')))
  try {
    const names = files.map(([name]) => name)
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), bytes)
    }
    const list = writeList(root, names, format)
    appendFileSync(join(root, LIST_NAME), Buffer.from(edit.list === undefined ? list : editList(list, edit.list), 'latin1'))
    if (edit.tree !== undefined) editTree(root, names, edit.tree)
    // A list whose first line was spoiled may rightly be taken for another format: here the question is what the format says.
    const request = {
      cwd: root,
      manifests: [LIST_NAME],
      format: edit.list === undefined ? 'auto' : format,
      covers: ['**']
    } as const
    const { verdict, findings } = await gate(aRequest({ ...request }), null)
    const expected = intactAndComplete(root, format)
    expect({ passes: verdict === 'pass', codes: verdict === 'pass' ? [] : findings.map(({ code }) => code) }).toEqual({
      passes: expected,
      codes: expected ? [] : expect.not.arrayContaining(['internal-error'])
    })
    return verdict === 'pass'
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const FORMATS: readonly OracleFormat[] = ['gnu', 'bsd', 'columns', 'native']

/** Three columns cannot say odd names: the first blanks of a name are taken off. */
function sealedTrees(formats: readonly OracleFormat[]) {
  return fc
    .constantFrom(...formats)
    .chain(format =>
      fc.record({ format: fc.constant(format), files: trees(format === 'columns' ? NAMES : [...NAMES, ...ODD_NAMES]) })
    )
}

/** A property that only ever sees one answer tests nothing. */
async function holds<Edit>(
  formats: readonly OracleFormat[],
  edits: fc.Arbitrary<Edit>,
  ask: (files: Files, format: OracleFormat, edit: Edit) => Promise<boolean>
) {
  const seen = { passes: 0, refusals: 0 }
  const property = fc.asyncProperty(sealedTrees(formats), edits, async ({ files, format }, edit) => {
    seen[(await ask(files, format, edit)) ? 'passes' : 'refusals']++
  })
  await fc.assert(property, { numRuns: RUNS })
  expect(Math.min(seen.passes, seen.refusals)).toBeGreaterThan(RUNS / 20)
}

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 250)
const posix = describeWith('coreutils 9')

posix('the gate passes exactly when sha256sum --strict, find and a count of bytes do', () => {
  test('after one edit of the tree', () => holds(FORMATS, treeEdit, (files, format, tree) => agree(files, format, { tree })))

  test('after one edit of the list', () =>
    holds(
      FORMATS.filter(format => format !== 'native'),
      listEdit,
      (files, format, list) => agree(files, format, { list })
    ))
})
