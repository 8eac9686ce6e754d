// TypeScript declares WebAssembly for browsers only.
declare namespace WebAssembly {
  type Module = object
  let Module: new (bytes: Uint8Array) => Module
  let compile: (bytes: Uint8Array) => Promise<object>
  let instantiate: (source: Uint8Array | object, imports?: object) => Promise<object>
  let compileStreaming: unknown
  let instantiateStreaming: unknown
}
