import { UsageError } from '../commands/usage-error.ts'
import { COMPLETION } from '../options/command-tables.ts'
import type { Row, Table } from '../options/row.ts'
import type { Command } from './command.ts'
import { flagsOf, parseFlags } from './flags.ts'
import { COMMANDS, TOPICS } from './help.ts'

const SHELLS = { bash, zsh, fish } as const

/** `seal-gate completion SHELL`: the completion of a shell, from the table of options. */
export const completion: Command = async (args, _cwd, terminal) => {
  const { positionals } = await parseFlags(args, COMPLETION)
  const [shell = '', ...more] = positionals
  if (!Object.hasOwn(SHELLS, shell) || more.length > 0)
    throw new UsageError(
      shell === '' ? 'name a shell' : `there is no completion for ${JSON.stringify(positionals.join(' '))}`,
      'Try one of bash, zsh, fish.'
    )
  terminal.out(SHELLS[shell as keyof typeof SHELLS /* one of its own keys */]())
  return 0
}

interface FlagEntry {
  readonly words: readonly string[]
  readonly help: string
  /** What it takes; undefined for a switch. */
  readonly argument: string | undefined
  readonly values: readonly string[]
}

function entriesOf(table: Table): readonly FlagEntry[] {
  return flagsOf(table).map(([name, row]) => ({
    words: [
      ...(row.flag?.short === undefined ? [] : [`-${row.flag.short}`]),
      row.type === 'switch' && row.default ? `--no-${name}` : `--${name}`
    ],
    help: row.flag?.help ?? '',
    argument: row.flag?.argument,
    values: valuesOf(row)
  }))
}

function valuesOf(row: Row): readonly string[] {
  return row.type === 'choice' || row.type === 'choices' ? row.words : []
}

/** What a command takes beside flags and files. */
function wordsAfter(command: string): readonly string[] {
  if (command === 'help') return TOPICS
  return command === 'completion' ? Object.keys(SHELLS) : []
}

const NAMES = (): readonly string[] => [...COMMANDS.keys(), 'help']

/** https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
function bash(): string {
  const cases = NAMES().map(name => {
    const entries = entriesOf(COMMANDS.get(name)?.table ?? {})
    const words = [...entries.flatMap(entry => entry.words), ...wordsAfter(name), ...(name === 'help' ? [] : ['--help'])]
    const values = entries.flatMap(entry =>
      entry.argument === undefined
        ? []
        : [`        ${entry.words.join('|')}) ${entry.values.length > 0 ? `words='${entry.values.join(' ')}'` : "words=''"} ;;`]
    )
    return [
      `    ${name})`,
      `      words='${words.join(' ')}'`,
      ...(values.length === 0 ? [] : ['      case $previous in', ...values, '      esac']),
      '      ;;'
    ].join('\n')
  })
  return `# bash completion of seal-gate: source <(seal-gate completion bash)
_seal_gate() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${NAMES().join(' ')} --version' -- "$current")
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o bashdefault -o default -F _seal_gate seal-gate
`
}

/** https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
function zsh(): string {
  const text = (words: string): string => words.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''")
  const commands = NAMES().map(name => `    '${name}:${text(firstSentence(name))}'`)
  const cases = NAMES().map(name => {
    const flags = entriesOf(COMMANDS.get(name)?.table ?? {}).flatMap(({ words, help, argument, values }) =>
      words.map(word => {
        const value = argument === undefined ? '' : `:${argument}:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`
        return `        '*${word}[${text(help)}]${value}'`
      })
    )
    const rest = wordsAfter(name)
    const last = rest.length > 0 ? `        '*:topic:(${rest.join(' ')})'` : "        '*:file:_files'"
    return `    ${name})\n      _arguments \\\n${[...flags, last].join(' \\\n')}\n      ;;`
  })
  return `#compdef seal-gate
# zsh completion of seal-gate: seal-gate completion zsh > "\${fpath[1]}/_seal-gate"
_seal_gate() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _seal_gate seal-gate
`
}

/** https://fishshell.com/docs/current/completions.html */
function fish(): string {
  const text = (words: string): string => `'${words.replace(/[\\']/g, '\\$&')}'`
  const lines = NAMES().flatMap(name => {
    const only = `-n '__fish_seen_subcommand_from ${name}'`
    const flags = entriesOf(COMMANDS.get(name)?.table ?? {}).map(({ words, help, argument, values }) => {
      const options = words.map(word => (word.startsWith('--') ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`)).join(' ')
      const value = argument === undefined ? '' : values.length > 0 ? ` -x -a ${text(values.join(' '))}` : ' -r'
      return `complete -c seal-gate ${only} ${options}${value} -d ${text(help)}`
    })
    const rest = wordsAfter(name)
    return [
      `complete -c seal-gate -n __fish_use_subcommand -f -a ${name} -d ${text(firstSentence(name))}`,
      ...flags,
      ...(rest.length > 0 ? [`complete -c seal-gate ${only} -f -a ${text(rest.join(' '))}`] : [])
    ]
  })
  return `# fish completion of seal-gate: seal-gate completion fish > ~/.config/fish/completions/seal-gate.fish\n${lines.join('\n')}\n`
}

function firstSentence(command: string): string {
  const text = COMMANDS.get(command)?.text ?? 'flags and examples of a command, or a topic.'
  return (/^[^.,]*/.exec(text)?.[0] ?? '').replaceAll('\n', ' ')
}
