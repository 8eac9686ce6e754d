import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Contestant, DIST, measure, printTable } from './measure.ts'
import { has, present } from './peers.ts'
import { makeTree } from './trees.ts'

const FILES = 2000
const ROUNDS = 7

/** A format: how its own tool makes a list of the files in `data`, and checks it. */
interface Format {
  readonly name: string
  /** The program; undefined where no program of its own checks the format. */
  readonly needs: string | undefined
  /** Makes the list; by the tool itself where it can. */
  readonly make: string
  readonly check: string
  /** What the gate verifies, relative to the folder. */
  readonly manifest: readonly string[]
}

const SEAL = `'${process.execPath}' '${resolve(DIST, 'cli.cjs')}' seal`

const FORMATS: readonly Format[] = [
  {
    name: 'gnu',
    needs: 'sha256sum',
    make: `${SEAL} data --format gnu -o SHA256SUMS`,
    check: 'sha256sum --quiet -c SHA256SUMS',
    manifest: ['SHA256SUMS']
  },
  {
    name: 'bsd',
    needs: 'sha256sum',
    make: `${SEAL} data --format bsd -o SHA256`,
    check: 'sha256sum --quiet -c SHA256',
    manifest: ['SHA256']
  },
  {
    name: 'bagit',
    needs: 'bagit.py',
    make: 'mkdir bag && cp -r data/. bag && bagit.py --quiet --sha256 bag',
    check: 'bagit.py --quiet --validate bag',
    manifest: ['bag/manifest-sha256.txt']
  },
  {
    name: 'hashdeep',
    needs: 'hashdeep',
    make: 'hashdeep -c sha256 -r -l data > hashes.txt',
    check: 'hashdeep -a -k hashes.txt -r -l data',
    manifest: ['hashes.txt', '--format', 'hashdeep']
  },
  {
    name: 'gentoo',
    needs: 'gemato',
    make: 'mkdir tree && cp -r data tree/ && cd tree && gemato create -H "SHA256 SHA512" .',
    check: 'gemato verify tree',
    manifest: ['tree/Manifest']
  },
  {
    name: 'rhash',
    needs: 'rhash',
    make: 'rhash --sha256 -r data -o RHASHSUMS',
    check: 'rhash --skip-ok -c RHASHSUMS',
    manifest: ['RHASHSUMS']
  },
  {
    name: 'oms',
    needs: 'model_signing',
    make: 'openssl ecparam -name prime256v1 -genkey -noout -out model.key && openssl ec -in model.key -pubout -out model.pub && model_signing sign key data --private_key model.key --signature model.sig',
    check: 'model_signing verify key data --signature model.sig --public_key model.pub',
    manifest: ['model.sig', '--root', 'data', '--public-key', 'model.pub']
  },
  { name: 'wheel-record', needs: undefined, make: recordScript(), check: '', manifest: ['data/x-1.dist-info/RECORD'] },
  { name: 'cargo', needs: undefined, make: cargoScript(), check: '', manifest: ['data/.cargo-checksum.json'] }
]

/** RECORD of a wheel: no tool checks it, pip included. */
function recordScript(): string {
  const script = `import base64,hashlib,os
os.makedirs('data/x-1.dist-info',exist_ok=True)
rows=[]
for folder,_,names in os.walk('data'):
  for name in names:
    path=os.path.join(folder,name); b=open(path,'rb').read()
    rows.append(os.path.relpath(path,'data')+',sha256='+base64.urlsafe_b64encode(hashlib.sha256(b).digest()).decode().rstrip('=')+','+str(len(b)))
open('data/x-1.dist-info/RECORD','w').write('\\n'.join(rows)+'\\nx-1.dist-info/RECORD,,\\n')`
  return `python3 -c "${script}"`
}

/** Of a vendored crate: cargo checks a file only when it compiles it. */
function cargoScript(): string {
  const script = `import hashlib,json,os
files={}
for folder,_,names in os.walk('data'):
  for name in names:
    path=os.path.join(folder,name); files[os.path.relpath(path,'data')]=hashlib.sha256(open(path,'rb').read()).hexdigest()
json.dump({'files':files,'package':None},open('data/.cargo-checksum.json','w'))`
  return `python3 -c "${script}"`
}

/** Each format beside the tool that people check it with, over the same files. SEAL_GATE_BENCH=gnu,bagit selects. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    const files = join(folder, 'files')
    mkdirSync(files)
    makeTree(files, FILES, () => 4096)
    console.log(
      `\nformats: ${FILES.toLocaleString('en')} files of 4 KiB, each list beside its own tool, median of ${ROUNDS} rounds`
    )
    const chosen = process.env['SEAL_GATE_BENCH']?.split(',')
    for (const format of FORMATS.filter(({ name }) => chosen?.includes(name) ?? true))
      compare(format, files, join(folder, format.name.replaceAll(/\W/g, '-')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compare({ name, needs, make, check, manifest }: Format, files: string, cwd: string): void {
  if (needs !== undefined && !has(needs))
    return void present([{ needs, name: `${name} and its list`, command: '', args: [], cwd }])
  for (const folder of readdirSync(files))
    if (!folder.includes('.') && folder !== 'SHA256SUMS')
      cpSync(join(files, folder), join(cwd, 'data', folder), { recursive: true })
  const { status, stderr } = spawnSync('sh', ['-c', make], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`cannot make a list of ${name}: ${stderr}`)
  const gate: Contestant = {
    name: `seal-gate verify, ${name}`,
    command: process.execPath,
    args: [resolve(DIST, 'cli.cjs'), 'verify', '--no-probes', ...manifest],
    cwd
  }
  const own: Contestant = { name: check.split(' ').slice(0, 2).join(' '), command: 'sh', args: ['-c', check], cwd }
  if (needs === undefined) console.log(`\n${name}: no other tool checks this format`)
  printTable(name, measure(needs === undefined ? [gate] : [gate, own], ROUNDS), gate.name)
}
