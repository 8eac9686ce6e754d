import type { Finding } from '../../model/finding.ts'
import { withThousands } from '../counts.ts'
import { codePath, escapeMarkdown, sentenceWithCode } from '../escape.ts'
import { causeText, driftNames, PROVED_MEANS } from '../findings/drift-sentences.ts'
import { stepsForGroup } from '../findings/group-remedies.ts'
import { filesText, groupDriftText, groupLayerText, groupPredicate } from '../findings/group-sentences.ts'
import { type FindingGroup, groupsOf } from '../findings/groups.ts'
import { predicate, whatText } from '../findings/sentences.ts'
import { leftOut, rendered, row, type Section, tableHead } from '../truncate-sections.ts'
import type { Places } from '../workspace-paths.ts'

/** Nobody reads more, and a browser takes long over them. */
const MAX_ROWS = 1000
/** From this many findings on, the causes are counted first. */
const GROUPED_FROM = 10

/** From many findings on, their causes, counted. */
export function causeSection(findings: readonly Finding[], where: string): Section {
  const groups = new Map<string, { readonly text: string; files: number; proved: number }>()
  for (const { code, drift } of findings.length < GROUPED_FROM ? [] : findings) {
    const causes = drift?.causes.map(cause => ({ code: cause.code })) ?? []
    const text = drift === undefined ? whatText({ code }) : causeText(causes)
    const group = groups.get(text) ?? { text, files: 0, proved: 0 }
    group.files++
    if (drift?.certainty === 'proved') group.proved++
    groups.set(text, group)
  }
  const sorted = groups.size < 2 ? [] : [...groups.values()].toSorted((a, b) => b.files - a.files)
  // A word that means something exact is not written above a column of zeros.
  const some = sorted.some(({ proved }) => proved > 0)
  return {
    head: `### Causes\n\n${tableHead(['What happened', 'Findings', ...(some ? ['Proved'] : [])])}`,
    rows: rendered(sorted, ({ text, files, proved }) =>
      row([escapeMarkdown(text), withThousands(files), ...(some ? [withThousands(proved)] : [])])
    ),
    total: sorted.length,
    tail: '\n',
    left: leftOut('cause', where)
  }
}

/** One row per group of findings. */
export function findingSection(title: string, findings: readonly Finding[], places: Places, where: string): Section {
  const groups = groupsOf(findings)
  const proved = findings.some(({ drift }) => drift?.certainty === 'proved')
  const lost = leftOut('finding', where)
  return {
    head: `### ${title}\n\n${tableHead(['File', 'What happened', 'Certainty', 'What to do'])}`,
    rows: rendered(groups, group => groupRow(group, places)),
    total: groups.length,
    tail: proved ? `\n_${PROVED_MEANS}_\n\n` : '\n',
    most: MAX_ROWS,
    left: count => lost(filesIn(groups.slice(groups.length - count)))
  }
}

function filesIn(groups: readonly FindingGroup[]): number {
  return groups.reduce((sum, { findings }) => sum + findings.length, 0)
}

function groupRow(group: FindingGroup, places: Places): string {
  const { first, findings } = group
  const { drift } = first
  const isMany = findings.length > 1
  const layer = groupLayerText(group)
  const what =
    drift === undefined
      ? isMany
        ? groupPredicate(group)
        : predicate(first)
      : `${(isMany ? groupDriftText(group) : undefined) ?? driftNames(drift)}${layer === undefined ? '' : `; ${layer}`}`
  const [step] = stepsForGroup(group, places.sealedFile)
  const name = isMany ? `**${escapeMarkdown(filesText(group))}**` : nameOf(first)
  return row([name, escapeMarkdown(what), drift?.certainty ?? '', sentenceWithCode(step?.text ?? '')])
}

function nameOf({ path, manifest, line, code }: Finding): string {
  const seal = manifest === undefined ? 'this run' : `${codePath(manifest)}${line === undefined ? '' : ` line ${line}`}`
  return path === undefined || code.startsWith('manifest-') ? seal : codePath(path)
}
