import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// Program of a process that runs command lines of the committed bundle, one after the other, each in its own folder: a process for each of
// them would be started a thousand times.

/** What is asked: one command line. */
export interface Call {
  readonly args: readonly string[]
  readonly cwd: string
}

/** What came of it. */
export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

const [bundle = ''] = process.argv.slice(2)
const { main } = createRequire(import.meta.url)(join(dirname(bundle), 'main.cjs')) as {
  main(args: readonly string[], cwd: string): Promise<number>
}

process.on('message', async ({ args, cwd }: Call) => {
  process.chdir(cwd)
  process.env['HOME'] = cwd
  const [out, err] = [capture(process.stdout), capture(process.stderr)]
  const code = await main(args, process.cwd())
  process.send?.({ code, out: out(), err: err() } satisfies Answer)
})

/** Holds back what is written to a stream. @returns ends that, and gives the text */
function capture(stream: NodeJS.WriteStream): () => string {
  const { write } = stream
  const parts: Buffer[] = []
  stream.write = (part: string | Uint8Array) => {
    parts.push(Buffer.from(part))
    return true
  }
  return () => {
    stream.write = write
    return Buffer.concat(parts).toString('utf8')
  }
}
