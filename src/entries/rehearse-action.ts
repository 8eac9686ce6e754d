import { runRehearse } from '../github/rehearse-run.ts'

void runRehearse()
