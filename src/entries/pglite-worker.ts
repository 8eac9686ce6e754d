import { serve } from '../rehearsal/engine/pglite/serve.ts'

serve().then(
  () => process.exit(0),
  () => process.exit(1)
)
