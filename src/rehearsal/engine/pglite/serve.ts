import { parentPort, workerData } from 'node:worker_threads'
import { errorMessage } from '../../../model/error-message.ts'
import type { Answer, Call, Start } from './calls.ts'
import { carryOut, startDatabase } from './database.ts'

/** The work of the thread in which PGlite runs: it can be ended from outside when it hangs or dies. */
export function serve(): void {
  const port = parentPort
  if (port === null) throw new Error('this file is started as a thread')

  const say = (answer: Answer): void => port.postMessage(answer)
  const died = (error: unknown): void => say({ kind: 'died', message: errorMessage(error) })

  // Only this program starts it, with this data.
  startDatabase(workerData as Start).then(database => {
    port.on('message', (call: Call) => {
      carryOut(database, call, bytes => say({ kind: 'piece', bytes })).then(say, died)
    })
    say({ kind: 'ready' })
  }, died)
}
