import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OutputChunk } from 'rolldown'

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

/** A package of which something is bundled: its folder and what is used of its package.json. */
export interface BundledPackage {
  readonly folder: string
  readonly manifest: { readonly name: string; readonly version: string; readonly license?: string }
}

/** The package that a bundled module comes from. */
function packageOf(file: string): BundledPackage {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    // Packages contain nameless package.json files with only `"type": "module"`.
    const manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    if (manifest.name !== undefined && manifest.version !== undefined) return { folder, manifest }
  }
  throw new Error(`no package contains ${file}`)
}

function textOf({ folder, manifest }: BundledPackage): string {
  const texts = readdirSync(folder)
    .filter(name => LICENCE_FILE.test(name))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
  const { name, version, license } = manifest
  if (license === undefined && texts.length === 0) throw new Error(`${name} states no licence`)
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
}

/**
 * Every package that has at least one byte in the chunks, sorted by name and version.
 */
export function bundledPackages(chunks: readonly OutputChunk[]): readonly BundledPackage[] {
  const files = chunks
    .flatMap(chunk => Object.entries(chunk.modules))
    .filter(([id, module]) => id.includes('node_modules') && !id.startsWith('\0') && module.renderedLength > 0)
    .map(([id]) => id.replace(/\?.*$/, ''))
  const packages = new Map(
    files.map(packageOf).map(found => [`${found.manifest.name} ${found.manifest.version}`, found] as const)
  )
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found)
}

/** What is in files beside the chunks, and is in no package.json. */
const ENGINE_NOTICES = ['pglite.txt']
/** The same, and what sources of ours follow line by line. */
const NOTICES = [...ENGINE_NOTICES, 'zlib.txt']

/** The licences of the packages, and the notices, as one text. */
export function licences(packages: readonly BundledPackage[]): string {
  return joined([...packages.map(textOf), ...NOTICES.map(noticeOf)])
}

/** The licences of installed packages, and the notices of the embedded engine. */
export function notices(names: readonly string[]): string {
  const { resolve } = createRequire(import.meta.url)
  return joined([...names.map(name => textOf(packageOf(resolve(name)))), ...ENGINE_NOTICES.map(noticeOf)])
}

function noticeOf(name: string): string {
  return readFileSync(new URL(`notices/${name}`, import.meta.url), 'utf8').trim()
}

function joined(texts: readonly string[]): string {
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
