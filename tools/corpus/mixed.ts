import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DriftJudge } from '../../src/gate/drift-findings.ts'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Seal } from '../../src/model/seal.ts'
import { driftText } from '../../src/report/findings/drift-sentences.ts'
import { observe } from '../../src/verify/observe.ts'
import { sealOf } from './judge.ts'
import { TEXTS } from './make.ts'

// Real edits behind benign causes, in a git repository that has the sealed bytes: nothing may be called proved, and the edit comes first.

/** Ten kinds of files. */
const KINDS = [
  'english.txt',
  'change.md',
  'gauge.yml',
  'berths.csv',
  'sorted.json',
  'gauge.py',
  'offset.sql',
  'Makefile',
  'rows.jsonl',
  'gauge.bat'
] as const

type Change = (text: string) => string

export const BENIGN: Readonly<Record<string, Change>> = {
  nothing: text => text,
  'byte order mark': text => `\ufeff${text}`,
  'line endings': text => (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
  dashes: text => text.replaceAll('-', '\u2014'),
  quotes: text => text.replaceAll('"', '\u201d').replaceAll("'", '\u2019'),
  'no-break spaces': text => text.replaceAll(' ', '\u00a0'),
  'zero-width spaces': text => text.replaceAll(' ', ' \u200b'),
  'final newline': text => (text.endsWith('\n') ? text.replace(/\r?\n$/, '') : `${text}\n`),
  'trailing white space': text => text.replace(/\r?\n/g, ' $&'),
  'dashes, line endings, byte order mark': text =>
    `\ufeff${text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')}`.replaceAll('-', '\u2014')
}

const MARK = 'qzxwvk'

/** What the report must show of each edit, in the sealed or in the found text. */
export const EDITS: Readonly<Record<string, (text: string) => Edited | undefined>> = {
  number: text => {
    const at = middleOf(text, /\d+/g)
    return at && edited(text, at, `97${at[0]}31`, `97${at[0]}31`)
  },
  word: text => {
    const at = middleOf(text, /(?<=\s)[a-z]{4,}/g)
    return at && edited(text, at, MARK, MARK)
  },
  'line removed': text => {
    const at = middleOf(text, /(?<=\n)[^\n]*[a-z]{4,}[^\n]*\n/g)
    const word = /[a-z]{4,}/.exec(at?.[0] ?? '')?.[0]
    return at && word !== undefined && at[0].length < 60 ? edited(text, at, '', word) : undefined
  }
}

interface Edited {
  readonly text: string
  readonly shown: string
  /** Where it is, from 1. No benign cause here adds or removes lines. */
  readonly line: number
}

function edited(text: string, at: RegExpExecArray, by: string, shown: string): Edited {
  const before = text.slice(0, at.index)
  return { text: before + by + text.slice(at.index + at[0].length), shown, line: before.split('\n').length }
}

function middleOf(text: string, pattern: RegExp): RegExpExecArray | undefined {
  const all = [...text.matchAll(pattern)]
  return all[Math.floor(all.length / 2)]
}

/** How the sealed text is stored, and what its seal says. */
const VARIANTS: Readonly<Record<string, { readonly encode: (text: string) => Buffer; readonly length: boolean }>> = {
  plain: { encode: text => Buffer.from(text), length: true },
  'no length': { encode: text => Buffer.from(text), length: false },
  'UTF-16': { encode: text => Buffer.from(`\ufeff${text}`, 'utf16le'), length: true },
  BOM: { encode: text => Buffer.from(`\ufeff${text}`), length: true }
}

interface Mixed {
  readonly path: string
  readonly name: string
  readonly variant: string
  readonly layer: 'commit' | 'workspace'
  readonly sealed: Buffer
  readonly found: Buffer
  readonly seal: Seal
  readonly shown: string
  readonly line: number
}

/** One mixed drift, and how the gate reported it. */
export interface MixedResult {
  readonly name: string
  readonly variant: string
  readonly falseProof: boolean
  /** The edit is among the places that are listed. */
  readonly shown: boolean
  /** It is the first of them, and edits come first in the sentence. */
  readonly first: boolean
  /** Its place has the right line. */
  readonly placed: boolean
  readonly layer: boolean
  readonly text: string
}

function* cases(): Iterable<Mixed> {
  let n = 0
  for (const [variant, { encode, length }] of Object.entries(VARIANTS)) {
    for (const kind of KINDS) {
      const text = readFileSync(join(TEXTS, kind), 'utf8').replace(/^\ufeff/, '')
      for (const [benign, change] of Object.entries(BENIGN)) {
        for (const [edit, make] of Object.entries(EDITS)) {
          const real = make(text)
          if (real === undefined || (benign !== 'nothing' && change(real.text) === real.text)) continue
          // Both sides of these variants have a mark already.
          if (benign.includes('byte order mark') && (variant === 'UTF-16' || variant === 'BOM')) continue
          n++
          const path = `${n}/${kind}`
          const [sealed, found] = [encode(text), encode(change(real.text))]
          const { bytes, ...rest } = sealOf(path, sealed, length)
          yield {
            path,
            name: `${kind}: ${edit} behind ${benign}`,
            variant,
            layer: n % 2 === 0 ? 'commit' : 'workspace',
            sealed,
            found,
            seal: { ...rest, line: n, ...(length && bytes !== undefined && { bytes }) },
            shown: real.shown,
            line: real.line
          }
        }
      }
    }
  }
}

/** Files of one manifest; from 256 on, less is reported of each. */
const PER_MANIFEST = 200

/** @param every odd: only one of so many cases is made */
export async function checkMixed(every: number): Promise<readonly MixedResult[]> {
  const all = [...cases()].filter((_, n) => n % every === 0)
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'drift-corpus-mixed-')))
  try {
    const git = (...args: string[]) => {
      const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
      const { status, stderr } = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: root,
        env
      })
      if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    }
    const write = (mixed: readonly Mixed[], bytes: (one: Mixed) => Buffer) => {
      for (const one of mixed) {
        mkdirSync(dirname(join(root, one.path)), { recursive: true })
        writeFileSync(join(root, one.path), bytes(one))
      }
    }
    git('init', '-q')
    writeFileSync(join(root, '.gitattributes'), '* -text\n')
    write(all, ({ sealed }) => sealed)
    git('add', '-A')
    git('commit', '-qm', 'sealed')
    write(
      all.filter(({ layer }) => layer === 'commit'),
      ({ found }) => found
    )
    git('commit', '-qam', 'an edit')
    write(
      all.filter(({ layer }) => layer === 'workspace'),
      ({ found }) => found
    )
    const results: MixedResult[] = []
    for (let from = 0; from < all.length; from += PER_MANIFEST) {
      const part = all.slice(from, from + PER_MANIFEST)
      const seals = part.map(({ seal }) => seal)
      const observations = await observe(sequentialEngine(), root, seals)
      const findings = await new DriftJudge({}).findings({ name: 'seal-gate.json', seals }, root, seals, observations)
      results.push(
        ...part.map(one =>
          resultOf(
            one,
            findings.find(({ path }) => path === one.path)
          )
        )
      )
    }
    return results
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function resultOf({ name, variant, layer, shown, line }: Mixed, finding: Finding | undefined): MixedResult {
  const drift = finding?.drift
  const text = drift === undefined ? 'no drift' : driftText(drift)
  // Bytes of UTF-16 are decoded before they are shown; a word grown by its neighbours still holds it.
  const holds = (at: { readonly expected?: string; readonly found?: string } | undefined) =>
    at !== undefined && `${at.expected} ${at.found}`.includes(shown)
  return {
    name,
    variant,
    falseProof: drift === undefined || drift.certainty === 'proved',
    shown: drift?.locations.some(holds) === true,
    first:
      drift?.certainty === 'compared' &&
      holds(drift.locations[0]) &&
      /^(?:(?:at least )?[\d,]+ edits?\b|the end was cut off)/.test(text),
    // What was cut off at the end is placed behind the line before, or on the last, empty one.
    placed: [line, drift?.causes[0]?.code === 'truncated' ? line - 1 : line].includes(drift?.locations.find(holds)?.line ?? 0),
    layer: finding?.git?.layer === layer,
    text
  }
}
