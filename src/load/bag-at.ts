import type { BagVersion } from '../manifests/format.ts'
import type { Base } from '../model/base.ts'
import { type BagitTxtFound, otherBagManifests, readBagitTxt } from './bag.ts'

// A bag at a base: which manifests belong to it, and how they are read, must not depend on what the checkout left of it.

/** The `bagit.txt` there; nothing when there is none. @param folder `/`-separated and relative; `.` for the folder of the base itself */
export async function bagitTxtAt(base: Base, folder: string): Promise<BagitTxtFound> {
  const bytes = await base.read(inFolder(folder, 'bagit.txt'))
  return bytes === undefined ? { problems: [] } : readBagitTxt(bytes)
}

export async function bagVersionAt(base: Base, folder: string): Promise<BagVersion | undefined> {
  return (await bagitTxtAt(base, folder)).version
}

/** Paths of all manifests that make the bag whole. */
export async function bagManifestsAt(base: Base, folder: string, known: ReadonlySet<string> = new Set()): Promise<string[]> {
  const start = folder === '.' ? '' : `${folder}/`
  const names = (await base.list()).filter(file => file.startsWith(start)).map(file => file.slice(start.length))
  return otherBagManifests(names, known).map(name => inFolder(folder, name))
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`
}
