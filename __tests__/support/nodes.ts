import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Every Node that the bundle can be started with here: the one of the tests, and another one on PATH. By version. */
export const NODES: readonly (readonly [version: string, executable: string])[] = [process.execPath, ...onPath()]
  .map(executable => [execFileSync(executable, ['--version']).toString().trim(), executable] as const)
  .filter(([version], index, all) => all.findIndex(([other]) => other === version) === index)

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => !folder.includes('node_modules'))
  return folders
    .map(folder => join(folder, 'node'))
    .filter(file => existsSync(file))
    .map(file => realpathSync(file))
}
