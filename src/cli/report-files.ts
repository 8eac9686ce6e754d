import { relative, sep } from 'node:path'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { LandingOptions } from '../report/annotations/annotation-target.ts'
import { OUTPUT_ROWS, type OutputContext, type OutputFlag, type OutputRow } from '../report/outputs.ts'
import { patchBase } from '../restore/patch-files.ts'
import { demandOwn, writeOwn } from './own-file.ts'

/** Names of files, by the flag that gave them; empty when it was not given. */
type Names = Readonly<Partial<Record<OutputFlag, string>>>

/**
 * Writes every report that a flag asks for, whole or not at all.
 * @param request of the run; absent where reports were merged
 * @throws UsageError when a name belongs to another kind of file: it might be a sealed one
 */
export async function writeReportFiles(report: Report, names: Names, cwd: string, request?: GateRequest): Promise<void> {
  for (const row of OUTPUT_ROWS) {
    const name = row.flag === undefined ? '' : (names[row.flag] ?? '')
    if (name === '' || row.file === undefined) continue
    demandOwn(name, cwd, row.file)
    writeOwn(name, cwd, await row.render(report, await contextOf(row, report, cwd, request)))
  }
}

async function contextOf(
  { takesFixes }: OutputRow,
  report: Report,
  cwd: string,
  request: GateRequest | undefined
): Promise<OutputContext> {
  if (takesFixes === undefined || request === undefined) return placeOf(cwd)
  const { fixesOf } = await import('../restore/fixes.ts')
  // A manifest that changed meanwhile takes the fixes away, not the results.
  const fixes = await fixesOf(report, request).catch(() => undefined)
  return { ...placeOf(cwd), ...(fixes !== undefined && { fixes }) }
}

/** A run that was started in a folder of a repository names files from there; other tools name them from the top. */
function placeOf(cwd: string): LandingOptions {
  return { workspace: slashed(cwd), within: slashed(relative(patchBase(cwd), cwd)) }
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
