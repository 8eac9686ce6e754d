import { CONTROL_FILES, sealed } from './control.ts'
import type { Tree } from './probe.ts'

/** The control packet: the gate must pass it, or its refusals mean nothing. */
export const CONTROL_TREE: Tree = sealed('control', CONTROL_FILES)
