// actions/upload-artifact as far as the recipes use it, by the gate's own upload thread: the client of that action does not speak with the
// artifact service of the workflow engine.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

const folder = resolve(process.env.INPUT_PATH)
const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
const files = entries.map(entry => join(entry.parentPath, entry.name))
const workerData = { name: process.env.INPUT_NAME, folder, files, retentionDays: 0 }
new Worker(process.env.SEAL_GATE_UPLOAD, { workerData }).on('message', ({ problem }) => {
  if (problem !== undefined) throw new Error(problem)
})
