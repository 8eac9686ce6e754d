import type { CauseCode, Finding, FindingCode } from '../model/finding.ts'

/** The section of docs/ that explains the finding: its first cause, else its code. */
export function ruleIdOf({ code, drift }: Finding): CauseCode | FindingCode {
  return drift?.causes[0]?.code ?? code
}
