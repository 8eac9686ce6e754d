import { byPath, hex, native, seal } from '../../scripts/native-manifest.ts'
import { jsonText } from '../../src/manifests/json-text.ts'

export interface Pinned {
  readonly sha256: string
  readonly bytes: number
}

/** A packet in the making: files are added in the order in which documents can name each other. */
export class Draft {
  readonly #files = new Map<string, Buffer>()

  constructor(texts: ReadonlyMap<string, Buffer>) {
    for (const [path, bytes] of texts) this.#files.set(path, bytes)
  }

  add(path: string, content: unknown): this {
    if (this.#files.has(path)) throw new Error(`${path} stands there already`)
    this.#files.set(path, Buffer.isBuffer(content) ? content : Buffer.from(jsonText(content)))
    return this
  }

  get files(): ReadonlyMap<string, Buffer> {
    return this.#files
  }

  bytes(path: string): Buffer {
    const bytes = this.#files.get(path)
    if (bytes === undefined) throw new Error(`there is no ${path} yet`)
    return bytes
  }

  pin(path: string): { sha256: string; bytes: number } {
    const bytes = this.bytes(path)
    return { sha256: hex('sha256', bytes), bytes: bytes.length }
  }

  ref(path: string): { path: string; sha256: string; bytes: number } {
    return { path, ...this.pin(path) }
  }

  /** All files, with the manifest over them and its own digest as `sha256sum` writes it. */
  sealed(packet: string): ReadonlyMap<string, Buffer> {
    const seals = [...this.#files.keys()].sort(byPath).map(path => seal(path, this.bytes(path)))
    const manifest = Buffer.from(native(packet, seals))
    const tree = Buffer.from(`${hex('sha256', manifest)}  seal-gate.json\n`)
    return new Map([...this.#files, ['seal-gate.json', manifest], ['packet_tree.sha256', tree]])
  }
}
