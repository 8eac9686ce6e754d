import * as z from 'zod/mini'
import { count, limits, text } from './fields.ts'

const probe = z.strictObject({ id: text, mutation: text, expected: text, seen: text, passed: z.boolean() })

/** The results of the gate on bad inputs. The same shape as the gate's own `probe-results.json`. */
export const probeResults = z.strictObject({
  schema: z.literal('seal-gate/probe-results/1'),
  ...limits,
  control: probe,
  planned: count,
  run: count,
  passed: count,
  probes: z.array(probe)
})
export type SealedProbeResults = z.infer<typeof probeResults>
