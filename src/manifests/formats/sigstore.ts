/**
 * A Sigstore bundle over one file, `a.tar.gz.sigstore.json`: the digest that was signed, and the file by the bundle's own name.
 *
 *   {"mediaType": "application/vnd.dev.sigstore.bundle…", "messageSignature": {"messageDigest": {"algorithm": "SHA2_256", "digest": BASE64}}}
 *
 * The digest in it is a hint that anyone can write: without the verification of the signature it is as good as any list. A bundle over a
 * Statement has a DSSE envelope, and is read as in-toto.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { hexOfBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { hasMember, parseJsonList, textAt } from '../json-list.ts'
import { namedDigests } from '../named-digests.ts'

const NAME = /^(.+)\.(?:sigstore(?:\.json)?|bundle(?:\.json)?)$/

export const sigstore: Format = {
  name: 'sigstore',
  detect: ({ text }) => hasMember(text, 'messageSignature', '\\{') && text.includes('application/vnd.dev.sigstore.bundle'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, bundle, facts) => {
    const line = facts.lineOf('/messageSignature')
    const signature = bundle['messageSignature']
    const digest = isRecord(signature) ? signature['messageDigest'] : undefined
    const [, path] = NAME.exec(manifest.fileName ?? '') ?? []
    entries.notice('unauthenticated: its signature is not verified here')
    if (path === undefined)
      return entries.problem(
        'manifest-path-unsafe',
        line,
        'a bundle names no file: its own name must be that of the file with ".sigstore.json"'
      )
    if (!isRecord(digest)) return entries.problem('manifest-malformed', line, 'its signature has no "messageDigest"')
    const digests = namedDigests(entries, line, path, [[textAt(digest, 'algorithm'), hexOfBase64(digest['digest'])]])
    if (digests !== undefined) entries.add({ path, digests, line })
  })
}
