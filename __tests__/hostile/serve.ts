import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Answer, type Call, END } from './call.ts'

// Program of a process that runs command lines of the committed bundle, one after the other, each in its own folder: a process for each of
// them would be started a thousand times.

const [bundle = ''] = process.argv.slice(2)
const { main } = createRequire(import.meta.url)(join(dirname(bundle), 'main.cjs')) as {
  main(args: readonly string[], cwd: string): Promise<number>
}

process.on('message', async ({ args, cwd }: Call) => {
  process.chdir(cwd)
  process.env['HOME'] = cwd
  const code = await main(args, process.cwd())
  // After what the command wrote, through the descriptors or these streams.
  process.stdout.write(END)
  process.stderr.write(END)
  process.send?.({ code } satisfies Answer)
})
