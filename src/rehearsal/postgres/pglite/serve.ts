import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { tryWalls } from '../../confined/walls.ts'
import { AuthenticatedUser } from './authenticated-user.ts'
import { librariesOf, startDatabase } from './database.ts'
import { ANSWERS, REQUESTS, readFrames } from './frames.ts'
import { ShippedModules } from './shipped-modules.ts'

/** ReadyForQuery, up to the transaction's state (protocol-message-formats.html). */
const READY = Buffer.from('Z\0\0\0\x05', 'latin1')
const IDLE = Buffer.concat([READY, Buffer.from('I')])

/**
 * The work of the process in which PGlite runs. Requests are frames; every answer is a stream of the server's own messages that ends with
 * ReadyForQuery. PGlite can die of a statement (`COPY … TO PROGRAM`) without an error, and answers with nothing from then on: then, and
 * whenever anything is thrown, the process ends.
 */
export async function serve(): Promise<void> {
  const modules = new ShippedModules()
  // A file stream would be read in a thread, which a process that ends waits for.
  const requests = readFrames(new Socket({ fd: REQUESTS, readable: true, writable: false }))
  const { value: first } = await requests.next()
  if (first?.request !== 'engine') throw new Error('the first request is not the engine')
  const database = await startDatabase(first.body)
  const user = await AuthenticatedUser.find(database)
  modules.close(librariesOf(database))
  write(IDLE)
  for await (const { request, body } of requests) {
    if (request === 'messages') await carryOut(database, body)
    else {
      if (request === 'user') user.set(body.readUInt32BE())
      else write(status('seal_gate.walls', JSON.stringify(tryWalls())))
      write(IDLE)
    }
  }
}

async function carryOut(database: PGlite, messages: Uint8Array): Promise<void> {
  let tail = Buffer.alloc(0)
  const onRawData = (bytes: Uint8Array): void => {
    write(bytes)
    tail = Buffer.concat([tail, bytes.subarray(-READY.length - 1)]).subarray(-READY.length - 1)
  }
  await database.execProtocolRawStream(messages, { syncToFs: false, onRawData })
  if (!tail.subarray(0, READY.length).equals(READY)) throw new Error('PGlite no longer answers')
}

/** Waits until all of it is written, so that a long answer is never in memory as a whole. */
function write(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(ANSWERS, bytes, at)
}

/** A ParameterStatus message. */
function status(name: string, value: string): Buffer {
  const body = Buffer.from(`${name}\0${value}\0`)
  const header = Buffer.from('S\0\0\0\0', 'latin1')
  header.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}
