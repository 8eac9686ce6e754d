import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { TAR_END, tarPart } from '../../__tests__/support/make-tar.ts'
import { random } from '../../__tests__/support/mutate.ts'
import { DIST, measure, median, printTable } from './measure.ts'

const MEMBERS = 100_000
const MEMBER_BYTES = 20_000
const ROUNDS = 3
const POOL_BYTES = 1024 * 1024

/** Members of an archive beside listing it and hashing as many bytes, which proves nothing about single members. */
export async function run(): Promise<void> {
  const folder = join(tmpdir(), 'seal-gate-bench', 'archives')
  if (!existsSync(join(folder, 'app.tgz'))) makeArchives(folder)
  for (const name of ['app.tar', 'app.tgz']) {
    const shell = `bsdtar -tf ${name} > /dev/null && sha256sum app.tar > /dev/null`
    const cli = [resolve(DIST, 'cli.cjs'), 'verify', '--no-probes', '--root', `${name}!/`, 'seal-gate.json']
    const times = measure(
      [
        { name: 'bsdtar -t, and sha256sum', command: 'sh', args: ['-c', shell], cwd: folder },
        { name: 'seal-gate verify', command: process.execPath, args: cli, cwd: folder }
      ],
      ROUNDS
    )
    printTable(
      `${MEMBERS.toLocaleString('en')} members, 2 GB, in ${name}, median of ${ROUNDS} rounds`,
      times,
      'bsdtar -t, and sha256sum'
    )
    console.log(
      `  aim: at most 1.5 ×; memory at most 200 MB: ${peakMegabytes(cli, folder)} MB, without members ${peakMegabytes([...cli.slice(0, 1), '--version'], folder)} MB`
    )
    console.log(`  ${median(times.get('seal-gate verify') ?? []).toFixed(0)} ms`)
  }
}

/** The peak of the resident memory of a process of Node. */
function peakMegabytes(args: readonly string[], cwd: string): number {
  const hook = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nPEAK '+process.resourceUsage().maxRSS))`
  const { stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { cwd, encoding: 'utf8' })
  return Math.round(Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024)
}

function makeArchives(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const next = random(1)
  const pool = Buffer.from(Array.from({ length: POOL_BYTES }, () => 32 + (next(96) & next(96))))
  const lines: string[] = []
  const fd = openSync(join(folder, 'app.tar'), 'w')
  for (let index = 0; index < MEMBERS; index++) {
    const start = next(POOL_BYTES - 2 * MEMBER_BYTES)
    const content = Buffer.concat([Buffer.from(`${index}\n`), pool.subarray(start, start + MEMBER_BYTES)])
    const path = `folder-${index % 100}/file-${String(index).padStart(6, '0')}.txt`
    writeSync(fd, tarPart({ name: path, content }))
    const sha256 = createHash('sha256').update(content).digest('hex')
    lines.push(JSON.stringify({ path, sha256, bytes: content.length }))
  }
  writeSync(fd, TAR_END)
  closeSync(fd)
  const files = lines.sort().join(',\n')
  writeFileSync(
    join(folder, 'seal-gate.json'),
    `{\n"schema": "seal-gate/manifest/1",\n"covers": ["**"],\n"files": [\n${files}\n]\n}\n`
  )
  const { status } = spawnSync('sh', ['-c', 'gzip -1 < app.tar > part && mv part app.tgz'], { cwd: folder })
  if (status !== 0) throw new Error('gzip failed')
}
