/** Which run of a workflow made a report, as far as the runner reports it. For people; a report's own bytes never depend on it. */
export interface RunFacts {
  /** `owner/name`. */
  readonly repository?: string
  /** The id of the commit that the run is about. */
  readonly commit?: string
  /** Such as `refs/heads/main` or `refs/pull/7/merge`. */
  readonly ref?: string
  readonly id?: string
  readonly attempt?: string
  /** The web page of the run. */
  readonly url?: string
  /** When the report was made: ISO 8601, UTC. */
  readonly date?: string
}
