import { relative, sep } from 'node:path'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { LandingOptions } from '../report/annotations/annotation-target.ts'
import { patchBase } from '../restore/patch-files.ts'
import { demandOwn, type OwnFile, writeOwn } from './own-file.ts'

const SARIF: OwnFile = { kind: 'SARIF log', beginning: '{"$schema":"https://docs.oasis-open.org/sarif/' }
const JUNIT: OwnFile = { kind: 'JUnit report', beginning: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Seal Gate"' }

/** Writes the report as SARIF, with what would give the sealed bytes back. @throws UsageError when another file stands there */
export async function writeSarif(report: Report, request: GateRequest, name: string): Promise<void> {
  demandOwn(name, request.cwd, SARIF)
  const { renderSarif } = await import('../report/sarif/sarif.ts')
  const { fixesOf } = await import('../restore/fixes.ts')
  // A manifest that changed meanwhile takes the fixes away, not the results.
  const fixes = await fixesOf(report, request).catch(() => undefined)
  writeOwn(name, request.cwd, renderSarif(report, { ...placeOf(request.cwd), ...(fixes !== undefined && { fixes }) }))
}

/** Writes the report as JUnit XML. @throws UsageError when another file stands there */
export async function writeJunit(report: Report, cwd: string, name: string): Promise<void> {
  demandOwn(name, cwd, JUNIT)
  const { renderJunit } = await import('../report/junit/junit.ts')
  writeOwn(name, cwd, renderJunit(report, placeOf(cwd)))
}

/** Started in a folder of a repository, the gate names files from there, and others name them from the top. */
function placeOf(cwd: string): LandingOptions {
  return { workspace: slashed(cwd), within: slashed(relative(patchBase(cwd), cwd)) }
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
