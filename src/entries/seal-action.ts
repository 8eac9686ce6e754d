import { runSeal } from '../github/seal-run.ts'

void runSeal()
