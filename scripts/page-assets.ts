import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

// What report.html contains: client/page.ts with its imports as one classic script, and page.css.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'src/report/html')

/** The code of the module that replaces src/report/html/assets.ts. */
export async function pageAssets(): Promise<string> {
  const [script, style] = [await bundled(), readFileSync(join(folder, 'page.css'), 'utf8').replace(/\/\*.*?\*\/\s*/gs, '')]
  for (const text of [script, style])
    if (/<\/(?:script|style)|<!--|\r/i.test(text)) throw new Error('the page would end its own script or style')
  return `export const SCRIPT = ${JSON.stringify(script)}\nexport const STYLE = ${JSON.stringify(style)}\n`
}

async function bundled(): Promise<string> {
  const warnings: string[] = []
  const bundle = await rolldown({
    cwd: root,
    input: join(folder, 'client/page.ts'),
    platform: 'browser',
    resolve: { symlinks: false },
    tsconfig: false,
    onLog: (_, log) => warnings.push(log.message)
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  const [{ code }, ...more] = output
  if (warnings.length > 0 || more.length > 0) throw new Error(`the page's script: ${warnings.join('\n') || 'more than one file'}`)
  return code.trim()
}
