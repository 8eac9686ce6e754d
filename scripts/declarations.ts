import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'

const ENTRY = 'entries/library.d.ts'

/**
 * Writes the types of the library into dist/: those that its functions use, and no others. They are CommonJS types, which programs of both
 * module systems can import.
 */
export function writeDeclarations(root: string, dist: string): void {
  const emitted = emit(root)
  const types = join(dist, 'types')
  for (const [name, text] of reachable(emitted, ENTRY)) {
    mkdirSync(dirname(join(types, name)), { recursive: true })
    writeFileSync(join(types, name), text)
  }
  rmSync(emitted, { recursive: true })
  writeFileSync(join(types, 'package.json'), '{ "type": "commonjs" }\n')
  for (const extension of ['d.cts', 'd.mts'])
    writeFileSync(join(dist, `library.${extension}`), `export * from './types/${ENTRY.replace('.d.ts', '.js')}'\n`)
}

/** The compiler writes the types of everything that is imported. */
function emit(root: string): string {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'declarations-'))
  const project = join(folder, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: join(folder, 'out'),
    rootDir: join(root, 'src'),
    typeRoots: [join(root, 'node_modules/@types')]
  }
  const files = [join(root, 'src', ENTRY.replace('.d.ts', '.ts'))]
  writeFileSync(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files }))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' })
  return folder
}

/** The file and everything that its imports lead to, with imports that name what a package ships. */
function reachable(folder: string, entry: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const names = [entry]
  for (const name of names) {
    if (found.has(name)) continue
    const text = readFileSync(join(folder, 'out', name), 'utf8').replaceAll('\r\n', '\n')
    found.set(name, withoutTexts(text).replaceAll(IMPORT, '$1$2.js$1'))
    for (const [, , target] of text.matchAll(IMPORT)) names.push(posix.join(posix.dirname(name), `${target}.d.ts`))
  }
  return found
}

const IMPORT = /(['"])(\.[^'"]+)\.ts\1/g

/** In the tables of codes and causes, the compiler writes each sentence as a type of its own: half of all types, which no program needs. */
function withoutTexts(text: string): string {
  const isTable = /^export declare const (?:CODES|CAUSES): \{$/m.test(text)
  return isTable ? text.replaceAll(/^( +readonly (?:sentence|many|text)): '(?:[^'\\\n]|\\.)*';$/gm, '$1: string;') : text
}
