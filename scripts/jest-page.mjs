import { createHash } from 'node:crypto'
import { pageAssets } from './page-assets.mjs'

// In tests, report.html carries what the build would put into it.
let made

export default {
  processAsync: async () => ({ code: await assets() }),
  getCacheKeyAsync: async () =>
    createHash('sha256')
      .update(await assets())
      .digest('hex')
}

function assets() {
  made ??= pageAssets()
  return made
}
