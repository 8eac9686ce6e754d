import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { marked } from 'marked'

const MERMAID = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js')

/**
 * Markdown much as GitHub shows it, as a page: GFM, and Mermaid at its strict level. What GitHub's own sanitizer would take out is left
 * in, so that a test sees it.
 */
export async function shownOnGitHub(markdown: string): Promise<string> {
  const body = await marked.parse(markdown, { gfm: true })
  const drawn = body.replaceAll(/<pre><code class="language-mermaid">(.*?)<\/code><\/pre>/gs, '<pre class="mermaid">$1</pre>')
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${drawn}</main>
<script>${readFileSync(MERMAID, 'utf8').replaceAll('</script', '<\\/script')}</script>
<script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
mermaid.run().then(() => document.body.dataset.drawn = 'yes', error => document.body.dataset.drawn = 'no: ' + error.message)
</script>`
}

const STYLE = `
body { font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; max-width: 980px; margin: 2rem auto; color: #1f2328 }
table { border-collapse: collapse; display: block; overflow: auto } td, th { border: 1px solid #d1d9e0; padding: 6px 13px }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font-size: 85% }
pre { background: #f6f8fa; padding: 16px; border-radius: 6px; overflow: auto } pre code { background: none; padding: 0 }
h2, h3 { border-bottom: 1px solid #d1d9e0b3; padding-bottom: .3em }`
