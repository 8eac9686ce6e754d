import * as z from 'zod/mini'
import { allDifferent, count, id, limits, NOT_EMPTY, path } from './fields.ts'

/** Each runs the whole gate on a copy of the packet. */
const MAX_PROBES = 100
/** UTF-16 code units. */
const MAX_TEXT = 100_000

const anyText = z.string().check(z.maxLength(MAX_TEXT, `must have at most ${MAX_TEXT} characters`))
const someText = anyText.check(z.minLength(1, 'must not be empty'))

/** One change of one sealed file. */
const mutation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delete'), path }),
  /** Turns the lowest bit of one byte; `offset` is from 0. */
  z.strictObject({ kind: z.literal('flip-bit'), path, offset: count }),
  z.strictObject({ kind: z.literal('append'), path, text: someText }),
  /** Every occurrence. */
  z.strictObject({ kind: z.literal('replace-text'), path, text: someText, by: anyText }),
  /** RFC 6901. The value that stands there becomes another one; a member that is not there is added to its object. */
  z.strictObject({
    kind: z.literal('set-json'),
    path,
    pointer: z.string().check(z.regex(/^(\/([^~/]|~[01])*)+$/, 'must be a JSON pointer such as /status')),
    value: z.json()
  })
])
export type Mutation = z.infer<typeof mutation>

const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be a code such as digest-mismatch'))

const probe = z.strictObject({
  id,
  mutation,
  /** The changed file is sealed again, so that no broken seal refuses it first: the rules must. */
  reseal: z.boolean(),
  /** Codes that the gate must give, and no other beside them. */
  expected: z.array(code).check(
    NOT_EMPTY,
    z.refine(
      allDifferent((one: string) => one),
      'names one code twice'
    )
  )
})
export type PacketProbe = z.infer<typeof probe>

/** Bad inputs of a packet's own: each a change of the packet, and the codes by which the gate must refuse it. */
export const packetProbes = z.strictObject({
  schema: z.literal('seal-gate/probes/1'),
  ...limits,
  probes: z.array(probe).check(
    NOT_EMPTY,
    z.maxLength(MAX_PROBES, `must not have more than ${MAX_PROBES}`),
    z.refine(
      allDifferent(one => one.id),
      'names one probe twice'
    )
  )
})
