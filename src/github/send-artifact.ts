import { DefaultArtifactClient } from '@actions/artifact'
import type { UploadRequest, UploadResult } from './artifact.ts'

/** Runs in a thread of its own: see `upload`. Never rejects. */
export async function sendArtifact({ name, folder, files, retentionDays }: UploadRequest): Promise<UploadResult> {
  try {
    const options = retentionDays === 0 ? {} : { retentionDays }
    const { id } = await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, options)
    return id === undefined ? { problem: 'the service gave no artifact id' } : { id }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
