/**
 * Counts what the functions of the language go through while a reader runs: characters that are searched, copied or matched. A reader that goes
 * through its text again for each entry is found by that on any machine.
 */
const METHODS = ['slice', 'split', 'replace', 'replaceAll', 'trim', 'trimStart', 'trimEnd', 'normalize', 'toLowerCase'] as const
const SEARCHES = ['indexOf', 'lastIndexOf', 'includes'] as const

export async function workOf(run: () => Promise<unknown>): Promise<number> {
  let work = 0
  const undo: (() => void)[] = []
  const patch = (prototype: object, name: string, count: (self: string, args: readonly unknown[], result: unknown) => number) => {
    const original: unknown = Reflect.get(prototype, name)
    if (typeof original !== 'function') throw new Error(`there is no ${name}`)
    Reflect.set(prototype, name, function patched(this: unknown, ...args: unknown[]) {
      const result: unknown = Reflect.apply(original, this, args)
      work += 1 + count(String(this), args, result)
      return result
    })
    undo.push(() => Reflect.set(prototype, name, original))
  }
  for (const name of METHODS)
    patch(String.prototype, name, (self, _, result) => (name === 'slice' ? String(result).length : self.length))
  for (const name of SEARCHES)
    patch(String.prototype, name, (self, [, from], result) => {
      const start = typeof from === 'number' ? from : 0
      return Math.abs((typeof result === 'number' && result >= 0 ? result : self.length) - start)
    })
  // `test`, `match` and `replace` go through it as well.
  // A sticky one looks at one place.
  patch(RegExp.prototype, 'exec', (self, [text]) => (self.endsWith('y') ? 1 : String(text).length))
  try {
    await run()
  } finally {
    for (const one of undo) one()
  }
  return work
}
