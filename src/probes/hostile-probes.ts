import type { FindingCode } from '../model/codes.ts'
import { digestOf } from '../model/digest.ts'
import { CONTROL_FILES, CONTROL_MANIFEST, sealed } from './control.ts'
import { CONTROL_TREE } from './control-tree.ts'
import { bytesAt, type Probe, replaced, type Tree } from './probe.ts'

/** A manifest that must not be believed: the bytes of the control's manifest, changed. */
function manifest(id: string, mutation: string, code: FindingCode, change: (text: string) => string): Probe {
  return {
    id,
    mutation,
    verdict: 'unverifiable',
    codes: [code],
    change: tree => replaced(tree, CONTROL_MANIFEST, Buffer.from(change(bytesAt(tree, CONTROL_MANIFEST).toString())))
  }
}

/** A packet with something else where a sealed file must be, or beside it. */
function place(id: string, mutation: string, codes: readonly FindingCode[], path: string, change: Probe['change']): Probe {
  return { id, mutation, verdict: 'fail', codes, path, change }
}

/** The control's manifest with the path of one seal written otherwise. */
function renameProbe(id: string, mutation: string, code: FindingCode, path: string): Probe {
  return manifest(id, mutation, code, text => text.replace('"notes/decision.md"', JSON.stringify(path)))
}

const SEAL = /\{"path": "notes\/decision\.md".*\}/

/** Manifests that a gate could read only in part, and paths that could lead it elsewhere. */
export const HOSTILE_PROBES: readonly Probe[] = [
  manifest('manifest-of-no-bytes', 'a manifest of zero bytes', 'manifest-empty', () => ''),
  manifest('manifest-without-seals', 'a manifest that seals nothing', 'manifest-empty', text =>
    text.replace(/"files": \[[\s\S]*\]\n\}/, '"files": [\n]\n}')
  ),
  manifest('malformed-line', 'a comma taken out of one seal', 'manifest-malformed', text =>
    text.replace(', "sha256"', ' "sha256"')
  ),
  manifest('truncated-manifest', 'a manifest cut within its last seal', 'manifest-truncated', text =>
    text.slice(0, text.lastIndexOf('"bytes"'))
  ),
  manifest('missing-digest', 'a seal without its digest', 'manifest-digest-invalid', text =>
    text.replace(/"sha256": "[0-9a-f]+", /, '')
  ),
  manifest('short-digest', 'a digest that lacks one digit', 'manifest-digest-invalid', text =>
    text.replace(/"sha256": "[0-9a-f]/, '"sha256": "')
  ),
  manifest('fractional-length', 'a length with a fraction', 'manifest-length-invalid', text =>
    text.replace(/"bytes": (\d+)/, '"bytes": $1.5')
  ),
  manifest('unknown-key', 'a key that no reader knows', 'manifest-key-unknown', text =>
    text.replace('"path"', '"skip": true, "path"')
  ),
  manifest('duplicate-key', 'one key twice in a seal', 'manifest-key-duplicate', text =>
    text.replace('"path"', '"bytes": 0, "path"')
  ),
  manifest('unknown-schema', 'a schema of a later version', 'manifest-schema-unknown', text =>
    text.replace('seal-gate/manifest/1', 'seal-gate/manifest/2')
  ),
  manifest(
    'weak-digests-only',
    'an MD5 sum in place of the seals',
    'manifest-digest-weak',
    () => `${'0'.repeat(32)}  data/anchor.bin\n`
  ),
  renameProbe('parent-path', 'a path that leaves the packet by ".."', 'manifest-path-unsafe', '../notes/decision.md'),
  renameProbe('absolute-path', 'an absolute path', 'manifest-path-unsafe', '/notes/decision.md'),
  renameProbe('nul-in-path', 'a NUL character in a path', 'manifest-path-unsafe', 'notes/decision.md\0'),
  manifest('duplicate-path', 'one path sealed twice, with different digests', 'manifest-path-duplicate', text =>
    text.replace(SEAL, seal => `${seal},\n${seal.replace(/"sha256": "[0-9a-f]+"/, `"sha256": "${'0'.repeat(64)}"`)}`)
  ),
  {
    id: 'missing-manifest',
    mutation: 'the manifest taken away',
    verdict: 'unverifiable',
    codes: ['manifest-not-found'],
    change: tree => replaced(tree, CONTROL_MANIFEST, null)
  },
  {
    id: 'resealed-against-pin',
    mutation: 'a file changed and sealed anew, the manifest pinned before',
    verdict: 'fail',
    codes: ['manifest-pin-mismatch'],
    change: () => sealed('control', new Map([...CONTROL_FILES, ['sql/0001_apply.sql', Buffer.from('drop table registry;\n')]])),
    request: { manifestSha256: digestOf('sha256', bytesAt(CONTROL_TREE, CONTROL_MANIFEST)) }
  },
  place('stray-file', 'a file that no seal names', ['unsealed'], 'notes/extra.md', tree =>
    replaced(tree, 'notes/extra.md', Buffer.from('extra\n'))
  ),
  place('folder-for-file', 'a folder in place of a sealed file', ['not-a-file'], 'data/anchor.bin', tree =>
    replaced(tree, 'data/anchor.bin', 'folder')
  ),
  place('link-for-file', 'a symbolic link, to the very bytes, in place of a sealed file', ['symlink'], 'data/anchor.bin', tree =>
    withLink(tree, 'data/anchor.bin', '../beside/anchor.bin', '../../beside/anchor.bin')
  ),
  {
    id: 'link-on-the-way',
    mutation: 'a symbolic link, to a folder of the very bytes, on the way',
    verdict: 'fail',
    codes: ['unsealed', 'symlink'],
    change: tree =>
      withLink(replaced(tree, 'sql', { link: '../beside/sql' }), 'sql/0001_apply.sql', '../beside/sql/0001_apply.sql')
  }
]

/** Moves a file out of the packet, and puts a link at its place when there is one to put. */
function withLink(tree: Tree, path: string, beside: string, link?: string): Tree {
  const moved = replaced(tree, beside, bytesAt(tree, path))
  return replaced(moved, path, link === undefined ? null : { link })
}
