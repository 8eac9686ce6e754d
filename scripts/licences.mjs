import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

/** The folder and package.json of the package that a bundled module comes from. */
function packageOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    // Packages hold nameless package.json files that only say `"type": "module"`.
    const manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    if (manifest.name !== undefined && manifest.version !== undefined) return { folder, manifest }
  }
  throw new Error(`no package has ${file}`)
}

function textOf({ folder, manifest }) {
  const texts = readdirSync(folder)
    .filter(name => LICENCE_FILE.test(name))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
  const { name, version, license } = manifest
  if (license === undefined && texts.length === 0) throw new Error(`${name} states no licence`)
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
}

/**
 * Every package that has at least one byte in the chunks, sorted by name and version, with its folder and package.json.
 * @param chunks chunks of a rolldown output
 */
export function bundledPackages(chunks) {
  const files = chunks
    .flatMap(chunk => Object.entries(chunk.modules))
    .filter(([id, module]) => id.includes('node_modules') && !id.startsWith('\0') && module.renderedLength > 0)
    .map(([id]) => id.replace(/\?.*$/, ''))
  const packages = new Map(files.map(packageOf).map(found => [`${found.manifest.name} ${found.manifest.version}`, found]))
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found)
}

/** What stands in files beside the chunks, and what no package.json tells of. */
const NOTICES = ['pglite.txt']

/** Their licences, as one text. */
export function licences(packages) {
  const notices = NOTICES.map(name => readFileSync(new URL(`notices/${name}`, import.meta.url), 'utf8').trim())
  return `${[...packages.map(textOf), ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
