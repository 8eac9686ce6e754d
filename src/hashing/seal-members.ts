import type { ContentSink, Member, MemberVisitor } from '../archive/member.ts'
import { hardLinkKey } from '../archive/members.ts'
import { halfSealed, twinReason } from '../archive/name-twins.ts'
import { type ArchiveRoot, archivePlace } from '../load/archive-root.ts'
import { type RootProblem, readArchiveRoot } from '../load/open-archive.ts'
import { linkEntry, targetProblem } from '../manifests/link-target.ts'
import { pathProblem } from '../manifests/path.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Seal } from '../model/seal.ts'
import { isNamed, type Refusal, type Wanted } from './files-to-seal.ts'
import type { Sealing } from './make-manifest.ts'
import { type SealKind, SealMaker } from './make-seal.ts'

const OWNER_MAY_EXECUTE = 0o100
const NOT_UTF8 = 'its name or the target of its link is not UTF-8, which a manifest in JSON cannot hold'

interface WantedMembers extends Pick<Wanted, 'cwd' | 'paths' | 'excluded' | 'links'> {
  readonly archive: ArchiveRoot
}

/**
 * Seals members of an archive, in path order. What a later run could not verify is refused now.
 * @param wanted paths are those of members, or begin with the archive as the root does
 */
export async function sealMembers(wanted: WantedMembers, kindOf: (path: string) => SealKind): Promise<Sealing> {
  const { archive, cwd, paths } = wanted
  const named = paths.map(path => memberNamed(path, archive))
  const sealing = new SealingMembers(wanted, named, kindOf)
  const { problems, members, twins } = await readArchiveRoot(cwd, archive, sealing)
  const open = problems.filter(problem => !sealing.isSealedLink(problem, archive))
  const start = archive.folder === '' ? '' : `${archive.folder}/`
  const sealed = new Set(sealing.seals.map(({ path }) => `${start}${path}`))
  const half = halfSealed(twins, path => sealed.has(path)).map(({ paths: [one, other] }): Refusal => {
    const [path, twin] = sealed.has(one) ? [other, one] : [one, other]
    return { path: `${archivePlace(archive)}${path}`, reason: twinReason(path, twin) }
  })
  const absent = named.filter(name => name !== '' && open.length === 0 && !members.some(({ path }) => isNamed(path, [name])))
  return {
    seals: [...sealing.seals].sort((a, b) => comparePaths(a.path, b.path)),
    refused: [
      ...open.map(({ path, reason }): Refusal => ({ path, reason })),
      ...half,
      ...absent.map((path): Refusal => ({ path, reason: 'there is no such file in the archive' })),
      ...sealing.refused
    ],
    named,
    ignored: [],
    ignoredAndNamed: [],
    unknown: []
  }
}

function memberNamed(path: string, { prefix, shownFile }: ArchiveRoot): string {
  const start = `${shownFile.slice(0, shownFile.lastIndexOf('/') + 1)}${prefix}`
  const below = path.startsWith(start) ? path.slice(start.length) : path
  return below
    .split('/')
    .filter(segment => segment !== '' && segment !== '.')
    .join('/')
}

class SealingMembers implements MemberVisitor {
  readonly seals: Seal[] = []
  readonly refused: Refusal[] = []
  readonly #wanted: WantedMembers
  readonly #named: readonly string[]
  readonly #kindOf: (path: string) => SealKind
  /** Of every file, whether it was named or not: a hard link has the content of another one. */
  readonly #made = new Map<string, Seal>()

  constructor(wanted: WantedMembers, named: readonly string[], kindOf: (path: string) => SealKind) {
    this.#wanted = wanted
    this.#named = named
    this.#kindOf = kindOf
  }

  visit(member: Member): ContentSink | undefined {
    if (member.kind === 'folder') return undefined
    if (member.kind === 'link') this.#takeLink(member)
    if (member.kind === 'hard-link') this.#take(member, this.#made.get(hardLinkKey(member) ?? ''))
    if (member.kind !== 'file') return undefined
    const maker = new SealMaker(member.bytes, this.#kindOf(member.path))
    return {
      data: chunk => maker.update(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)),
      end: () => {
        const seal = maker.done(member.path, member.bytes, 0)
        this.#made.set(member.path, seal)
        this.#take(member, seal)
      }
    }
  }

  /** True when the unsafe link is sealed, with its target. */
  isSealedLink({ code, path }: RootProblem, { prefix }: ArchiveRoot): boolean {
    return code === 'archive-link-unsafe' && this.seals.some(seal => seal.link !== undefined && path === `${prefix}${seal.path}`)
  }

  #take(member: Member, seal: Seal | undefined): void {
    if (!this.#isWanted(member)) return
    const { path, mode } = member
    const kind = this.#kindOf(path)
    if (seal === undefined) this.#refuse(path, 'it is a hard link to a file outside of the folder')
    else if (kind.mode === undefined) this.seals.push({ ...seal, path })
    else if (mode === undefined) this.#refuse(path, 'the archive keeps no mode for it: seal without "--modes"')
    else this.seals.push({ ...seal, path, exec: (mode & OWNER_MAY_EXECUTE) !== 0 })
  }

  #takeLink(member: Member): void {
    if (!this.#isWanted(member)) return
    const bytes = Buffer.from(member.target ?? [])
    const target = bytes.toString('utf8')
    const reason = Buffer.from(target).equals(bytes) ? targetProblem(target) : NOT_UTF8
    if (this.#wanted.links !== true) this.#refuse(member.path, 'it is a symbolic link: seal it with its target, with `--modes`')
    else if (reason !== undefined) this.#refuse(member.path, reason)
    else this.seals.push(linkEntry(member.path, target, 0))
  }

  #isWanted({ path, rawPath }: Member): boolean {
    if (!isNamed(path, this.#named) || this.#wanted.excluded?.(path) === true) return false
    const reason = rawPath === undefined ? pathProblem(path) : NOT_UTF8
    if (reason !== undefined) this.#refuse(path, reason)
    return reason === undefined
  }

  #refuse(path: string, reason: string): void {
    this.refused.push({ path, reason })
  }
}
