import { serveHashJobs } from '../hashing/serve-hash-jobs.ts'

serveHashJobs(() => import('../gate/diagnose-in-workers.ts'))
