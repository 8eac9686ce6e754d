import type { CauseCode } from '../../model/causes.ts'
import { type TarImage, type TarMember, withMembers } from './tar-image.ts'
import type { ZipImage, ZipMember } from './zip-image.ts'

export type Image = TarImage | ZipImage

/** An archive as it may have been before, and what happened to it since. */
export interface Earlier<I extends Image> {
  readonly image: I
  readonly detail: string
  /** Members that it happened to. */
  readonly count?: number
  /** How unlikely it is, from 1; by its place among the values when absent. */
  readonly weight?: number
}

/** One property of an archive that tools write differently, and the values that it may have had. Pure: nothing is claimed here. */
export interface Knob<I extends Image> {
  readonly cause: CauseCode
  /** Likeliest first; what is as in the given image is left out. */
  undo(image: I): Iterable<Earlier<I>>
}

/** An earlier image in which some members differ; nothing when none does. */
export function* ifChanged<I extends Image>(
  image: I,
  members: I['members'],
  detail: string,
  weight?: number
): Iterable<Earlier<I>> {
  const count = members.filter((member, at) => member !== image.members[at]).length
  if (count > 0 || members.length !== image.members.length)
    yield { image: imageWith(image, members), detail, count, ...(weight !== undefined && { weight }) }
}

/** The image with these members in place of its own. */
export function imageWith<I extends Image>(image: I, members: readonly (TarMember | ZipMember)[]): I {
  // The members are those of this image, changed or left out.
  return image.kind === 'tar' ? (withMembers(image, members as readonly TarMember[]) as I) : { ...image, members }
}
