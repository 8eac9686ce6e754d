import { readInside } from '../disk/read-file.ts'
import { MAX_NORMALIZED_BYTES, normalForms } from '../drift/meaning/normal-forms.ts'
import { MAX_ARCHIVE_BYTES } from '../drift/policy.ts'
import { matchesSeal } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'

/**
 * Seals with the digests of normal forms, for files that have one. A file that changed since it was sealed gets none: it will be found
 * changed anyhow.
 * @param root absolute folder that sealed paths are relative to
 */
export async function addMeaning(
  root: string,
  seals: readonly Seal[],
  isWanted: (path: string) => boolean
): Promise<readonly Seal[]> {
  const formed: Seal[] = []
  for (const seal of seals) formed.push(withForms(root, await withMembers(root, seal, isWanted), isWanted))
  return formed
}

/** Of an archive, the digest of its members. Loads the readers of archives only for the name of one. */
async function withMembers(root: string, seal: Seal, isWanted: (path: string) => boolean): Promise<Seal> {
  const { path, bytes = 0, link } = seal
  if (link !== undefined || bytes > MAX_ARCHIVE_BYTES || !ARCHIVE_PATH.test(path) || !isWanted(path)) return seal
  const content = readInside(root, path, MAX_ARCHIVE_BYTES)
  const { membersForm } = await import('../drift/archive/members-form.ts')
  const membersSha256 = matchesSeal(seal, content) ? await membersForm(content) : undefined
  return membersSha256 === undefined ? seal : { ...seal, membersSha256 }
}

const ARCHIVE_PATH =
  /\.(?:zip|jar|war|ear|whl|vsix|nupkg|apk|epub|docx|xlsx|pptx|odt|ods|odp|tar|tgz|tar\.gz|tar\.zst|tzst|crate|deb|a)$/i

function withForms(root: string, seal: Seal, isWanted: (path: string) => boolean): Seal {
  const { path, bytes = 0, text, link } = seal
  if (link !== undefined || text === 'binary' || bytes > MAX_NORMALIZED_BYTES || !isWanted(path)) return seal
  const content = readInside(root, path, MAX_NORMALIZED_BYTES)
  return matchesSeal(seal, content) ? { ...seal, ...normalForms(path, content) } : seal
}
