import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

// Loads the mutated sources in the place of the originals, and the small test harness in the place of Jest.

/** @param {ReadonlyMap<string, string>} mutated code by absolute path */
export function loadMutated(mutated) {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@jest/globals'
        ? { url: new URL('harness.mjs', import.meta.url).href, shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) => {
      if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
      const path = fileURLToPath(url)
      const source = mutated.get(path) ?? readFileSync(path, 'utf8')
      const { code, errors } = transformSync(path, source)
      if (errors.length > 0) throw new Error(errors.map(({ message }) => `${path}: ${message}`).join('\n'))
      return { format: 'module', source: code, shortCircuit: true }
    }
  })
}
