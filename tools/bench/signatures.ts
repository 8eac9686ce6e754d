import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Contestant, DIST, measure, printTable } from './measure.ts'
import { has, present, shell } from './peers.ts'
import { makeTree } from './trees.ts'

const FILES = 1000
const ROUNDS = 9
const LIST = 'SHA256SUMS'

/** A signed list and its files, beside the program that made the signature and `sha256sum -c`. Both sides check both. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    makeTree(folder, FILES, () => 4096)
    const contestants = signers(folder)
    console.log(`\n${FILES.toLocaleString('en')} files of 4 KiB in a signed list`)
    const here = present(contestants)
    if (here.length > 0) printTable(`median of ${ROUNDS} rounds`, measure(here, ROUNDS), here[0]?.name ?? '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function signers(cwd: string): readonly (Contestant & { readonly needs: string })[] {
  const ours = (name: string, key: string): Contestant => ({
    name,
    command: process.execPath,
    args: [resolve(DIST, 'cli.cjs'), 'verify', LIST, '--no-probes', '--public-key', key],
    cwd
  })
  sign(cwd, 'minisign', `minisign -G -W -p minisign.pub -s minisign.sec && minisign -S -s minisign.sec -m ${LIST}`)
  sign(
    cwd,
    'signify-openbsd',
    `signify-openbsd -G -n -p signify.pub -s signify.sec && signify-openbsd -S -s signify.sec -m ${LIST} -x ${LIST}.sig`
  )
  sign(
    cwd,
    'openssl',
    `openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out key.pub && openssl pkeyutl -sign -rawin -inkey key.pem -in ${LIST} -out raw.sig`
  )
  const then = (script: string) => `${script} > /dev/null && sha256sum --quiet -c ${LIST}`
  return [
    { needs: 'minisign', ...ours('seal-gate verify, minisign', 'minisign.pub') },
    { needs: 'minisign', ...shell('minisign -V, sha256sum -c', then(`minisign -V -p minisign.pub -m ${LIST}`), cwd) },
    { needs: 'signify-openbsd', ...ours('seal-gate verify, signify', 'signify.pub') },
    {
      needs: 'signify-openbsd',
      ...shell('signify -V, sha256sum -c', then(`signify-openbsd -V -p signify.pub -m ${LIST} -x ${LIST}.sig`), cwd)
    },
    {
      needs: 'openssl',
      ...shell(
        'openssl pkeyutl -verify, sha256sum -c',
        then(`openssl pkeyutl -verify -rawin -pubin -inkey key.pub -in ${LIST} -sigfile raw.sig`),
        cwd
      )
    },
    {
      needs: 'cosign',
      ...shell('cosign verify-blob, sha256sum -c', then(`cosign verify-blob --key key.pub --signature raw.sig ${LIST}`), cwd)
    }
  ]
}

/** Signs the list with a new key, where the program is installed. */
function sign(cwd: string, needs: string, script: string): void {
  if (!has(needs)) return
  const { status, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`cannot sign with ${needs}: ${stderr}`)
}
