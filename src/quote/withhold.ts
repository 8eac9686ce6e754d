import { GitDirectories, isGitNear } from '../disk/git-near.ts'
import { MAX_DIAGNOSED_BYTES, SealedFiles } from '../disk/sealed-file.ts'
import type { Drift, Finding, Location } from '../model/finding.ts'
import { isInGitFolder } from './git-folder.ts'
import { type MaskPlan, placeOf, planMask } from './mask.ts'
import { secretsIn } from './secrets.ts'

/** Findings of one run whose files are read for secrets; of further ones only causes and places are shown. */
const MAX_SCANNED_FINDINGS = 200

/** Characters around what is shown, of all findings: a line of a file may be as long as the file. */
const MAX_SEARCHED_CHARACTERS = 32 * 1024 * 1024

type Reason = NonNullable<Finding['withheld']>

/** The root that the sealed path of a finding is relative to: real, absolute. Undefined when there is none. */
type RootOf = (finding: Finding) => string | undefined

/**
 * The findings without the bytes that may not be quoted: nothing from a git folder, nothing from a file that git ignores, and no value
 * that the secret rules flag. Causes and places stay. Done once, before any report is made, so that no output has to know the rule: a
 * manifest may come from a stranger, and seal the known beginning of a file with a token to have the rest printed.
 * @param gitFolder the folder that git is asked about, for a root; absent: git is not asked what it ignores
 */
export async function withholdBytes(
  findings: readonly Finding[],
  rootOf: RootOf,
  gitFolder: ((root: string) => string) | undefined
): Promise<Finding[]> {
  const reasons = await reasonsOf(findings, rootOf, gitFolder)
  const plans = new Map<Finding, MaskPlan>()
  let left = MAX_SEARCHED_CHARACTERS
  const result = findings.map((finding): Finding => {
    const reason = reasons.get(finding)
    if (reason !== undefined) return { ...withoutBytes(finding), withheld: reason }
    if (!quotesBytes(finding)) return finding
    const plan = plans.size < MAX_SCANNED_FINDINGS ? planOf(finding, rootOf(finding)) : undefined
    const size = plan?.texts.reduce((total, { length }) => total + length, 0) ?? 0
    if (plan === undefined || size > left) return withoutBytes(finding)
    left -= size
    plans.set(finding, plan)
    return finding
  })
  if (plans.size === 0) return result
  const secrets = await secretsIn([...plans.values()].flatMap(({ texts }) => texts))
  let first = 0
  return result.map(finding => {
    const plan = plans.get(finding)
    if (plan === undefined) return finding
    const { drift, masked } = plan.apply(secrets.slice(first, first + plan.texts.length))
    first += plan.texts.length
    return { ...finding, drift, ...(masked && { withheld: 'secret' as const }) }
  })
}

/** Names of invisible characters and of line endings quote nothing. */
function quotesBytes({ drift }: Finding): boolean {
  return drift?.hunks !== undefined || drift?.locations.some(isQuote) === true
}

function isQuote({ expected = '', found = '' }: Location): boolean {
  return /[A-Za-z0-9]{3}|(?:[0-9A-F]{2} ){3}/.test(`${expected}  ${found}`.replace(/U\+[0-9A-F]{4,6} [A-Z0-9 -]+/g, ''))
}

async function reasonsOf(
  findings: readonly Finding[],
  rootOf: RootOf,
  gitFolder: ((root: string) => string) | undefined
): Promise<ReadonlyMap<Finding, Reason>> {
  const reasons = new Map<Finding, Reason>()
  const byRoot = new Map<string, Finding[]>()
  for (const finding of findings) {
    const root = finding.drift === undefined && finding.location === undefined ? undefined : rootOf(finding)
    if (root === undefined || finding.path === undefined) continue
    const own = byRoot.get(root)
    if (own === undefined) byRoot.set(root, [finding])
    else own.push(finding)
  }
  for (const [root, own] of byRoot) {
    const paths = own.flatMap(({ path }) => path ?? [])
    const folder = gitFolder?.(root)
    const near = folder !== undefined && isGitNear(folder, paths)
    const ignored = near ? await (await import('../git/ignored.ts')).ignoredFiles(folder, paths) : undefined
    const directories = new GitDirectories(root)
    for (const finding of own) {
      const { path = '' } = finding
      const reason = isInGitFolder(`${root}/${path}`) || directories.contain(path) ? 'git-folder' : ignored?.get(path)
      if (reason !== undefined) reasons.set(finding, reason)
    }
  }
  return reasons
}

/** A finding with its causes and places alone. */
export function withoutBytes({ drift, location, ...finding }: Finding): Finding {
  return {
    ...finding,
    ...(drift !== undefined && { drift: placesOnly(drift) }),
    ...(location !== undefined && { location: placeOf(location) })
  }
}

function placesOnly({ hunks: _, parts: __, causes, locations, ...drift }: Drift): Drift {
  const { members } = drift
  const differences = members?.differences.map(({ parts: _, ...difference }) => difference)
  return {
    ...drift,
    ...(members !== undefined && differences !== undefined && { members: { ...members, differences } }),
    causes: causes.map(({ detail: _, ...cause }) => cause),
    locations: locations.map(placeOf)
  }
}

/** Undefined when the file cannot be read: its name is not UTF-8, it is too large, or it changed. */
function planOf({ path, line = 1, drift, expected, found }: Finding, root: string | undefined): MaskPlan | undefined {
  if (root === undefined || path === undefined || found === undefined || drift === undefined) return undefined
  const seal = { path, line, digests: expected?.digests ?? {} }
  const bytes = new SealedFiles(root).read(seal, found, MAX_DIAGNOSED_BYTES)
  return bytes && planMask(drift, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
}
