import type { ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { CONTROL_MANIFEST } from './control.ts'

/** The gate that is tried. A test puts a weaker one in its place, to show that the probes see it. */
export type Gate = (request: GateRequest, probes: ProbeResults | null) => Promise<Report>

/** What the probes are run with. */
export interface Means {
  readonly ask?: Gate
  /** Folder in which the private ones are made. */
  readonly folder?: string
}

/** Format `auto`, as in most workflows; git has no answer for a folder of its own. */
export function probeRequest(cwd: string): GateRequest {
  return {
    cwd,
    manifests: [CONTROL_MANIFEST],
    format: 'auto',
    covers: [],
    unsealed: 'fail',
    requireClearance: false,
    git: false
  }
}
