import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CLI } from './run-cli.ts'

/**
 * The environment of somebody who follows the documentation: `seal-gate` and `npx seal-gate` are the bundle, git knows a name and no
 * configuration of this machine.
 * @param folder of the test's own; the commands are put into it
 */
export function shellWithGate(folder: string): NodeJS.ProcessEnv {
  const bin = join(folder, '.bin')
  mkdirSync(bin)
  const gate = `exec '${process.execPath}' '${CLI}' "$@"\n`
  const npx = `[ "$1" = seal-gate ] || exit 127\nshift\n${gate}`
  for (const [name, script] of [
    ['seal-gate', gate],
    ['npx', npx]
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}`)
    chmodSync(join(bin, name), 0o755)
  }
  // A hook's GIT_DIR would make git work on the wrong repository; in a workflow the gate does not trust the machine as far.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT|GITHUB|RUNNER)_/.test(name)))
  const [name, email] = ['A', 'a@example.org']
  return {
    ...own,
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email
  }
}
