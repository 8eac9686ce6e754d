import { FINDING_CODES, type FindingCode } from '../../../src/model/codes.ts'
import { type Entry, entryOf, MORE_LISTS, type MoreList } from '../../manifests/formats/more-lists.ts'
import type { HostileCase, List, Tree } from '../case.ts'

// The other formats, each on whole runs of the bundle: what their readers must do by themselves is in __tests__/manifests/formats.

/** Judged together with other files: __tests__/load. */
const WITH_OTHER_FILES: ReadonlySet<string> = new Set(['ocfl', 'oci'])
/** Why a list is refused differs from format to format. */
const REFUSALS: readonly FindingCode[] = FINDING_CODES.filter(code => code.startsWith('manifest-'))
const FAR = '9007199254740993'

type Rule = Pick<HostileCase, 'id' | 'what' | 'exit' | 'codes' | 'also'> & { readonly text: string; readonly tree?: Tree }

function casesOf(name: string, written: MoreList): HostileCase[] {
  const { file, format, folder = '', write, single, lengths, running } = written
  // The files of an atlas.sum are all called so.
  const ending = running === true ? 'sql' : 'txt'
  const at = (path: string, content: string): Entry => entryOf(`${folder}${path}.${ending}`, content)
  const [a, b] = [at('a', 'alpha\n'), at('b', 'beta\n')]
  const files = single === true ? [a] : [a, b]
  const list = (text: string): List => ({ file, format, bytes: Buffer.from(text) })
  const treeOf = (...of: readonly Entry[]): Tree => of.map(({ path, content }) => [path, content])
  const good = write(files)
  const flipped: Tree = [[a.path, 'alpHa\n'], ...treeOf(...files.slice(1))]
  const after: readonly FindingCode[] = running === true ? ['unreadable'] : []
  const rules: Rule[] = [
    { id: 'intact', what: 'every sealed byte is right', exit: 0, text: good },
    { id: 'flipped', what: 'one bit is flipped', exit: 1, codes: ['digest-mismatch'], also: after, text: good, tree: flipped },
    { id: 'cut', what: 'the list is cut inside its last entry', exit: 2, also: REFUSALS, text: good.slice(0, -5) },
    { id: 'BOM and CRLF', what: 'as an editor on Windows writes it', exit: 0, text: `\ufeff${good.replaceAll('\n', '\r\n')}` }
  ]
  if (single !== true) {
    const [upper, out, nul] = [at('A', 'Alpha\n'), at('../../x', 'x'), at('x\0y', 'x')]
    rules.push(
      { id: 'case folding', what: 'two names that differ in case', exit: 0, text: write([upper, a]), tree: treeOf(upper, a) },
      { id: 'way out', what: 'a path that leads out of the root', exit: 2, also: REFUSALS, text: write([a, out]) },
      { id: 'NUL', what: 'a name with a NUL character', exit: 2, also: REFUSALS, text: write([a, nul]) },
      { id: 'twice', what: 'one path, two digests', exit: 2, also: REFUSALS, text: write([a, { ...b, path: a.path }]) },
      { id: 'empty', what: 'no entry at all', exit: 2, also: REFUSALS, text: write([]) }
    )
  }
  if (lengths === true)
    rules.push({ id: 'far', what: 'a length over 2^53', exit: 2, also: REFUSALS, text: write([{ ...a, bytes: FAR }, b]) })
  return rules.map(({ text, id, tree = treeOf(...files), ...rule }) => ({
    ...rule,
    id: `${name}: ${id}`,
    tree,
    list: list(text),
    onlyJson: true
  }))
}

const deep = (id: string, file: string, format: List['format'], text: string): HostileCase => ({
  id: `deep: ${id}`,
  what: 'far deeper than any list',
  exit: 2,
  also: REFUSALS,
  tree: [['a.txt', 'alpha\n']],
  list: { file, format, bytes: Buffer.from(text) },
  onlyJson: true
})

export const WRITTEN_LISTS: readonly HostileCase[] = [
  ...Object.entries(MORE_LISTS)
    .filter(([, { format }]) => !WITH_OTHER_FILES.has(format))
    .flatMap(([name, list]) => casesOf(name, list)),
  deep('JSON', 's.json', 'spdx', `{"spdxVersion": "SPDX-2.3", "files": ${'['.repeat(100_000)}`),
  deep(
    'JSON in a payload',
    'm.sig',
    'in-toto',
    `{"payloadType": "application/vnd.in-toto+json", "payload": "${Buffer.from('['.repeat(99_999)).toString('base64')}"}`
  ),
  deep('XML', 'a.meta4', 'metalink', `<metalink xmlns="urn:ietf:params:xml:ns:metalink">${'<file>'.repeat(100_000)}`),
  deep('YAML', 's.spdx.yaml', 'spdx-yaml', `spdxVersion: SPDX-2.3\nfiles: ${'['.repeat(20_000)}\n`),
  deep('mtree', 'l.mtree', 'mtree', `#mtree\n${'d type=dir\n'.repeat(100_000)}`)
]
