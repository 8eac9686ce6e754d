import { runMerge } from '../github/merge-run.ts'

void runMerge()
