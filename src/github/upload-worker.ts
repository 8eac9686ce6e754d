import { parentPort, workerData } from 'node:worker_threads'
import { DefaultArtifactClient } from '@actions/artifact'
import type { UploadRequest, UploadResult } from './artifact.ts'

// Entry of the upload thread: started by artifact.ts, imported by nothing.

async function send({ name, folder, files, retentionDays }: UploadRequest): Promise<UploadResult> {
  try {
    const options = retentionDays === 0 ? {} : { retentionDays }
    const { id } = await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, options)
    return id === undefined ? { problem: 'the service gave no artifact id' } : { id }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

void send(workerData).then(result => parentPort?.postMessage(result))
