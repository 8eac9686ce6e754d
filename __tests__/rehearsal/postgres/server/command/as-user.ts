import { runCommand } from '../../../../../src/rehearsal/postgres/server/command/run-command.ts'

// Runs a command in an enclosure, as the user that this program was started by.
const [workspace = '', ...words] = process.argv.slice(2)
const command = { words, workspace, folders: [], environment: {}, seconds: 60, files: [], root: workspace }
const nowhere = { socket: '/nonexistent', role: 'r', database: 'd' }
process.stdout.write(JSON.stringify(await runCommand(nowhere, command, new AbortController().signal)))
