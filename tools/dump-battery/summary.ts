import type { Judged, Outcome } from './judge.ts'

type Test = (outcome: Outcome) => boolean

const isWrong: Test = ({ expected }) => expected === 'FAILED'
const isRightRollback: Test = outcome => !isWrong(outcome)

/** A line per project: rollbacks judged right, of those that are right and of those that are wrong, and what else finds them. */
export function rowOf({ name, tool, skipped, outcomes }: Judged): string {
  if (skipped !== undefined) return `| ${name} | ${tool} | left out: ${skipped.replaceAll('|', ' ')} |`
  const parts = (['dump', 'migration'] as const).map(subject => {
    const own = outcomes.filter(one => one.subject === subject)
    return own.length === 0
      ? '–'
      : `${share(own, isRightRollback, one => one.isRight)}, ${share(own, isWrong, one => one.isRight)}`
  })
  const faults = outcomes
    .filter(({ isRight }) => !isRight)
    .map(
      ({ subject, at, what, found, text, reason }) =>
        `\n!  ${subject} ${at}, ${what}: ${found}, pg_dump ${text}: ${reason.slice(0, 600)}`
    )
  return `| ${name} | ${tool} | ${parts.join(' | ')} | ${share(outcomes, isWrong, one => one.text === 'differs')} | ${share(outcomes, isWrong, one => one.squawk > 0)}, ${share(outcomes, isRightRollback, one => one.squawk > 0)} |${faults.join('')}`
}

export function printSummary(judged: readonly Judged[]): void {
  const outcomes = judged.flatMap(one => one.outcomes)
  const dumps = judged.filter(one => one.outcomes.some(({ subject }) => subject === 'dump'))
  const projects = judged.filter(one => one.outcomes.some(({ subject }) => subject === 'migration'))
  const skipped = judged.filter(one => one.skipped !== undefined)
  console.log(`
| project | tool | dump: right, wrong rollbacks judged right | migration: right, wrong | wrong ones that differ in \`pg_dump\` | squawk objects to: wrong, right |
|---|---|---|---|---|---|
${judged.map(rowOf).join('\n')}

${dumps.length} dumps, ${countWhole(dumps, 'dump')} of them with a right and three wrong rollbacks; ${projects.length} projects with migrations, ${countWhole(projects, 'migration')} of them with as many; ${skipped.length} left out; ${outcomes.length} rollbacks
| | seal-gate | \`pg_dump\`, text | squawk |
|---|---|---|---|
| wrong rollbacks found | ${share(outcomes, isWrong, one => one.found === 'FAILED')} | ${share(outcomes, isWrong, one => one.text === 'differs')} | ${share(outcomes, isWrong, one => one.squawk > 0)} |
| residue named | ${share(outcomes, isWrong, one => one.isNamed)} | | |
| false alarms | ${share(outcomes, isRightRollback, one => one.found !== 'REHEARSED')} | ${share(outcomes, isRightRollback, one => one.text === 'differs')} | ${share(outcomes, isRightRollback, one => one.squawk > 0)} |

by what is left: ${byKind(outcomes)}`)
}

function countWhole(judged: readonly Judged[], subject: Outcome['subject']): number {
  const isWhole = (outcomes: readonly Outcome[]) => outcomes.some(isRightRollback) && outcomes.filter(isWrong).length >= 3
  return judged.filter(one => isWhole(one.outcomes.filter(outcome => outcome.subject === subject))).length
}

function share(outcomes: readonly Outcome[], of: Test, is: Test): string {
  const all = outcomes.filter(of)
  return `${all.filter(is).length}/${all.length}`
}

function byKind(outcomes: readonly Outcome[]): string {
  const kinds = [...new Set(outcomes.filter(isWrong).map(({ what }) => what))].sort()
  return kinds
    .map(
      kind =>
        `${kind} ${share(
          outcomes,
          one => isWrong(one) && one.what === kind,
          one => one.isRight
        )}`
    )
    .join(', ')
}
