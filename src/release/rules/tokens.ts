import { errorMessage } from '../../model/error-message.ts'
import type { Denial } from '../../model/release.ts'
import type { Policy } from '../documents/policy.ts'
import type { PacketFile } from '../evidence.ts'
import { isSealed, ofKind, type Packet } from '../packet.ts'
import { tokensInBytes } from '../token-bytes.ts'
import type { Token, TokenHit } from '../token-search.ts'
import { searchFor, tokenHits, tokensOf } from '../tokens.ts'
import { denials, listed, type Rule } from './rule.ts'

const CODE = 'forbidden-token'

/** Words that must not be there are named by their rule and their place, never by themselves: reports are searched for them as well. */
export const noForbiddenToken: Rule = {
  code: CODE,
  name: 'no sealed file holds a token that the policy forbids',
  check: packet => {
    const tokens = tokensOf(packet)
    const excepted = exceptedPaths(packet)
    const policies = new Map(ofKind(packet, 'policy').map(({ path, document }) => [path, document]))
    return packet.files
      .filter(({ path, intact }) => intact && !excepted.has(path))
      .flatMap(file => {
        const name = tokenHits(file.path, tokens).map(({ rule }) => rule)
        return [
          ...denials(CODE, file.path, [name.length > 0 && `the name of the file breaks rule ${listed(name)}`]),
          ...inContent(file, { tokens, policy: policies.get(file.path) })
        ]
      })
  }
}

function exceptedPaths(packet: Packet): Set<string> {
  const refs = ofKind(packet, 'policy').flatMap(({ document }) => document.forbidden_tokens_except ?? [])
  return new Set(refs.filter(ref => isSealed(packet, ref)).map(({ path }) => path))
}

function inContent(
  file: PacketFile,
  { tokens, policy }: { readonly tokens: readonly Token[]; readonly policy: Policy | undefined }
): Denial[] {
  const { path } = file
  if (policy !== undefined) {
    // The list of tokens is the one place where they must be.
    const rest = JSON.stringify({ ...policy, forbidden_tokens: [] })
    return denials(CODE, path, [outside(tokenHits(rest, tokens))])
  }
  try {
    return denials(CODE, path, [inLines(tokensInBytes(searchFor(tokens), piecesOf(file)))])
  } catch (error) {
    return denials(CODE, path, [`it could not be searched for forbidden tokens: ${errorMessage(error)}`])
  }
}

/** Regardless of the seal: a file that claims to be binary is searched like any other. */
function piecesOf({ bytes, pieces }: PacketFile): Iterable<Uint8Array> {
  if (bytes !== undefined) return [bytes]
  if (pieces === undefined) throw new Error('it was not read')
  return pieces()
}

/** More rules than this are counted, not named. */
const MAX_NAMED_RULES = 20

function inLines(hits: readonly TokenHit[]): string | false {
  if (hits.length === 0) return false
  const named = hits.slice(0, MAX_NAMED_RULES).map(({ rule, line }) => `rule ${rule}, line ${line}`)
  return [...named, ...more(hits)].join('; ')
}

function outside(hits: readonly TokenHit[]): string | false {
  if (hits.length === 0) return false
  const named = hits.slice(0, MAX_NAMED_RULES).map(({ rule }) => `rule ${rule}, outside its list of tokens`)
  return [...named, ...more(hits)].join('; ')
}

function more({ length }: readonly TokenHit[]): string[] {
  return length > MAX_NAMED_RULES ? [`and ${length - MAX_NAMED_RULES} more rules`] : []
}
