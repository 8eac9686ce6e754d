import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Another implementation of "intact and complete": coreutils and find, with what they leave open (NUL, a cut last line, lengths) checked
// here. It shares no code with the gate.

export type OracleFormat = 'gnu' | 'bsd' | 'columns' | 'native'

export const LIST_NAME = 'SUMS'

/** True when every file under the root is sealed, every sealed file is there, regular and reached by real folders, and right. */
export function intactAndComplete(root: string, format: OracleFormat): boolean {
  const found = regularFiles(root)
  if (found === undefined) return false
  const sums = asSums(root, format)
  if (sums === undefined || sums.length === 0 || !sums.endsWith('\n') || sums.includes('\0')) return false
  const { status, stdout } = spawnSync('sha256sum', ['--strict', '-c', '-'], { cwd: root, input: Buffer.from(sums, 'latin1') })
  if (status !== 0) return false
  const verified = new Set(stdout.toString('latin1').trimEnd().split('\n').map(nameOfOk))
  return verified.size === found.size && [...found].every(name => verified.has(name))
}

/** Names of all files but the list, as Latin-1; undefined when there is anything but files and folders. */
function regularFiles(root: string): Set<string> | undefined {
  const { stdout } = spawnSync('find', ['.', '-mindepth', '1', '-printf', '%y%P\\0'], { cwd: root })
  const entries = stdout.toString('latin1').split('\0').slice(0, -1)
  if (entries.some(entry => !/^[fd]/.test(entry))) return undefined
  return new Set(
    entries
      .filter(entry => entry.startsWith('f'))
      .map(entry => entry.slice(1))
      .filter(name => name !== LIST_NAME)
  )
}

/** `name: OK`, with a backslash before it when the name is escaped. A leading `./` names the same file. */
function nameOfOk(line: string): string {
  const escaped = line.startsWith('\\')
  const shown = line.slice(escaped ? 1 : 0).replace(/: OK$/, '')
  const name = escaped ? shown.replace(/\\([\\nr])/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : '\\')) : shown
  return name.replace(/^\.\//, '')
}

/** The list as sha256sum reads it, as Latin-1; undefined when it is malformed, or a length in it is wrong. */
function asSums(root: string, format: OracleFormat): string | undefined {
  const text = readFileSync(join(root, LIST_NAME), 'latin1')
  if (format === 'columns') return sumsOfColumns(root, text)
  return format === 'native' ? sumsOfNative(root, text) : text
}

function sumsOfColumns(root: string, text: string): string | undefined {
  const lines: string[] = []
  const lengths = new Map<string, string>()
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const bare = line.replace(/\r$/, '')
    if (bare === '' || bare.startsWith('#')) continue
    const [, digest, length = '', name = ''] = /^([0-9a-f]{64})[ \t]+(0|[1-9]\d{0,15})[ \t]+(.+)$/is.exec(bare) ?? []
    if (digest === undefined || (lengths.get(name) ?? length) !== length || !hasLength(root, name, Number(length)))
      return undefined
    lengths.set(name, length)
    lines.push(`${digest}  ${name}\n`)
  }
  return text.endsWith('\n') ? lines.join('') : undefined
}

function sumsOfNative(root: string, text: string): string | undefined {
  try {
    const { files } = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))
    const lines: string[] = []
    const seen = new Map<string, string>()
    for (const { path, sha256, bytes } of files) {
      const name = Buffer.from(path).toString('latin1')
      if (!/^[0-9a-f]{64}$/.test(sha256) || !hasLength(root, name, bytes)) return undefined
      if ((seen.get(name) ?? sha256) !== sha256) return undefined
      seen.set(name, sha256)
      const plain = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
      lines.push(`${plain === name ? '' : '\\'}${sha256}  ${plain}\n`)
    }
    return lines.join('')
  } catch {
    return undefined
  }
}

function hasLength(root: string, name: string, bytes: number): boolean {
  try {
    return statSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')])).size === bytes
  } catch {
    return false
  }
}

/** Writes the list of these files: sha256sum itself where it can. */
export function writeList(root: string, names: readonly string[], format: OracleFormat): string {
  if (format === 'gnu' || format === 'bsd') {
    const { stdout } = spawnSync('sha256sum', [...(format === 'bsd' ? ['--tag'] : []), '--', ...names], { cwd: root })
    return stdout.toString('latin1')
  }
  const files = names.map(path => {
    const bytes = readFileSync(join(root, path))
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  })
  const latin1 = (text: string): string => Buffer.from(text).toString('latin1')
  if (format === 'columns') return latin1(files.map(({ path, sha256, bytes }) => `${sha256} ${bytes} ${path}\n`).join(''))
  const rows = files.map(
    ({ path, sha256, bytes }) => `{"path": ${JSON.stringify(path)}, "sha256": "${sha256}", "bytes": ${bytes}}`
  )
  return latin1(`{\n"schema": "seal-gate/manifest/1",\n"files": [\n${rows.join(',\n')}\n]\n}\n`)
}
