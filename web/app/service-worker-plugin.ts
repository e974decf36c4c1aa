import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const source = new URL('service-worker.js', import.meta.url)

/** Writes the service worker beside the page, with the list of everything that was built. */
export const serviceWorker = (): Plugin => {
  let folder = ''
  return {
    name: 'tutti:service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: () => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== 'service-worker.js')
        .map(entry => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
        .sort()
      const hash = createHash('sha256')
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)))
      const build = JSON.stringify({ name: hash.digest('hex').slice(0, 16), files })
      writeFileSync(
        join(folder, 'service-worker.js'),
        readFileSync(source, 'utf8').replace('self.__BUILD__', () => build),
      )
    },
  }
}
