import { createHash } from 'node:crypto'
import { pageAssets } from './page-assets.ts'

// In tests, report.html contains the script and style that the build puts into it.
let made: Promise<string> | undefined

export default {
  processAsync: async () => ({ code: await assets() }),
  getCacheKeyAsync: async () =>
    createHash('sha256')
      .update(await assets())
      .digest('hex')
}

function assets(): Promise<string> {
  made ??= pageAssets()
  return made
}
