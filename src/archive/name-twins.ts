/**
 * Two files of an archive whose paths differ in case or Unicode form only: two files on Linux, and one on a file system that folds names, where
 * the file that is extracted last replaces the other. A Linux source tree has a dozen.
 */
export interface NameTwins {
  /** From the archive's root, in their order in it. */
  readonly paths: readonly [string, string]
}

/**
 * Twins of which one alone is sealed: an archive to which someone adds `APP.js` beside the sealed `app.js` brings unsealed bytes to the sealed
 * place on Windows and macOS. Of two sealed files, the author of the seals knew both, and of two unsealed ones nothing is promised.
 */
export function halfSealed(twins: readonly NameTwins[], isSealed: (path: string) => boolean): readonly NameTwins[] {
  return twins.filter(({ paths: [one, other] }) => isSealed(one) !== isSealed(other))
}

/** @param path the twin that is not sealed @param other the sealed one */
export function twinReason(path: string, other: string): string {
  return `where case or Unicode form does not matter, ${JSON.stringify(path)} is extracted to the path of ${JSON.stringify(other)}, and is not sealed as that is`
}
