import { startAction } from '../github/start.ts'

startAction(async () => (await import('../github/seal-run.ts')).runSeal)
