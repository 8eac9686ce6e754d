import { resolve } from 'node:path'
import { escapesFolder, isFolder, realPath } from '../disk/contain.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { MAX_COMMAND_SECONDS, scriptOf } from '../rehearsal/command.ts'
import { wordsOf } from '../rehearsal/command-words.ts'
import { readScript, type Step } from '../rehearsal/direct-input.ts'
import { variableProblem } from '../rehearsal/run-in-spec.ts'
import { UsageError } from './usage-error.ts'

type Options = Pick<OptionsOf<typeof REHEARSE>, 'apply' | 'rollback' | 'apply-run' | 'rollback-run' | 'run-env' | 'run-folders'>

/**
 * The steps that the options name: a script, or commands, each with what undoes it. Nothing is missing here that the caller reports: a step that
 * is not named has no entry.
 * @throws {UsageError} when a command cannot be cut into words, or a step is named twice
 */
export function stepsOf(options: Options, cwd: string): { readonly apply: Step; readonly rollback: Step }[] {
  const [applies, rollbacks] = [sideOf(options, 'apply', cwd), sideOf(options, 'rollback', cwd)]
  if (applies.length !== rollbacks.length && applies.length > 0 && rollbacks.length > 0)
    throw new UsageError(
      `there are ${applies.length} changes and ${rollbacks.length} rollbacks: each "rollback-run" undoes the "apply-run" with the same place`
    )
  return applies.flatMap((apply, index) => {
    const rollback = rollbacks[index]
    return rollback === undefined ? [] : [{ apply, rollback }]
  })
}

function sideOf(options: Options, side: 'apply' | 'rollback', cwd: string): Step[] {
  const lines = options[`${side}-run`]
  if (lines.length > 0 && options[side] !== '') throw new UsageError(`give "${side}" or "${side}-run", not both`)
  if (lines.length === 0) return options[side] === '' ? [] : [readScript(cwd, side, options[side])]
  const folders = foldersOf(options, cwd)
  const environment = variablesOf(options['run-env'])
  return lines.map(line => {
    const words = wordsOf(line)
    if ('problem' in words) throw new UsageError(`${side}-run: ${JSON.stringify(line)}: ${words.problem}`)
    return scriptOf({ words, workspace: cwd, folders, environment, seconds: MAX_COMMAND_SECONDS, files: [], root: cwd })
  })
}

function variablesOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map(line => {
      const at = line.indexOf('=')
      // Only the name is shown: the value may be a secret.
      const name = at < 0 ? '' : line.slice(0, at)
      const problem = at < 0 ? 'must be NAME=VALUE' : variableProblem(name)
      if (problem !== undefined) throw new UsageError(`run-env: ${JSON.stringify(name)} ${problem}`)
      return [name, line.slice(at + 1)]
    })
  )
}

/** Folders outside of the current one that commands may read, as absolute paths. @throws {UsageError} */
export function foldersOf({ 'run-folders': folders }: Pick<Options, 'run-folders'>, cwd: string): string[] {
  return folders.map(folder => {
    const path = resolve(cwd, folder)
    // A pull request can put a link in the place of a folder.
    if (!isFolder(path) || realPath(path) === '/' || escapesFolder(cwd, path))
      throw new UsageError(`run-folders: ${JSON.stringify(folder)} is not a folder that can be shown`)
    return path
  })
}
