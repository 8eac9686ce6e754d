import { writeNative } from '../manifests/write.ts'
import { digestOf } from '../model/digest.ts'
import type { Tree } from './probe.ts'

/** The manifest of the control packet. */
export const CONTROL_MANIFEST = 'seal-gate.json'

/**
 * The files of the control packet: small, and each the kind of text that a common accident rewrites. Bytes, never a template with the
 * line ends of this source file.
 */
export const CONTROL_FILES: ReadonlyMap<string, Buffer> = new Map([
  [
    'notes/decision.md',
    lines('# Decision', '', 'Hold until the rehearsal - and the rollback - are proved.', 'A status word proves nothing.')
  ],
  ['data/registry.json', lines('{', '  "title": "Пломба und Prüfung",', '  "state": "OPEN",', '  "rows": 3', '}')],
  ['sql/0001_apply.sql', lines('begin;', 'update registry set state = 1;', 'commit;')],
  // Bytes that no text has, and no line end: undoing line ends in it would cost 30 ms at each start of the gate.
  ['data/anchor.bin', Buffer.from([0, 255, 254, 7, 0, 127, 128, 1])]
])

function lines(...text: readonly string[]): Buffer {
  return Buffer.from(`${text.join('\n')}\n`, 'utf8')
}

/** The files with a native manifest of them. @param scope what the manifest covers; by default, nothing else may be in the packet */
export function sealed(
  packet: string,
  files: ReadonlyMap<string, Buffer>,
  manifest = CONTROL_MANIFEST,
  scope: { readonly covers?: readonly string[] } = { covers: ['**'] }
): Tree {
  const seals = [...files].map(([path, bytes], index) => ({
    path,
    digests: { sha256: digestOf('sha256', bytes) },
    bytes: bytes.length,
    line: index + 1
  }))
  return new Map([...files, [manifest, Buffer.from(writeNative({ packet, ...scope }, seals))]])
}
