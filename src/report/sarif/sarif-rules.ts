import type { ReportingDescriptor } from 'sarif'
import { rowOf, type Subject } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import { comparePaths } from '../../model/path-order.ts'
import { causeText } from '../findings/drift-sentences.ts'
import { docsUrl, ruleId, whatText } from '../findings/sentences.ts'
import { RULE_HELP } from './rule-help.generated.ts'

/** One rule for each section that the findings lead to, by id. */
export function rulesOf(findings: readonly Finding[], docs?: string): ReadonlyMap<string, ReportingDescriptor> {
  const first = new Map(findings.map((finding): [string, Finding] => [ruleId(finding), finding]))
  return new Map([...first].toSorted(([a], [b]) => comparePaths(a, b)).map(([id, finding]) => [id, ruleOf(id, finding, docs)]))
}

function ruleOf(id: string, finding: Finding, docs: string | undefined): ReportingDescriptor {
  const page = docsUrl(finding)
  const [cause] = finding.drift?.causes ?? []
  const text = sentence(cause === undefined ? `${subjectOf(finding)}${whatText(finding)}` : causeText([{ code: cause.code }]))
  const markdown = linkToDocs(RULE_HELP[id] ?? text, page, docs)
  return {
    id,
    // A name that is but the id in capitals is none: https://github.com/microsoft/sarif-sdk, rule SARIF1001.
    ...(id.includes('-') && { name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()) }),
    shortDescription: { text },
    fullDescription: { text },
    ...(docs !== undefined && { helpUri: `${docs}${page}` }),
    help: { text: markdown.replace(/\*\*|`/g, ''), markdown },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['integrity'], precision: 'very-high', 'problem.severity': 'error' }
  }
}

/** What the sentence of a code is about; that of a run is a whole clause. */
const SUBJECT: Readonly<Record<Subject, string>> = {
  file: 'a sealed file ',
  seal: 'a sealed file ',
  manifest: 'a manifest ',
  evidence: 'evidence ',
  run: ''
}

function subjectOf({ code }: Finding): string {
  return code === 'unsealed' ? 'a file in a covered folder ' : SUBJECT[rowOf(code).about]
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** Links of the page made absolute, or taken away where nobody knows where the page can be read. */
function linkToDocs(markdown: string, page: string, docs: string | undefined): string {
  const [file = ''] = page.split('#')
  return markdown.replace(/\[([^\]]*)\]\((?!https:)([^)]*)\)/g, (_, text: string, target: string) => {
    if (docs === undefined) return text
    const path = target.startsWith('#') ? `${file}${target}` : target.startsWith('../../') ? target.slice(3) : `docs/${target}`
    return `[${text}](${docs}${path})`
  })
}
