import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { errorCode } from '../../src/model/error-message.ts'
import type { FormatName } from '../../src/model/seal.ts'
import { GUARD_MS } from '../support/guard.ts'
import type { HostileCase, List, Thing, Tree } from './case.ts'
import { LIST_FORMATS, type ListFormatName, sealedAs } from './lists.ts'
import { run, withList } from './run.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

/** What takes longer for a small case is called a hang. */
const LIMIT_MS = 20_000

export type Answer = 'ok' | 'FAIL' | 'HANG'

/** Another program that holds files to a list. */
export interface Peer {
  readonly name: string
  readonly present: boolean
  /** Undefined when it cannot read the case's list, nor the same seals said in its own format. */
  ask(hostile: HostileCase): Promise<Answer | undefined>
}

/** Made once, in an environment of its own; undefined when Python or its packages cannot be had. */
function bagitPython(): string | undefined {
  const folder = resolve('node_modules/.cache/seal-gate/bagit')
  const python = join(folder, 'bin/python')
  const has = (): boolean => existsSync(python) && runs(python, ['-c', 'import bagit'])
  if (has()) return python
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(resolve(folder, '..'), { recursive: true })
  const made = runs('python3', ['-m', 'venv', folder]) && runs(python, ['-m', 'pip', 'install', '--quiet', 'bagit'])
  return made && has() ? python : undefined
}

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: GUARD_MS })
    return true
  } catch {
    return false
  }
}

export function peers(): readonly Peer[] {
  const python = bagitPython()
  const coreutils = runs('sha256sum', ['--version'])
  return [
    { name: 'sha256sum -c', present: coreutils, ask: hostile => askSums(hostile, ['-c']) },
    { name: 'sha256sum --strict -c', present: coreutils, ask: hostile => askSums(hostile, ['--strict', '-c']) },
    { name: 'hashdeep -a', present: runs('hashdeep', ['-V']), ask: askHashdeep },
    { name: 'bagit-python', present: python !== undefined, ask: hostile => askBagit(hostile, python ?? '') }
  ]
}

/** Coreutils read GNU and tagged lists; they know no root but where they stand, and never look for strays. */
async function askSums(hostile: HostileCase, flags: readonly string[]): Promise<Answer | undefined> {
  const list = listFor(hostile, ['gnu', 'bsd'], 'gnu')
  if (list === undefined) return undefined
  return inSandbox(withList({ ...hostile, list }), hostile, ({ root }) => {
    const under = hostile.args?.[hostile.args.indexOf('--root') + 1]
    const cwd = hostile.args?.includes('--root') === true && under !== undefined ? resolve(root, under) : root
    return ['sha256sum', [...flags, '--', join(root, list.file)], cwd]
  })
}

async function askHashdeep(hostile: HostileCase): Promise<Answer | undefined> {
  const list = listFor(hostile, ['hashdeep'], 'hashdeep')
  if (list === undefined || hostile.args?.includes('--root') === true) return undefined
  return inSandbox(hostile.tree, hostile, ({ folder, root }) => {
    writeFileSync(join(folder, 'known'), list.bytes)
    const names = readdirSync(root)
    return ['hashdeep', ['-r', '-l', '-a', '-k', join(folder, 'known'), '--', ...(names.length === 0 ? ['.'] : names)], root]
  })
}

/** A bag has its files below `data/`, so a tree is moved there when its list is said anew. */
async function askBagit(hostile: HostileCase, python: string): Promise<Answer | undefined> {
  const { list: own, args } = hostile
  if (own?.format !== 'bagit' && (own?.sealed === undefined || args?.includes('--root') === true)) return undefined
  if (!isPlain(hostile)) return undefined
  const sealed = own.sealed?.map(({ path, content }) => ({ path: `data/${path}`, content }))
  const list = sealed === undefined ? own : sealedAs('bagit', sealed)
  const tree = sealed === undefined ? hostile.tree : [...LIST_FORMATS.bagit.tree, ...hostile.tree.map(belowData)]
  return inSandbox(withList({ ...hostile, tree, list }), hostile, ({ root }) => [
    python,
    ['-m', 'bagit', '--validate', root],
    root
  ])
}

function belowData([name, thing]: Tree[number]): readonly [Uint8Array, Thing] {
  const moved = typeof thing === 'object' && 'hardLinkTo' in thing ? { hardLinkTo: `data/${thing.hardLinkTo}` } : thing
  return [Buffer.concat([Buffer.from('data/'), Buffer.from(name)]), moved]
}

/** The case's own list when the peer reads its format, else the same seals in a format that it reads. */
function listFor(hostile: HostileCase, reads: readonly FormatName[], format: ListFormatName): List | undefined {
  const { list } = hostile
  if (list === undefined || !isPlain(hostile)) return undefined
  if (reads.includes(list.format)) return list
  return list.sealed === undefined ? undefined : sealedAs(format, list.sealed)
}

/** The question is only what the list says of the tree: no pin, no second list, no usage. */
function isPlain({ list, args = [], usage, probes, verb }: HostileCase): boolean {
  const flags = args.filter((arg, index) => arg !== list?.file && arg !== '--' && !FLAGS.includes(args[index - 1] ?? ''))
  return verb === undefined && usage === undefined && probes === undefined && flags.every(flag => FLAGS.includes(flag))
}

const FLAGS = ['--root', '--covers', '--format', '--unsealed']

async function inSandbox(
  tree: Tree,
  { asNobody }: HostileCase,
  command: (sandbox: Sandbox) => readonly [program: string, args: readonly string[], cwd: string]
): Promise<Answer | undefined> {
  const sandbox = await makeSandbox(tree)
  try {
    const [program, args, cwd] = command(sandbox)
    if (!existsSync(cwd) || !statSync(cwd).isDirectory()) return undefined
    const { code, hung } = await run(program, args, { cwd, limitMs: LIMIT_MS, asNobody: asNobody === true })
    return hung ? 'HANG' : code === 0 ? 'ok' : 'FAIL'
  } catch (error) {
    // Its interpreter may lie where nobody may go.
    if (asNobody === true && errorCode(error) === 'EACCES') return undefined
    throw error
  } finally {
    sandbox.close()
  }
}
