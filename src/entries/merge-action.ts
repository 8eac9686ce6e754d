import { startAction } from '../github/start.ts'

startAction(async () => (await import('../github/merge-run.ts')).runMerge)
