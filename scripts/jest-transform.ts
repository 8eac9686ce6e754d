import { transformSync } from 'rolldown/utils'

// TypeScript 7 has no JavaScript API, so ts-jest cannot run; the bundler's own transformer erases the types, on Node 20 too.
export default {
  process(source: string, path: string) {
    const { code, map, errors } = transformSync(path, source, { sourcemap: true })
    if (errors.length > 0) throw new Error(errors.map(e => e.message).join('\n'))
    const inline = Buffer.from(JSON.stringify(map)).toString('base64')
    return { code: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}` }
  }
}
