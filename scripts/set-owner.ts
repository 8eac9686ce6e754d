import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// `npm run set-owner -- acme` writes the owner of the repository in place of the placeholder, wherever a reader would copy it.

const PLACEHOLDER = /(?<=[@/ '"`]|^)OWNER(?=\/seal-gate|\s*$)/gm
/** docs.github.com, "Signing up for a new account": letters, digits and single hyphens inside. */
const ACCOUNT = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/

const [owner = '', folder = '.'] = process.argv.slice(2)
if (!ACCOUNT.test(owner)) throw new Error(`usage: npm run set-owner -- ACCOUNT (found ${JSON.stringify(owner)})`)
const everything = ['.', ...['dist', 'fixtures', '__tests__', 'scripts/set-owner.ts'].map(path => `:(exclude)${path}`)]
const listed = execFileSync('git', ['-C', folder, 'grep', '-lzw', 'OWNER', '--', ...everything])
for (const name of listed.toString().split('\0').filter(Boolean)) {
  const file = join(folder, name)
  const text = readFileSync(file, 'utf8')
  const written = text.replaceAll(PLACEHOLDER, owner)
  if (written !== text) writeFileSync(file, written)
}
