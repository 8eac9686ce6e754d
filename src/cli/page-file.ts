import type { Report } from '../model/report.ts'
import { renderHtml } from '../report/html/document.ts'
import { demandOwn, type OwnFile, writeOwn } from './own-file.ts'

const PAGE: OwnFile = { kind: 'page', beginning: '<!doctype html>' }

/**
 * Writes report.html, whole or not at all.
 * @throws UsageError when a file stands there that is no page: it might be a sealed one
 */
export async function writePage(report: Report, name: string, cwd: string): Promise<void> {
  demandOwn(name, cwd, PAGE)
  writeOwn(name, cwd, await renderHtml(report))
}
