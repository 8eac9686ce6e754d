import { DEFAULTS, linesOf, OPTION_NAMES, type OptionName, type Options, type RawOptions, withoutBlanks } from './table.ts'

/** Inputs that may be any text. */
const FREE: ReadonlySet<OptionName> = new Set(['manifest', 'seals', 'covers', 'github-token'])

type Switch = 'require-clearance' | 'run-validator' | 'probes' | 'upload' | 'sarif' | 'junit' | 'check-run'

/**
 * Reads what the user wrote. The schema judges it, and is loaded only when there is something to judge: a value that is neither free
 * text, nor the default itself, nor plainly `true` or `false`.
 * @throws OptionsError naming every input that is not allowed
 */
export async function readOptions(raw: RawOptions): Promise<Options> {
  if (!OPTION_NAMES.every(name => isPlain(name, raw[name] ?? ''))) return (await import('./schema.ts')).parseOptions(raw)
  const { manifest = '', seals = '', covers = '' } = raw
  const flag = (name: Switch) => (raw[name] ? raw[name] === 'true' : DEFAULTS[name])
  return {
    ...DEFAULTS,
    manifest: linesOf(manifest),
    seals,
    covers: linesOf(covers),
    'require-clearance': flag('require-clearance'),
    'run-validator': flag('run-validator'),
    probes: flag('probes'),
    upload: flag('upload'),
    sarif: flag('sarif'),
    junit: flag('junit'),
    'check-run': flag('check-run'),
    'github-token': withoutBlanks(raw['github-token'] ?? '')
  }
}

function isPlain(name: OptionName, value: string): boolean {
  const standard = DEFAULTS[name]
  if (FREE.has(name) || value === '' || value === String(standard)) return true
  return typeof standard === 'boolean' && (value === 'true' || value === 'false')
}
