import type { Finding } from '../model/finding.ts'
import type { ReleaseJudgement } from '../release/judgement.ts'
import { MASK } from './mask.ts'
import { secretsIn } from './secrets.ts'

/** Characters of all texts of a run that are searched: less than a second. What is not searched is not shown. */
const MAX_SEARCHED_CHARACTERS = 2 * 1024 * 1024
/** Shorter words are no credentials. */
const MIN_TOKEN_CHARACTERS = 16

type Mask = (text: string) => string

interface Texts {
  readonly findings: readonly Finding[]
  readonly release: ReleaseJudgement
}

/**
 * The same without values that the secret rules flag in words from files: titles and reasons of evidence, lines of `.gitattributes`,
 * settings and subjects of git. Names of files stay: they say what was judged. The rules are loaded only for a text that could hold a
 * credential.
 */
export async function withholdSecretTexts(given: Texts): Promise<Texts> {
  const candidates = new Set<string>()
  replaceTexts(given, text => {
    if (mayHoldSecret(text)) candidates.add(text)
    return text
  })
  if (candidates.size === 0) return given
  let left = MAX_SEARCHED_CHARACTERS
  const searched = [...candidates].filter(({ length }) => {
    left -= length
    return left >= 0
  })
  const secrets = await secretsIn(searched)
  const masked = new Map([...candidates].map(text => [text, MASK]))
  for (const [index, text] of searched.entries()) {
    const ranges = (secrets[index] ?? []).toSorted((a, b) => b.end - a.end)
    masked.set(text, withoutRanges(text, ranges))
  }
  return replaceTexts(given, text => masked.get(text) ?? text)
}

/** @param ranges the last one first; they may overlap */
function withoutRanges(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = text
  let from = text.length
  for (const { start, end } of ranges) {
    if (start >= from) continue
    rest = `${rest.slice(0, start)}${MASK}${rest.slice(Math.min(end, from))}`
    from = start
  }
  return rest
}

/** A word of letters and digits that is no digest, or the words around a password. In time that grows with the text. */
function mayHoldSecret(text: string): boolean {
  if (/password|authorization|-----BEGIN|:\/\/[^\s/@]{1,300}@/i.test(text)) return true
  return text
    .split(/[^\w+=-]+/)
    .some(word => word.length >= MIN_TOKEN_CHARACTERS && /\d/.test(word) && /[g-zG-Z]/.test(word) && !/^[\d-]*$/.test(word))
}

function replaceTexts({ findings, release }: Texts, mask: Mask): Texts {
  return { findings: findings.map(finding => ofFinding(finding, mask)), release: ofRelease(release, mask) }
}

function ofFinding(finding: Finding, mask: Mask): Finding {
  const { reason, git, drift } = finding
  return {
    ...finding,
    ...(reason !== undefined && { reason: mask(reason) }),
    ...(git !== undefined && { git: ofGit(git, mask) }),
    ...(drift !== undefined && {
      drift: {
        ...drift,
        causes: drift.causes.map(cause => (cause.detail === undefined ? cause : { ...cause, detail: mask(cause.detail) }))
      }
    })
  }
}

function ofGit(git: NonNullable<Finding['git']>, mask: Mask): NonNullable<Finding['git']> {
  const { because, commit, notes } = git
  return {
    ...git,
    ...(because !== undefined && { because: because.map(one => ({ ...one, text: mask(one.text) })) }),
    ...(commit?.subject !== undefined && { commit: { ...commit, subject: mask(commit.subject) } }),
    ...(notes !== undefined && { notes: notes.map(note => ({ ...note, text: mask(note.text) })) })
  }
}

function ofRelease(release: ReleaseJudgement, mask: Mask): ReleaseJudgement {
  return {
    ...release,
    reason: mask(release.reason),
    holds: release.holds.map(mask),
    needed: release.needed.map(mask),
    blockers: release.blockers.map(({ title, reason, progress, ...blocker }) => ({
      ...blocker,
      title: mask(title),
      reason: mask(reason),
      ...(progress !== undefined && { progress: mask(progress) })
    }))
  }
}
