import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { flagsOf } from '../src/cli/flags.ts'
import { COMMANDS, OTHERS } from '../src/cli/help.ts'
import { VERSION } from '../src/model/version.ts'

// Writes man/seal-gate.1 from the texts of help and the table of options. https://man7.org/linux/man-pages/man7/groff_man.7.html

/** Text in which nothing is a request or an escape of roff. */
function text(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replace(/^(?=[.'])/gm, '\\&')
}

/** Lines that begin with blanks are commands: they keep their line breaks. */
function paragraphs(words: string): string[] {
  return words
    .trim()
    .split('\n\n')
    .flatMap(part =>
      /^ {2}/.test(part) ? ['.PP', '.nf', ...part.split('\n').map(line => text(line.slice(2))), '.fi'] : ['.PP', text(part)]
    )
}

export function manPage(): string {
  const commands = [...COMMANDS].flatMap(([, { usage, text: about, table, end }]) => [
    `.SS "seal\\-gate ${text(usage)}"`,
    text(about),
    ...flagsOf(table).flatMap(([name, { type, default: standard, flag }]) => {
      const short = flag?.short === undefined ? '' : `-${flag.short}, `
      const long = type === 'switch' && standard ? `--no-${name}` : `--${name}`
      const argument = flag?.argument === undefined ? '' : ` \\fI${text(flag.argument)}\\fR`
      return ['.TP', `\\fB${text(`${short}${long}`)}\\fR${argument}`, text(flag?.help ?? '')]
    }),
    ...(end === undefined ? [] : paragraphs(end))
  ])
  const others = [...OTHERS].flatMap(([name, about]) => [
    `.SH "${name.toUpperCase().replaceAll('-', ' ')}"`,
    ...paragraphs(about).slice(1)
  ])
  return `${[
    `.TH SEAL\\-GATE 1 "" "seal\\-gate ${VERSION}" "User Commands"`,
    '.SH NAME',
    'seal\\-gate \\- compare files with their seals, and explain every drift',
    '.SH SYNOPSIS',
    '.B seal\\-gate',
    '\\fICOMMAND\\fR [\\fIarguments\\fR]',
    '.SH COMMANDS',
    ...commands,
    ...others
  ].join('\n')}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(import.meta.dirname, '..', 'man')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'seal-gate.1'), manPage())
}
