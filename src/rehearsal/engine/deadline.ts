import { EngineDied } from '../session.ts'

/**
 * The answer, or an end to the waiting for it.
 * @param ms how long one call to the engine may take
 * @param give makes the engine end, so that nothing of it goes on unseen
 * @throws {EngineDied} after `ms`
 */
export async function withDeadline<T>(ms: number, answer: Promise<T>, give: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new EngineDied(`the database gave no answer within ${Math.round(ms / 1000)} s`))
      give()
    }, ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
