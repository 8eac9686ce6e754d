import { serve } from '../rehearsal/engine/pglite/serve.ts'

serve()
