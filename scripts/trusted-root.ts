/**
 * Writes the trusted root of the public Sigstore instance into src/signatures/: `node scripts/trusted-root.ts YYYY-MM-DD`, with the day on which
 * the installed version of @sigstore/tuf was published. That package carries the root as Sigstore's own TUF repository signed it.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const [date = ''] = process.argv.slice(2)
if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error('give the day on which @sigstore/tuf was published: YYYY-MM-DD')
const seeds: Record<string, { targets: Record<string, string> }> = JSON.parse(
  readFileSync('node_modules/@sigstore/tuf/seeds.json', 'utf8')
)
const packed = seeds['https://tuf-repo-cdn.sigstore.dev']?.targets['trusted_root.json']
if (packed === undefined) throw new Error('@sigstore/tuf has no trusted root of the public instance')
const json = JSON.stringify(JSON.parse(Buffer.from(packed, 'base64').toString('utf8')))
writeFileSync(
  'src/signatures/sigstore-root.generated.ts',
  `/** The trusted root of the public Sigstore instance. Written by scripts/trusted-root.ts. */
export const SIGSTORE_ROOT = {
  /** The day on which the root was current. */
  date: '${date}',
  json: '${json}'
}
`
)
