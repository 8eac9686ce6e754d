import { createHash } from 'node:crypto'

/**
 * Emscripten's adapter that lets the server call a JavaScript function: one import, exported again, and no code of its own. It is made while
 * a module is loaded.
 */
const ADAPTER = /^\0asm\x01\0\0\0\x01[\s\S]{4,40}\x02\x07\x01\x01e\x01f\0\0\x07\x05\x01\x01f\0\0$/

/**
 * Lets this process compile any WebAssembly until something of a dump is read, and afterwards only the server's own libraries. A dump
 * can write a module of its own into the database's file system, and Emscripten's loader runs the JavaScript that a module carries.
 */
export class ShippedModules {
  readonly #digests = new Set<string>()
  #closed = false

  constructor() {
    const { Module, compile, instantiate } = WebAssembly
    const admitted = (bytes: Uint8Array): Uint8Array => this.#admitted(bytes)
    WebAssembly.Module = new Proxy(Module, {
      construct: (target, [bytes]: [Uint8Array]) => new target(admitted(bytes))
    })
    WebAssembly.compile = async bytes => await compile(admitted(bytes))
    WebAssembly.instantiate = async (source, imports) =>
      source instanceof Module ? await instantiate(source, imports) : await instantiate(admitted(bytesOf(source)), imports)
    for (const name of ['compileStreaming', 'instantiateStreaming'] as const) WebAssembly[name] = undefined
  }

  /** From then on only these libraries are compiled. */
  close(libraries: Iterable<Uint8Array>): void {
    for (const bytes of libraries) this.#digests.add(digest(bytes))
    this.#closed = true
  }

  /** The bytes to compile: a copy, so that they cannot change between the check and the use. @throws for a foreign module */
  #admitted(bytes: Uint8Array): Uint8Array {
    if (!this.#closed) return bytes
    const copy = Uint8Array.from(bytesOf(bytes))
    if (ADAPTER.test(Buffer.from(copy).toString('latin1')) || this.#digests.has(digest(copy))) return copy
    throw new Error('this WebAssembly module is not part of the database')
  }
}

function bytesOf(source: object): Uint8Array {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
  if (source instanceof ArrayBuffer) return new Uint8Array(source)
  throw new TypeError('a WebAssembly module is made of bytes')
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
