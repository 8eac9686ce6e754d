import type { Driver } from '../driver.ts'
import type { Query } from '../query-facts.ts'
import { once } from '../text-stream.ts'
import { PostgresClone } from './clone.ts'
import { ofOneDatabase } from './dump/cluster.ts'
import { maskedDump } from './dump/masked-dump.ts'
import { findPgRestore } from './dump/pg-restore.ts'
import { openDump, type PostgresDump } from './dump/source.ts'
import { operatorInput, PASSES, surveyDump } from './dump/survey.ts'
import { SqlError } from './engine.ts'
import { chooseEngine, openEngine } from './engines.ts'
import { METHOD } from './fingerprint/fingerprint.ts'
import { scanScript } from './scan/statements.ts'
import { isDiskFull, serverMessage } from './sql/server-message.ts'
import { splitStatements } from './sql/statements.ts'

/** Statements that can be prepared: https://www.postgresql.org/docs/current/sql-prepare.html */
const PREPARABLE = /^(?:select|insert|update|delete|merge|values|with|table)$/

async function* splitQueries(text: Uint8Array): AsyncGenerator<Query | undefined> {
  for await (const piece of splitStatements(once(text)))
    yield piece.kind === 'statement' && PREPARABLE.test(piece.words[0] ?? '') ? { text: piece.text, line: piece.line } : undefined
}

export const postgres: Driver = {
  method: METHOD,
  passes: PASSES,
  scansInClone: false,
  openDump: (path, { mask, pgBin, database, signal }) => {
    const dump = ofOneDatabase(
      openDump(path, () => findPgRestore(pgBin), signal),
      database
    )
    return mask === undefined ? dump : maskedDump(dump, mask)
  },
  survey: async (dump: PostgresDump, spec, onBytes) => await surveyDump(dump, spec, onBytes),
  scanScript: async script => await scanScript(once(script)),
  splitQueries,
  operatorInput,
  choose: (input, dump: PostgresDump, survey) => chooseEngine(input, dump, survey),
  open: async (choice, signal) => {
    const engine = await openEngine(choice, signal)
    return 'code' in engine ? engine : new PostgresClone(engine)
  },
  tryCommand: async (command, signal) => await (await import('../confined/command/run-command.ts')).tryCommand(command, signal),
  explain: thrown => {
    if (isDiskFull(thrown)) return { isDiskFull: true }
    return thrown instanceof SqlError ? { reason: serverMessage(thrown) } : undefined
  }
}
