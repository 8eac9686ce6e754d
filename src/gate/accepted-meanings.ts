import { SealedFiles } from '../disk/sealed-file.ts'
import { MAX_NORMALIZED_BYTES, normalForms } from '../drift/meaning/normal-forms.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { compileGlob, type Glob, GlobWork } from '../manifests/glob.ts'
import type { Finding } from '../model/finding.ts'
import type { AcceptedForm, GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import { textRuleFindings } from '../verify/text-rule-findings.ts'

/** Of compiling and matching the globs of all rules. */
const MAX_GLOB_STEPS = 50_000_000

const WHAT: Readonly<Record<AcceptedForm, string>> = { json: 'JSON value', text: 'text in its normal form' }

interface Rule {
  readonly form: AcceptedForm
  readonly glob: string
  readonly test: Glob
}

/**
 * The findings, with each changed file that only has another layout, and that a rule permits to have one, as a notice. Decided by the digest of the
 * normal form in the seal, or by the sealed bytes where git has them; what is not decided stays a failure. Text rules are checked as for an intact file,
 * and a promised mode must hold.
 */
export function acceptMeanings(
  findings: readonly Finding[],
  sources: readonly LoadedManifest[],
  { accept = [], textRules = [] }: Pick<GateRequest, 'accept' | 'textRules'>
): readonly Finding[] {
  const work = new GlobWork(MAX_GLOB_STEPS)
  const rules = accept.map(({ form, glob }): Rule => {
    const test = compileGlob(glob, work)
    if (typeof test === 'string') throw new Error(`"accept" has a glob that cannot be read: ${test}`)
    return { form, glob, test }
  })
  const places = new Places(sources)
  return findings.flatMap((finding): readonly Finding[] => {
    const { manifest = '', path = '' } = finding
    const matching = rules.filter(({ test }) => isChanged(finding) && test(path))
    const place = matching.length === 0 ? undefined : places.of(finding)
    const rule = place && matching.find(({ form }) => isSame(form, finding, place))
    if (place === undefined || rule === undefined) return [finding]
    const broken = textRuleFindings(manifest, place.root, [place.seal], [{ state: 'intact' }], textRules)
    return [accepted(finding, rule), ...broken]
  })
}

/** Other bytes at a sealed path, and nothing else that was promised. */
function isChanged({ code, severity, expected, found }: Finding): boolean {
  if ((code !== 'digest-mismatch' && code !== 'length-mismatch') || severity !== 'fail') return false
  return expected?.exec === undefined || expected.exec === found?.exec
}

function isSame(form: AcceptedForm, { found, drift }: Finding, { seal, files }: Place): boolean {
  const sealed = form === 'json' ? seal.jsonSha256 : seal.textSha256
  // Without a sealed normal form, the sealed bytes decide, which a parser compared.
  if (sealed === undefined) return form === 'json' && drift?.meaning?.format === 'json' && drift.meaning.same
  const bytes = found && files.read(seal, found, MAX_NORMALIZED_BYTES)
  const forms = bytes === undefined ? {} : normalForms(seal.path, bytes)
  return (form === 'json' ? forms.jsonSha256 : forms.textSha256) === sealed
}

function accepted({ manifest, path, line, commit, expected, found }: Finding, { form, glob }: Rule): Finding {
  return {
    code: 'meaning-accepted',
    severity: 'notice',
    ...(manifest !== undefined && { manifest }),
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(commit !== undefined && { commit }),
    ...(expected !== undefined && { expected }),
    ...(found !== undefined && { found }),
    reason: `its ${WHAT[form]} is exactly the sealed one, and ${JSON.stringify(`accept: same-${form} ${glob}`)} permits another layout`
  }
}

interface Place {
  readonly root: string
  readonly seal: Seal
  readonly files: SealedFiles
}

/** Seals by the manifest, path and line of a finding. */
class Places {
  readonly #sources: readonly LoadedManifest[]
  readonly #known = new Map<string, ReadonlyMap<string, Place>>()

  constructor(sources: readonly LoadedManifest[]) {
    this.#sources = sources
  }

  of({ manifest = '', path = '', line = 0 }: Finding): Place | undefined {
    const known = this.#known.get(manifest) ?? this.#placesIn(manifest)
    this.#known.set(manifest, known)
    return known.get(`${line} ${path}`)
  }

  /** None for a name that two manifests have. */
  #placesIn(manifest: string): ReadonlyMap<string, Place> {
    const [source, ...others] = this.#sources.filter(({ name }) => name === manifest)
    const { root, seals = [] } = source ?? {}
    if (root === undefined || others.length > 0) return new Map()
    const files = new SealedFiles(root)
    return new Map(
      seals.filter(({ rawPath }) => rawPath === undefined).map(seal => [`${seal.line} ${seal.path}`, { root, seal, files }])
    )
  }
}
