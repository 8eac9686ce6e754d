/** True for a file name under which BagIt keeps a manifest. */
export function isBagManifestName(name: string): boolean {
  return /^(?:tag)?manifest-[a-z0-9-]+\.txt$/i.test(name)
}

/** A bag's payload is whole: every file below data/ is listed. A tag manifest promises no such thing. */
export function bagCovers(fileName: string): readonly string[] | undefined {
  return fileName.toLowerCase().startsWith('tag') ? undefined : ['data/**']
}
