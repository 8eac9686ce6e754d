import type { GateRequest } from '../model/request.ts'
import type { OptionsOf } from './row.ts'
import { GATE } from './table.ts'

type Gate = typeof GATE
/** The rows that have a key of the request. */
type AskedName = { [N in keyof Gate]: Gate[N] extends { readonly request: string } ? N : never }[keyof Gate]
type Asked = Pick<OptionsOf<Gate>, AskedName>
type Requested = Partial<{ [N in AskedName as Gate[N]['request']]: Exclude<Asked[N], undefined> }>

/** What the options ask of the gate. What was not given is left out. */
export function toGateRequest(options: Asked, cwd: string, manifests: readonly string[]): GateRequest {
  const values: Readonly<Record<string, unknown>> = options
  const given = Object.entries(GATE).flatMap(([name, row]) =>
    'request' in row && isGiven(values[name]) ? [[row.request, values[name]]] : []
  )
  const { format, covers, unsealed, 'require-clearance': requireClearance } = options
  // The compiler compares the types of the rows with those of the request.
  const requested: Requested = Object.fromEntries(given)
  return { cwd, manifests, format, covers, unsealed, requireClearance, ...requested }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)
}
