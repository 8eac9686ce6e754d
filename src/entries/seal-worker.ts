import { parentPort, workerData } from 'node:worker_threads'
import { sealShare } from '../hashing/seal-share.ts'

// Entry of a sealing thread: started by seal-all.ts, imported by nothing.

parentPort?.postMessage(sealShare(workerData))
