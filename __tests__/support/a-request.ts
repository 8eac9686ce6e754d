import type { GateRequest } from '../../src/model/request.ts'

/** A request to check the folder's `seal-gate.json` as strictly as by default. */
export function aRequest(given: Partial<GateRequest> & Pick<GateRequest, 'cwd'>): GateRequest {
  return { manifests: ['seal-gate.json'], format: 'auto', covers: [], unsealed: 'fail', requireClearance: false, ...given }
}
