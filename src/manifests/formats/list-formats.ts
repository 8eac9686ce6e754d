import type { Format } from '../format.ts'
import { bagit } from './bagit.ts'
import { bsd } from './bsd.ts'
import { columns } from './columns.ts'
import { distinfo } from './distinfo.ts'
import { gnu } from './gnu.ts'
import { sidecar } from './sidecar.ts'

/** A digest and a name per line, by far the most common lists, in the order of detection. BagIt's lines look like GNU's, and are told apart by the name of the file. */
export const LIST_FORMATS: readonly Format[] = [distinfo, bagit, sidecar, bsd, columns, gnu]
