import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A process that has the mutated code and the tests loaded. */
export class Child {
  static async start(root, config, limit = 120_000) {
    const child = new Child()
    const folder = mkdtempSync(join(root, 'run-'))
    const file = join(folder, 'config.json')
    writeFileSync(file, JSON.stringify(config))
    child.process = fork(join(root, 'scripts/mutation/child.mjs'), [file], {
      env: { ...process.env, TMPDIR: folder, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc']
    })
    child.folder = folder
    child.ready = await child.next(limit)
    return child.ready === undefined ? undefined : child
  }

  ask(message, limit) {
    this.process.send(message)
    return this.next(limit)
  }

  /** The next message; undefined when the process ends or takes too long: then it is ended. */
  next(limit) {
    return new Promise(resolve => {
      const done = value => {
        clearTimeout(timer)
        this.process.off('message', done)
        this.process.off('exit', gone)
        if (value === undefined) this.stop()
        resolve(value)
      }
      const gone = () => done(undefined)
      const timer = setTimeout(gone, limit)
      this.process.on('message', done)
      this.process.on('exit', gone)
    })
  }

  stop() {
    this.process.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}
