import { parentPort, workerData } from 'node:worker_threads'
import { sendArtifact } from '../github/send-artifact.ts'

void sendArtifact(workerData).then(result => parentPort?.postMessage(result))
