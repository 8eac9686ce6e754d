import { expect } from 'expect'

// As much of Jest as the tests use, in one process: a test can be run again and again, and the first failure ends a run.

/** @type {{ name: string, run: () => unknown, after: (() => unknown)[] }[]} */
export const TESTS = []
const after = []
let names = []

export { expect }

export function describe(name, body) {
  const outer = names
  names = [...names, name]
  body()
  names = outer
}

export function test(name, run) {
  TESTS.push({ name: [...names, name].join(' › '), run, after })
}

export function afterEach(run) {
  after.push(run)
}

export const beforeEach = () => {
  throw new Error('the harness knows no beforeEach')
}

const each = define => table => (name, run) => {
  for (const [index, row] of [...table].entries()) {
    const cells = Array.isArray(row) ? row : [row]
    define(`${name} [${index}]`, () => run(...cells))
  }
}
test.each = each(test)
describe.each = each(describe)
test.skip = () => undefined
test.failing = test.skip
test.skipIf = undefined
export const it = test
