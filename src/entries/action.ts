import { runAction } from '../github/run.ts'

void runAction()
