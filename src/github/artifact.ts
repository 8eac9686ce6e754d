import { startWorker } from '../disk/start-worker.ts'

/** What the upload thread is asked to do. */
export interface UploadRequest {
  readonly name: string
  /** Absolute folder; the files' names in the archive are relative to it. */
  readonly folder: string
  readonly files: readonly string[]
  /** 0 stands for the repository's own setting. */
  readonly retentionDays: number
}

export type UploadResult = { readonly id: number } | { readonly problem: string }

const DEADLINE_MS = 120_000
/** Idle connections of a finished upload are closed after this. */
const GRACE_MS = 1000

/** @returns milliseconds; the variable is the toolkit's own, and a value that is no number of milliseconds counts as none. */
export function uploadDeadline(value: string | undefined): number {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : DEADLINE_MS
}

/**
 * Uploads in a thread of its own. The toolkit retries for half a minute and can wait for ever on a connection that hangs, and an error
 * that it throws in an event handler would end the process: in a thread, none of this reaches the verdict. Never rejects.
 */
export function upload(request: UploadRequest, deadline: number): Promise<UploadResult> {
  return new Promise(resolve => {
    let result: UploadResult = { problem: 'it stopped without an answer' }
    const worker = startWorker('upload-worker', { workerData: request, env: process.env, execArgv: process.execArgv })
    const end = (): void => void worker.terminate()
    let timer = setTimeout(() => {
      result = { problem: `no answer within ${deadline} ms` }
      end()
    }, deadline)
    worker.on('message', (message: UploadResult) => {
      result = message
      clearTimeout(timer)
      timer = setTimeout(end, GRACE_MS)
    })
    worker.on('error', error => {
      result = { problem: error instanceof Error ? error.message : 'it broke' }
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve(result)
    })
  })
}
