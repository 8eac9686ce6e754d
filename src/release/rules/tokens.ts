import type { Denial } from '../../model/release.ts'
import type { Policy } from '../documents/policy.ts'
import type { PacketFile } from '../evidence.ts'
import { isSealed, ofKind, type Packet, safeClones, sameBytes } from '../packet.ts'
import { type Token, type TokenHit, tokenHits, tokensOf } from '../tokens.ts'
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
          ...inContent(file, packet, tokens, policies.get(file.path))
        ]
      })
  }
}

function exceptedPaths(packet: Packet): Set<string> {
  const refs = ofKind(packet, 'policy').flatMap(({ document }) => document.forbidden_tokens_except ?? [])
  return new Set(refs.filter(ref => isSealed(packet, ref)).map(({ path }) => path))
}

function inContent(
  { path, bytes, seal }: PacketFile,
  packet: Packet,
  tokens: readonly Token[],
  policy: Policy | undefined
): Denial[] {
  if (bytes === undefined) {
    // A document is never binary, whatever its seal says.
    const unsearched = (seal.text !== 'binary' || /\.json$/i.test(path)) && !isDump(packet, path)
    return denials(CODE, path, [unsearched && 'it is too large to be searched for forbidden tokens'])
  }
  if (policy !== undefined) {
    // The list of tokens is the one place where they must stand.
    const rest = JSON.stringify({ ...policy, forbidden_tokens: [] })
    return denials(
      CODE,
      path,
      tokenHits(rest, tokens).map(({ rule }) => `rule ${rule}, outside its list of tokens`)
    )
  }
  const text = textOf(bytes)
  const plain = tokenHits(text, tokens)
  const escaped = text.includes('\\') ? tokenHits(unescaped(text), tokens).filter(hit => !plain.some(same(hit))) : []
  return denials(
    CODE,
    path,
    [...plain, ...escaped].map(({ rule, line }) => `rule ${rule}, line ${line}`)
  )
}

function same({ rule }: TokenHit): (other: TokenHit) => boolean {
  return other => other.rule === rule
}

/** A dump that is too large to be searched here has a search of its own: for secrets, before it is restored. */
function isDump(packet: Packet, path: string): boolean {
  const there = packet.sealed.get(path)
  return there !== undefined && safeClones(packet).some(({ document }) => sameBytes(document.dump, there))
}

const ESCAPE = /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([/\\"'])/gi
const LINE_FEED = 10

/** The text as JSON and most languages read it: `\u0051T001` is one of the tokens to whoever parses the file. */
function unescaped(text: string): string {
  return text.replace(ESCAPE, (whole, four?: string, braced?: string, hex?: string, plain?: string) => {
    if (plain !== undefined) return plain
    const point = Number.parseInt(four ?? braced ?? hex ?? '', 16)
    return point <= 0x10_ffff && point !== LINE_FEED ? String.fromCodePoint(point) : whole
  })
}

/** Whatever the bytes are, as text: UTF-16 with its mark, else UTF-8, in which foreign bytes only spoil their own character. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
