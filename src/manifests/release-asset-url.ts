// A tag may have slashes. What is after `#` is not sent: it renames the download.
const ASSET =
  /^https:\/\/github\.com\/[^/?#]+\/[^/?#]+\/releases\/(?:download\/[^/?#]+(?:\/[^/?#]+)*?|latest\/download)\/([^/?#]+)(?:\/?#.*)?$/s

/**
 * The name of the asset of a release on GitHub that an address is of; undefined for any other address. It may be no name that a file can have, which
 * is for the rules of all paths to refuse.
 * @see https://docs.github.com/repositories/releasing-projects-on-github/linking-to-releases
 */
export function assetOfUrl(url: string): string | undefined {
  const name = ASSET.exec(url)?.[1]
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Of addresses that are no assets. */
export const elsewhere = (count: number): string =>
  `${count} of its addresses are not of a release of GitHub, and are not checked`
