import { startAction } from '../github/start.ts'

startAction(async () => (await import('../github/rehearse-run.ts')).runRehearse)
