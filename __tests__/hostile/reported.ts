import { verify } from '../../src/cli/verify.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import type { Report } from '../../src/model/report.ts'
import { CASES } from './all-cases.ts'
import type { HostileCase } from './case.ts'
import { withList } from './run.ts'
import { makeSandbox } from './sandbox.ts'

/** The report of a case, or undefined when its command line is refused. */
export async function reportOf(hostile: HostileCase): Promise<Report | undefined> {
  const sandbox = await makeSandbox(withList(hostile))
  try {
    const { list, args = list === undefined ? [] : [list.file] } = hostile
    const words = ['--no-probes', '--json', ...args.map(arg => arg.replace(/^@/, `${sandbox.folder}/`))]
    let text = ''
    const out = (part: string): void => {
      text += part
    }
    await verify(words, sandbox.root, { out, say: () => undefined, progress: () => undefined, colour: false })
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  } finally {
    sandbox.close()
  }
}

/** Size is another matter: it is looked at where the whole gate is. */
function isSmall({ tree, list }: HostileCase): boolean {
  const large = tree.some(
    ([name, thing]) =>
      name.length > 500 || typeof thing === 'function' || (typeof thing === 'object' && ('zeros' in thing || 'buried' in thing))
  )
  return !large && tree.length < 500 && (list?.bytes.length ?? 0) < 100_000
}

/** Cases that end in a report of moderate size. */
export const cases = CASES.filter(
  one =>
    (one.verb ?? 'verify') === 'verify' &&
    one.asNobody !== true &&
    one.onlyJson !== true &&
    // Standard input is that of the tests here, and may never end.
    one.args?.includes('-') !== true &&
    isSmall(one)
)
