import { startAction } from '../github/start.ts'

startAction(async () => (await import('../github/run.ts')).runAction)
