import { resolve } from 'node:path'
import { configPlace, isConfigured } from '../commands/config.ts'
import { demandManifests, manifestsFor } from '../commands/manifests.ts'
import { NoManifestError, UsageError } from '../commands/usage-error.ts'
import { isInJob, runIdentity, verify as runVerify, sealedCommit, signerOf, trustedRef } from '../commands/verify.ts'
import type { Names } from '../load/manifest-names.ts'
import type { ConfigSource, Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { toGateRequest } from '../options/request.ts'
import type { OptionsOf } from '../options/row.ts'
import { type Options, VERIFY } from '../options/table.ts'
import { escapeLog, quotePath, showInvisible } from '../report/escape.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'
import type { Command } from './command.ts'
import { exitCodeOf, printReport } from './command.ts'
import { parseFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'
import type { Judged } from './watch.ts'

/** `seal-gate verify [MANIFEST…]`: the gate. */
export const verify: Command = async (args, cwd, terminal) => {
  const first = await configuredOptions(args, cwd)
  demandTogether(first.options)
  if (!first.options.watch) return exitCodeOf((await judge(first, args, cwd, terminal)).report)
  const { watch } = await import('./watch.ts')
  return watch(async to => judge(await configuredOptions(args, cwd), args, cwd, to), terminal)
}

function demandTogether({ watch, staged, json, quiet }: OptionsOf<typeof VERIFY>): void {
  if (watch && (json || staged))
    throw new UsageError(`"--watch" looks at the files on disk and prints for people: leave out "--${json ? 'json' : 'staged'}"`)
  if (quiet && json) throw new UsageError('"--json" prints the report and "--quiet" prints nothing: give only one of them')
}

/** With `--json`, a folder that was named and has no manifest is in the report, as a manifest that cannot be read. @throws the error otherwise */
function inReport(
  error: unknown,
  named: readonly string[],
  { json }: Pick<OptionsOf<typeof VERIFY>, 'json'>
): Pick<Names, 'names' | 'unfollowed'> {
  if (json && named.length > 0 && error instanceof NoManifestError) return { names: [...named], unfollowed: [] }
  throw error
}

/** One judgement, printed. */
async function judge(
  { options, positionals, folder, config }: ConfiguredOptions,
  args: readonly string[],
  cwd: string,
  terminal: Terminal
): Promise<Judged> {
  const named = positionals.length > 0 ? positionals : options.manifest
  const trusted = await trustedRef(options, folder)
  const commit = sealedCommit(options)
  const release = options.release === '' ? undefined : (await import('../commands/release.ts')).releaseOnDisk(options)
  const signer = await signerOf(options, folder, trusted)
  const piped = await pipedSeals(positionals, options)
  // In the index, other manifests may exist than on disk: they are looked up there.
  const isStaged = options.staged && trusted === undefined
  const { names, unfollowed } =
    piped !== undefined
      ? { names: [], unfollowed: [] }
      : isStaged
        ? { names: named, unfollowed: [] }
        : await manifestsFor(named, options, folder, trusted).catch(error => inReport(error, named, options))
  // With `--json`, a manifest that does not exist is in the report, but for the name of a file to write it to.
  const demanded = options.json
    ? names.filter(name => name === args[args.indexOf('--json') + 1] && name.endsWith('.json'))
    : names
  if (trusted === undefined && !options.staged && positionals.length > 0) demandManifests(demanded, folder)
  const run = runIdentity(options.run, process.env)
  const request = {
    ...toGateRequest(options, folder, names),
    ...(piped !== undefined && { seals: piped }),
    ...(unfollowed.length > 0 && { unfollowed }),
    ...(trusted && { trusted }),
    ...(options.accept.length > 0 && (await import('../commands/accept.ts')).acceptRules(options.accept)),
    ...(commit && { commit }),
    ...(release && { release }),
    ...(signer && { signer }),
    ...(run !== undefined && { run }),
    ...(config !== undefined && { config }),
    inJob: isInJob(process.env),
    ...(!options.quiet && { progress: terminal.progress })
  }
  const writesReports = OUTPUT_ROWS.some(({ flag }) => flag !== undefined && options[flag] !== '')
  if (writesReports) (await import('./report-files.ts')).demandWritable(options, cwd)
  if (options.staged && !options.json && !options.quiet)
    terminal.say('judging what is staged (the index), not the files on disk\n')
  const report = options.staged ? await verifyStaged(request, options, folder) : await runVerify(request, options)
  terminal.progress(0, 0)
  if (writesReports) {
    // A fix would be made of the file on disk.
    await (await import('./report-files.ts')).writeReportFiles(report, options, cwd, options.staged ? undefined : request)
  }
  if (options.quiet) printObstacles(report, terminal)
  else await printReport(report, options, terminal)
  if (report.verdict !== 'pass' && !options.json && !options.quiet && piped === undefined) {
    const hint = (await import('./mistakes/after.ts')).hintAfter(report, args, cwd)
    if (hint !== undefined) terminal.say(`${hint}\n`)
  }
  return { report, folder, files: filesRead(options, names, folder) }
}

/** What a judgement reads beside the sealed files. */
function filesRead(options: OptionsOf<typeof VERIFY>, manifests: readonly string[], folder: string): string[] {
  const { config, bundle } = options
  const others = [
    config,
    bundle,
    options['manifest-sha256'],
    options['blocker-map'],
    options['public-key'],
    options['trusted-root']
  ]
  return [...manifests, ...others].filter(name => name !== '').map(name => resolve(folder, name))
}

/** What prevented a judgement is an error, and printed with `--quiet` too. */
function printObstacles({ verdict, findings }: Report, terminal: Terminal): void {
  if (verdict !== 'unverifiable') return
  const first = findings.find(({ severity }) => severity === 'unverifiable')
  const where = [first?.manifest, first?.path].filter(name => name !== undefined).map(quotePath)
  const text = [...where, first?.code ?? 'unverifiable', first?.reason ?? ''].filter(part => part !== '').join(': ')
  terminal.say(`seal-gate: cannot be judged: ${escapeLog(showInvisible(text))}\n`)
}

interface ConfiguredOptions {
  readonly options: OptionsOf<typeof VERIFY>
  readonly positionals: readonly string[]
  /** Folder of the run. Absolute. */
  readonly folder: string
  readonly config?: ConfigSource | undefined
}

/** The flags, completed by the configuration. Nothing is loaded for it where there is none. */
async function configuredOptions(args: readonly string[], cwd: string): Promise<ConfiguredOptions> {
  let found: Pick<ConfiguredOptions, 'folder' | 'config'> = { folder: cwd }
  const parsed = await parseFlags(args, VERIFY, async (raw, named) => {
    const place = configPlace(raw.config ?? '', cwd)
    const isElsewhere = (raw['trusted-ref'] ?? '') !== '' || raw.staged === 'true'
    if (place === undefined || !(isElsewhere || isConfigured(place))) return raw
    const { configuredFlags } = await import('../commands/configured.ts')
    const { raw: completed, cwd: folder, config } = await configuredFlags(raw, named, place, cwd)
    found = { folder, config }
    return completed
  })
  return { ...parsed, ...found }
}

/** The list on standard input where `-` names it, as it does for other tools. */
async function pipedSeals(
  positionals: readonly string[],
  { seals, 'max-manifest-bytes': limit }: Pick<Options, 'seals' | 'max-manifest-bytes'>
): Promise<Uint8Array | undefined> {
  if (!positionals.includes('-')) return undefined
  if (positionals.length > 1 || seals !== '')
    throw new UsageError('"-" is the list on standard input: it goes with no other manifest')
  return (await import('../disk/read-stdin.ts')).readStdin(limit)
}

async function verifyStaged(request: GateRequest, options: Pick<Options, 'probes'>, cwd: string): Promise<Report> {
  const { copyStaged } = await import('../commands/staged.ts')
  const copy = await copyStaged(request, cwd)
  try {
    return await runVerify(copy.request, options)
  } finally {
    copy.remove()
  }
}
