import { freshFolder } from '../support/run-action.ts'
import * as act from './act.ts'

export { lint, WORKFLOW } from './act.ts'

// The workflow engine, in folders that end with the test.

type Without<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never

export const scratch = (...args: Without<Parameters<typeof act.scratch>>): string => act.scratch(freshFolder, ...args)
export const lintable = (workflows: readonly string[]): string[] => act.lintable(freshFolder, workflows)
export const runWorkflow = (...args: Without<Parameters<typeof act.runWorkflow>>): ReturnType<typeof act.runWorkflow> =>
  act.runWorkflow(freshFolder, ...args)
