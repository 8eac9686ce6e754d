import type { EngineChoice } from '../../src/rehearsal/driver.ts'
import type { Engine } from '../../src/rehearsal/postgres/engine.ts'
import { openEngine } from '../../src/rehearsal/postgres/engines.ts'

/** The engine with some of its answers replaced. */
export function withChanges(engine: Engine, lies: Partial<Engine>): Engine {
  return new Proxy(engine, {
    get(target, name) {
      const lie = Reflect.get(lies, name)
      const value = lie ?? Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
}

/** Starts the real engine. */
export async function start(choice: EngineChoice): Promise<Engine> {
  const engine = await openEngine(choice)
  if ('code' in engine) throw new Error(engine.reason)
  return engine
}

export const opened =
  (change: (engine: Engine) => Engine) =>
  async (choice: EngineChoice): Promise<Engine> =>
    change(await start(choice))

/** Starts an engine in which the restore leaves something that only a superuser can make. */
export function leaving(...statements: readonly string[]) {
  return opened(engine =>
    withChanges(engine, {
      demote: async () => {
        const session = await engine.connect('superuser')
        for (const sql of statements) await session.run(sql)
        await session.close()
        await engine.demote()
      }
    })
  )
}
