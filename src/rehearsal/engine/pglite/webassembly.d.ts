// TypeScript has WebAssembly among the types of browsers only.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
}
