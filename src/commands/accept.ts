import { compileGlob } from '../manifests/glob.ts'
import { ACCEPTED_FORMS, type AcceptRule, type GateRequest } from '../model/request.ts'
import { UsageError } from './usage-error.ts'

/**
 * What `accept` permits: lines of `same-json GLOB` or `same-text GLOB`.
 * @throws UsageError for any other line, and for a glob that cannot be read
 */
export function acceptRules(lines: readonly string[]): Pick<GateRequest, 'accept'> {
  return lines.length === 0 ? {} : { accept: lines.map(ruleOf) }
}

function ruleOf(line: string): AcceptRule {
  const [, name = '', glob = ''] = /^same-(\w+)[ \t]+(\S.*)$/.exec(line) ?? []
  const form = ACCEPTED_FORMS.find(known => known === name)
  if (form === undefined)
    throw new UsageError(`"accept" has the line ${JSON.stringify(line)}: write "same-json GLOB" or "same-text GLOB"`)
  const test = compileGlob(glob)
  if (typeof test === 'string') throw new UsageError(`${JSON.stringify(glob)} in "accept" is not a glob: ${test}`)
  return { form, glob }
}
