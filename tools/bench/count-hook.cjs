// Preloaded into a run of the bundle: counts what it asks of the system, and writes the counts when it ends.
const fs = require('node:fs')
const crypto = require('node:crypto')
const childProcess = require('node:child_process')

const counts = { calls: 0, readBytes: 0, hashedBytes: 0, programs: 0, chunks: 0, chunkBytes: 0 }
const write = fs.writeFileSync
const isChunk = name => typeof name === 'string' && /[\\/]dist[\\/][\w-]+\.cjs$/.test(name)

for (const name of Object.keys(fs)) {
  if (!name.endsWith('Sync') || typeof fs[name] !== 'function') continue
  const original = fs[name]
  fs[name] = function counted(...args) {
    const result = original.apply(this, args)
    // Node itself reads the chunks; they are counted below, once each.
    if (isChunk(args[0])) return result
    counts.calls++
    if (name === 'readSync') counts.readBytes += result
    if (name === 'readFileSync') counts.readBytes += result.length
    return result
  }
  // realpathSync.native
  Object.assign(fs[name], original)
}
const lengthOf = data => (typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength)
const { hash, createHash } = crypto
crypto.hash = (algorithm, data, ...rest) => {
  counts.hashedBytes += lengthOf(data)
  return hash(algorithm, data, ...rest)
}
crypto.createHash = (...args) => {
  const made = createHash(...args)
  const { update } = made
  made.update = (data, ...rest) => {
    counts.hashedBytes += lengthOf(data)
    return update.call(made, data, ...rest)
  }
  return made
}
for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
  const original = childProcess[name]
  childProcess[name] = (...args) => {
    counts.programs++
    return original(...args)
  }
}
process.on('exit', () => {
  for (const name of Object.keys(require.cache).filter(isChunk)) {
    counts.chunks++
    counts.chunkBytes += fs.statSync(name).size
  }
  write(process.env.SEAL_GATE_COUNTS, JSON.stringify(counts))
})
