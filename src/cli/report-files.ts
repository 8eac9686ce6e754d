import { dirname, relative, resolve, sep } from 'node:path'
import { UsageError } from '../commands/usage-error.ts'
import { writePartsAtomically } from '../disk/atomic-write.ts'
import { isFolder } from '../disk/contain.ts'
import { readStart } from '../disk/read-file.ts'
import { errorCode } from '../model/error-message.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { LandingOptions } from '../report/annotations/annotation-target.ts'
import { quoteShell } from '../report/escape.ts'
import { OUTPUT_ROWS, type OutputContext, type OutputFlag, type OutputRow } from '../report/outputs.ts'
import { partsOf, type Rendered } from '../report/rendered.ts'
import { patchBase } from '../restore/patch-files.ts'

/** Names of files, by the flag that gave them; empty when it was not given. */
type Names = Readonly<Partial<Record<OutputFlag, string>>>

/**
 * Checks before a run that its reports can be written.
 * @throws UsageError for a folder that does not exist, and for a file of another kind: it might be a sealed one
 */
export function demandWritable(names: Names, cwd: string): void {
  for (const { flag, file } of OUTPUT_ROWS) {
    const name = flag === undefined ? '' : (names[flag] ?? '')
    if (name === '' || file === undefined) continue
    const folder = dirname(name)
    if (isFolder(resolve(cwd, name))) throw new UsageError(`"--${flag}" takes a file, and ${JSON.stringify(name)} is a folder`)
    if (!isFolder(resolve(cwd, folder)))
      throw new UsageError(
        `there is no folder ${JSON.stringify(folder)} for "--${flag}"`,
        `Try: mkdir -p ${quoteShell(folder) ?? 'that folder'}`
      )
    demandOwn(name, cwd, file)
  }
}

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
    writeOwn(name, cwd, await row.render(report, await contextOf(row, report, request?.cwd ?? cwd, request)))
  }
}

/** Writes a page that is not of a report, by the same rules. @throws UsageError when the name belongs to another kind of file */
export function writePage(name: string, cwd: string, page: string): void {
  const { file } = OUTPUT_ROWS.find(({ flag }) => flag === 'html') ?? {}
  if (file !== undefined) demandOwn(name, cwd, file)
  writeOwn(name, cwd, page)
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
  return { workspace: toSlashes(cwd), within: toSlashes(relative(patchBase(cwd), cwd)) }
}

function toSlashes(path: string): string {
  return path.split(sep).join('/')
}

/** A kind of file that a flag asks for. */
interface OwnFile {
  /** In words: `page`. */
  readonly kind: string
  /** ASCII with which every file of this kind begins. */
  readonly beginning: string
  /** All of one in which nothing is listed, where that begins in another way. */
  readonly empty?: string
}

/** @throws UsageError if a file of another kind exists there: it might be a sealed one */
function demandOwn(name: string, cwd: string, { kind, beginning, empty }: OwnFile): void {
  const path = resolve(cwd, name)
  if (!mayReplace(path, beginning) && (empty === undefined || !isWholly(path, empty)))
    throw new UsageError(`${JSON.stringify(name)} exists and is not a ${kind} of this gate: name another file`)
}

/**
 * Writes the file, whole or not at all.
 * @throws UsageError when the system refuses: a full disk, a folder that is read-only
 */
function writeOwn(name: string, cwd: string, text: Rendered): void {
  try {
    writePartsAtomically(resolve(cwd, name), partsOf(text))
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    throw new UsageError(`${JSON.stringify(name)} could not be written: ${code}`)
  }
}

/** One byte more shows that the file goes on. */
function isWholly(path: string, text: string): boolean {
  return readStart(path, text.length + 1).toString('latin1') === text
}

function mayReplace(path: string, beginning: string): boolean {
  try {
    return readStart(path, beginning.length).toString('latin1') === beginning
  } catch (error) {
    return errorCode(error) === 'ENOENT'
  }
}
