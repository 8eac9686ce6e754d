// Which files of a release are lists, and which need no seal, by their names. The rule is stated in docs/releases.md.

const DIGEST = '(?:sha|sha2|sha-?(?:256|384|512)|b2|blake2b)'
const LISTS: readonly RegExp[] = [
  // SHA256SUMS, app_checksums.txt, SHASUMS256.txt, a.zip.sha256, checksums-sha256.txt
  new RegExp(`(?:^|[._-])(?:checksums?|shasums?(?:256|384|512)?|${DIGEST}(?:sums?)?)(?:\\.txt)?$`, 'i'),
  // electron-builder: latest.yml, latest-mac.yml, beta-linux-arm64.yml
  /^(?:latest|beta|alpha)(?:-(?:mac|linux(?:-[a-z0-9]+)?))?\.ya?ml$/,
  /\.intoto\.jsonl?$/,
  /(?:^|[._-])seal-gate\.json$/
]
/** `app.sha` and `app.sha2` state no algorithm, and are most often the name of something else. */
const NO_LIST = /\.sha2?$/i

const SIGNATURE = /^(.+)\.(?:asc|sig|minisig|pem|crt|sigstore|sigstore\.json)$/

/**
 * The files among the assets of a release that list others. A cleartext signature (`SHA256SUMS.asc`) is one where the list itself is not among
 * them.
 */
export function listsAmong(names: readonly string[]): readonly string[] {
  const all = new Set(names)
  return names.filter(name => {
    const [, signed = ''] = /^(.+)\.asc$/.exec(name) ?? []
    return isList(name) || (isList(signed) && !all.has(signed))
  })
}

/** Signatures of lists that are assets too. One that contains the text it signs is a list itself, which may be of another version. */
export function signaturesOfLists(names: readonly string[]): readonly string[] {
  const all = new Set(names)
  return names.filter(name => name.endsWith('.asc') && all.has(name.slice(0, -4)) && isList(name.slice(0, -4)))
}

function isList(name: string): boolean {
  return LISTS.some(pattern => pattern.test(name)) && !NO_LIST.test(name)
}

/** True for the signature or certificate of another asset: it vouches for that one, and nothing has to vouch for it. */
export function isSignatureAmong(names: ReadonlySet<string>, name: string): boolean {
  const [, signed] = SIGNATURE.exec(name) ?? []
  return signed !== undefined && names.has(signed)
}

/**
 * The name under which GitHub keeps an uploaded file, as far as it is documented and known: runs of blanks and special characters become one
 * dot, those at the ends are dropped, and letters lose their marks. Only compared with a name of the API made the same way, and nothing is
 * claimed without a digest.
 * @see https://docs.github.com/rest/releases/assets#upload-a-release-asset
 */
export function nameOnGitHub(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '.')
    .replaceAll(/^\.|\.$/g, '')
}
