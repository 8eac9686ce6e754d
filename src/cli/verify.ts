import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { walk } from '../disk/walk.ts'
import { runGate } from '../gate/run.ts'
import { compileGlob } from '../manifests/glob.ts'
import type { Base } from '../model/base.ts'
import { comparePaths } from '../model/path-order.ts'
import { readOptions } from '../options/read.ts'
import { OPTION_NAMES, type OptionName, type Options, OptionsError, type RawOptions, toGateRequest } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'
import { bundleFiles } from '../report/bundle.ts'
import { renderText } from '../report/text/text.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './command.ts'
import { discover, usualManifests } from './discover.ts'
import { type Flags, parseFlags, UsageError } from './flags.ts'

/** Inputs that only a workflow run can serve. */
const ACTION_ONLY: ReadonlySet<OptionName> = new Set([
  'reseal',
  'restore',
  'upload',
  'artifact-name',
  'retention-days',
  'sarif',
  'junit',
  'check-run',
  'github-token'
])
const SWITCHES: readonly OptionName[] = ['require-clearance', 'run-validator', 'probes']
const LISTS: readonly OptionName[] = ['covers']

/** The action's inputs that are flags here, under the same names; `manifest` is the positional argument. Held equal by a test. */
export const FLAG_NAMES = OPTION_NAMES.filter(name => name !== 'manifest' && !ACTION_ONLY.has(name))

/** `seal-gate verify [MANIFEST…]`: the gate. */
export const verify: Command = async (args, cwd, terminal) => {
  const flags = parseFlags(args, flagTypes(), SWITCHES)
  const options = await optionsOf(flags)
  const trusted = await trustedRef(options, cwd)
  const manifests = await manifestsOf(flags.positionals, options, cwd, trusted)
  const request = { ...toGateRequest(options, cwd, manifests), ...(trusted && { trusted }), progress: terminal.progress }
  const report = await runGate(request, options.probes ? SELF_TEST : null)
  terminal.progress(0, 0)
  const { html, sarif, junit } = flags.values
  if (typeof html === 'string') await (await import('./page-file.ts')).writePage(report, html, cwd)
  if (typeof sarif === 'string') await (await import('./report-files.ts')).writeSarif(report, request, sarif)
  if (typeof junit === 'string') await (await import('./report-files.ts')).writeJunit(report, cwd, junit)
  if (flags.values['json'] === true) terminal.out(bundleFiles(report).find(({ name }) => name === 'report.json')?.text ?? '')
  else terminal.out(renderText(report, { colour: terminal.colour }))
  return exitCodeOf(report)
}

async function trustedRef(options: Options, cwd: string): Promise<Base | undefined> {
  const ref = options['trusted-ref']
  if (ref === '') return undefined
  const { gitBase } = await import('../git/base.ts')
  const trusted = await gitBase(cwd, ref, 'commit', process.env, options['max-manifest-bytes'])
  if (trusted === undefined) throw new UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`)
  return trusted
}

function flagTypes() {
  const inputs = FLAG_NAMES.filter(name => !SWITCHES.includes(name))
  return {
    json: { type: 'boolean' as const },
    html: { type: 'string' as const },
    sarif: { type: 'string' as const },
    junit: { type: 'string' as const },
    ...Object.fromEntries(inputs.map(name => [name, { type: 'string' as const, multiple: LISTS.includes(name) }]))
  }
}

async function optionsOf({ values }: Flags): Promise<Options> {
  const raw: RawOptions = Object.fromEntries(
    FLAG_NAMES.flatMap(name => {
      const value = values[name]
      return value === undefined ? [] : [[name, Array.isArray(value) ? value.join('\n') : String(value)]]
    })
  )
  try {
    return await readOptions(raw)
  } catch (error) {
    throw error instanceof OptionsError ? new UsageError(error.message) : error
  }
}

/** Where a trusted ref is given, its manifests count: those of the checkout are what a change left of them. */
async function manifestsOf(
  named: readonly string[],
  options: Options,
  cwd: string,
  trusted: Base | undefined
): Promise<readonly string[]> {
  if (named.length > 0) return expanded(named, cwd, named.some(isPattern) ? await trusted?.list() : undefined)
  if (options.seals !== '') return []
  const there = await trusted?.list()
  const found = there === undefined ? discover(cwd) : usualManifests(there.filter(name => !name.includes('/')))
  if (found.length === 1) return found
  const place = trusted === undefined ? 'this folder' : `this folder at ${trusted.name}`
  const what =
    found.length === 0
      ? `there is no manifest in ${place}`
      : `${place} has several manifests (${found.map(name => JSON.stringify(name)).join(', ')})`
  throw new UsageError(`${what}: name one`)
}

/** A name that exists is literal. Where the shell expanded no glob (Windows), it is expanded here; one without a match stays as it is. */
function expanded(named: readonly string[], cwd: string, there: readonly string[] | undefined): readonly string[] {
  return named.flatMap(name => {
    if (there === undefined ? existsSync(resolve(cwd, name)) : there.includes(name)) return [name]
    const glob = isPattern(name) ? compileGlob(name.replace(/^\.\//, '')) : 'it has no wildcard'
    if (typeof glob === 'string') return [name]
    const files = there ?? [...walk(cwd, () => undefined)].map(({ path }) => path)
    const matches = files.filter(glob)
    return matches.length > 0 ? matches.sort(comparePaths) : [name]
  })
}

function isPattern(name: string): boolean {
  return /[*?[\]{}]/.test(name)
}
