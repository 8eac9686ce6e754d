// Started as a process of its own by standard-stream.test.ts: prints so many lines, and then on standard error what it loaded for that.
import { StandardStream } from '../../src/disk/standard-stream.ts'

const lines = Number(process.argv[2])
const output = new StandardStream(1)
const text = `${'x'.repeat(99)}\n`.repeat(lines / 2)
output.write(text)
output.write(text)
// Asked of the process, which lists the modules of Node that it has loaded.
const loaded: unknown = Reflect.get(process, 'moduleLoadList')
const hasNetwork = Array.isArray(loaded) && loaded.includes('NativeModule net')
new StandardStream(2).write(`${JSON.stringify({ hasNetwork, isTTY: output.isTTY, hasColours: output.hasColours })}\n`)
process.exitCode = 3
