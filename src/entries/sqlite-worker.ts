import { serve } from '../rehearsal/sqlite/serve.ts'

serve().then(
  () => process.exit(0),
  () => process.exit(1)
)
