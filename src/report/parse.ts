import type { Report } from './report.ts'

/** The report in a text, or undefined when it is none. What it says is not trusted for that: nothing in it is signed. */
export function parseReport(text: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isReport(value) ? value : undefined
  } catch {
    // The parser's own message would quote the file.
    return undefined
  }
}

/** What `mergeReports` relies on. */
function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false
  const { schema, counts, manifests, findings } = value as Partial<Record<keyof Report, unknown>>
  const numbers = typeof counts === 'object' && counts !== null ? Object.values(counts) : []
  return (
    schema === 'seal-gate/report/1' &&
    numbers.length === 6 &&
    numbers.every(n => Number.isSafeInteger(n) && n >= 0) &&
    Array.isArray(manifests) &&
    Array.isArray(findings)
  )
}
