import { serve } from '../rehearsal/postgres/pglite/serve.ts'

serve().then(
  () => process.exit(0),
  () => process.exit(1)
)
