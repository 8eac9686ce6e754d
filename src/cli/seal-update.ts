import { noteText } from '../commands/seal-notes.ts'
import { planUpdate, type Update, type UpdateOptions } from '../commands/seal-update.ts'
import type { Finding } from '../model/finding.ts'
import { pluralize, withThousands } from '../report/counts.ts'
import { escapeLog, quotePath, quoteShell } from '../report/escape.ts'
import { driftText } from '../report/findings/drift-sentences.ts'
import { ask } from './ask.ts'
import type { ExitCode } from './command.ts'
import type { Terminal } from './terminal.ts'

/** As wide as `unsealed`, and a blank. */
const COLUMN = 9

interface Mode {
  readonly check: boolean
  readonly yes: boolean
}

/**
 * `seal-gate seal --update [PATH…]`: shows what has changed, asks, and seals it again. Exit code 0 when everything that was meant is as it
 * is sealed now; 1 when something is left, or would change; 2 when nothing could be done.
 */
export async function sealUpdate(
  options: UpdateOptions,
  cwd: string,
  { check, yes }: Mode,
  terminal: Terminal
): Promise<ExitCode> {
  const update = await planUpdate(options, cwd, terminal.progress)
  terminal.progress(0, 0)
  if ('refused' in update) {
    for (const note of update.refused) terminal.say(`seal-gate: ${escapeLog(noteText(note))}\n`)
    terminal.say('nothing was written\n')
    return 2
  }
  for (const line of linesOf(update)) terminal.out(`${escapeLog(line)}\n`)
  for (const note of update.notes) terminal.say(`note: ${escapeLog(noteText(note))}\n`)
  const left = update.missing.length + update.strays.length > 0
  const steps = update.changed.length + update.added.length + update.removed.length
  if (steps === 0) {
    if (!left) terminal.out(`${nothingToDo(update)}\n`)
    return left ? 1 : 0
  }
  if (check) return 1
  const answer = yes ? true : await ask(escapeLog(questionOf(update)))
  if (answer === undefined) {
    terminal.say('seal-gate: nothing was written: there is no terminal to ask on. If all of this is meant, add --yes\n')
    return 2
  }
  if (!answer) {
    terminal.say('nothing was written\n')
    return 1
  }
  await update.write()
  terminal.out(`${escapeLog(doneText(update))}\n`)
  return left ? 1 : 0
}

/** `Seal 2 files in "seal-gate.json" as they are now, and remove 1 seal?` */
function questionOf({ manifest, changed, added, removed }: Update): string {
  const files = changed.length + added.length
  const drop = removed.length === 0 ? '' : `remove ${pluralize(removed.length, 'seal')}`
  const sealing = files === 0 ? '' : `seal ${pluralize(files, 'file')} as ${files === 1 ? 'it is' : 'they are'} now`
  const question = [sealing, drop].filter(part => part !== '').join(', and ')
  return `In ${quotePath(manifest)}: ${question}?`
}

/** `wrote "seal-gate.json": 1 changed, 1 added; it seals 20 files` */
function doneText({ manifest, changed, added, removed, seals }: Update): string {
  const counts = Object.entries({ changed, added, removed }).filter(([, list]) => list.length > 0)
  const what = counts.map(([name, list]) => `${withThousands(list.length)} ${name}`).join(', ')
  return `wrote ${quotePath(manifest)}: ${what}; it seals ${pluralize(seals, 'file')}`
}

function nothingToDo({ manifest, seals, passedBy }: Update): string {
  return escapeLog(
    passedBy > 0
      ? `nothing of what was named has changed`
      : `nothing to seal again: ${pluralize(seals, 'file')} in ${quotePath(manifest)} ${seals === 1 ? 'is' : 'are'} as sealed`
  )
}

function linesOf({ manifest, changed, added, removed, missing, strays, passedBy }: Update): string[] {
  const isRestorable = changed.some(({ drift }) => drift?.certainty === 'proved')
  const name = quoteShell(manifest)
  return [
    ...changed.map(finding => line('changed', finding.path, changeText(finding))),
    ...added.map(path => line('added', path)),
    ...removed.map(finding => line('removed', finding.path, goneText(finding).join(''))),
    ...missing.map(finding =>
      line('missing', finding.path, [...goneText(finding), 'its seal stays; --remove drops it'].join('. '))
    ),
    ...strays.map(path => line('unsealed', path, 'name it, or its folder, to seal it')),
    ...(passedBy > 0 ? [`${pluralize(passedBy, 'more file')} changed, not named and left as sealed`] : []),
    ...(isRestorable && name !== undefined ? [`not meant? "seal-gate restore ${name} --write" brings back what is proved`] : [])
  ]
}

function line(change: string, path = '', what = ''): string {
  return `${change.padEnd(COLUMN)}${quotePath(path)}${what === '' ? '' : `: ${what}`}`
}

/** `1 edit: line 2, `30` became `45` (compared), 120 to 121 bytes` */
function changeText({ drift, expected, found, reason }: Finding): string {
  const why = drift === undefined ? (reason ?? 'it has other bytes') : `${driftText(drift)} (${drift.certainty})`
  const [from, to] = [expected?.bytes, found?.bytes]
  return from === undefined || to === undefined || from === to
    ? why
    : `${why}, ${withThousands(from)} to ${pluralize(to, 'byte')}`
}

function goneText({ code, reason }: Finding): string[] {
  return code === 'missing' || reason === undefined ? [] : [reason]
}
