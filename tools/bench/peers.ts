import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contestant } from './measure.ts'

/** Other programs, and what provides them: a package of Debian, else of PyPI. */
const PROVIDED_BY: Readonly<Record<string, string>> = {
  rhash: 'Debian: rhash',
  b3sum: 'Debian: b3sum',
  hashdeep: 'Debian: hashdeep',
  minisign: 'Debian: minisign',
  'signify-openbsd': 'Debian: signify-openbsd',
  bsdtar: 'Debian: libarchive-tools',
  openssl: 'Debian: openssl',
  cc: 'Debian: gcc libssl-dev',
  mtree: 'Debian: mtree-netbsd',
  'bagit.py': 'PyPI: bagit',
  gemato: 'PyPI: gemato',
  model_signing: 'PyPI: model-signing pyOpenSSL',
  cosign: 'in neither'
}

export function has(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}

/** Those of the commands that this machine has; the others are printed, so that no row is missing without a word. */
export function present(contestants: readonly (Contestant & { readonly needs: string })[]): readonly Contestant[] {
  for (const { name, needs } of contestants)
    if (!has(needs)) console.log(`  not measured, because there is no ${needs} (${PROVIDED_BY[needs] ?? 'unknown'}): ${name}`)
  return contestants.filter(({ needs }) => has(needs))
}

export function shell(name: string, script: string, cwd: string): Contestant {
  return { name, command: 'sh', args: ['-c', script], cwd }
}

/** Whether the system's sha256sum is linked with OpenSSL, as on Ubuntu 24.04; Debian's is portable C. */
export function isSha256sumFast(): boolean {
  return /libcrypto/.test(spawnSync('sh', ['-c', 'ldd "$(command -v sha256sum)"'], { encoding: 'utf8' }).stdout)
}

/** The verifier of verifier.c, compiled once: the least that the same checks cost. Undefined, with a note, where there is no compiler. */
export function compiledVerifier(): string | undefined {
  const program = join(tmpdir(), 'seal-gate-bench', 'verifier')
  if (existsSync(program)) return program
  const source = join(import.meta.dirname, 'verifier.c')
  const { status, error } = spawnSync('cc', ['-O2', '-pthread', '-o', program, source, '-lcrypto'])
  if (error === undefined && status === 0) return program
  console.log(`  not measured, because it cannot be compiled (${PROVIDED_BY['cc']}): the verifier in C`)
  return undefined
}
