import { type OutputChunk, type Plugin, rolldown } from 'rolldown'

/**
 * Emscripten's loader runs the JavaScript that a WebAssembly module carries, and a dump can bring a module. PostgreSQL's own libraries carry
 * none, so the loader loses the two places where text becomes code.
 */
const noEvaluation: Plugin = {
  name: 'no-evaluation',
  transform: (code, id) => {
    if (!id.includes('@electric-sql/pglite')) return null
    const cut = code.replaceAll('eval(func)', '(() => { throw new Error("text is never run as code") })()')
    if (/\beval\(|\bnew Function\b/.test(cut)) throw new Error(`${id} evaluates text in another place than it did`)
    return cut === code ? null : cut
  }
}

/** PGlite reads an extension from a file, and only outside of Node from a URL: the packed ones are `data:` URLs in memory. */
const extensionsFromMemory: Plugin = {
  name: 'extensions-from-memory',
  transform: (code, id) => {
    if (!id.includes('@electric-sql/pglite') || !code.includes('Extension bundle not found')) return null
    const cut = code.replace(
      /(async function \w+\((\w+)\)\{if\(\w+\.IN_NODE)(?=\)\{let \w+=await import\("fs"\))/,
      '$1&&$2.protocol!=="data:"'
    )
    if (cut === code) throw new Error(`${id} reads extensions in another way than it did`)
    return cut
  }
}

/** What is used of PGlite's many exports. */
const ENTRY = 'pglite-entry'
const entry: Plugin = {
  name: 'entry',
  resolveId: id => (id === ENTRY ? id : null),
  load: id => (id === ENTRY ? `export { PGlite } from '@electric-sql/pglite'\n` : null)
}

/**
 * The JavaScript of PGlite, as one CommonJS module that exports the class `PGlite`. It is part of the packed engine, like the WebAssembly that
 * it belongs to, so that nobody downloads it who does not rehearse.
 */
export async function pgliteProgram(root: string): Promise<OutputChunk> {
  const bundle = await rolldown({
    cwd: root,
    input: { pglite: ENTRY },
    platform: 'node',
    resolve: { symlinks: false },
    tsconfig: false,
    plugins: [entry, noEvaluation, extensionsFromMemory]
  })
  const { output } = await bundle.generate({
    format: 'cjs',
    codeSplitting: false,
    // Code that is compiled from memory has no loader of modules.
    dynamicImportInCjs: false,
    comments: { legal: true, annotation: false, jsdoc: false },
    minify: true
  })
  await bundle.close()
  const [chunk, ...others] = output
  if (chunk === undefined || others.length > 0) throw new Error('the program of PGlite is not one file')
  return chunk
}
