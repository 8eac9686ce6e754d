import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { folderWith } from './folder.ts'
import { CHROMIUM } from './needs.ts'

export function aBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
}

/** A page of the browser and all that went wrong or left it. */
export interface Watched {
  readonly page: Page
  /** Messages of the console, errors, violations of the policy, dialogs, requests to anywhere but the page itself. */
  readonly trouble: readonly string[]
}

/** Opens a page from disk and watches it. */
export async function opened(browser: Browser, html: string, options: BrowserContextOptions = {}, hash = ''): Promise<Watched> {
  const url = pathToFileURL(`${folderWith({ 'report.html': html })}/report.html`).href
  const page = await browser.newPage(options)
  const trouble: string[] = []
  page.on('console', message => trouble.push(`console: ${message.text()}`))
  page.on('pageerror', error => trouble.push(`error: ${error.message}`))
  page.on('dialog', dialog => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (request.url() !== url && request.url() !== url + hash) trouble.push(`request: ${request.url()}`)
  })
  await page.addInitScript({
    content: "document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))"
  })
  await page.goto(url + hash)
  return { page, trouble }
}
