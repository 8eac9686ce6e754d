export type Verdict = 'pass' | 'fail' | 'unverifiable'
export type Decision = 'HOLD_PRODUCTION' | 'CLEARED_FOR_OPERATOR'
export type PacketStatus = 'BLOCKED' | 'READY_NOT_APPLIED' | 'REHEARSED'

export interface Blocker {
  readonly id: string
  readonly title: string
  readonly state: 'OPEN' | 'CLOSED'
  readonly reason: string
}

export interface ProbeResult {
  readonly id: string
  /** What was done to the control packet, in plain words. */
  readonly mutation: string
  /** Verdict or code that the gate must give, and the one it gave. */
  readonly expected: string
  readonly seen: string
  readonly passed: boolean
}

/** The same bytes every time: no clock, no host name, no path of the machine. */
export interface ProbeResults {
  readonly schema: 'seal-gate/probe-results/1'
  /** The control packet without any mutation: the gate must pass it, or its refusals mean nothing. */
  readonly control: ProbeResult
  /** Probes that must run, that ran, and that the gate refused for the named reason. All three must be equal. */
  readonly planned: number
  readonly run: number
  readonly passed: number
  readonly probes: readonly ProbeResult[]
}
