import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rollup } from 'vite'

const source = new URL('service-worker.js', import.meta.url)

// highlighting of a hundred languages: each is kept when somebody has used it
const isLanguage = (id: string): boolean => /node_modules\/@codemirror\/(lang-|legacy-modes)/.test(id)

/** Every script that can be reached from the page, but for languages of code. */
const reachable = (bundle: Rollup.OutputBundle): Set<string> => {
  const found = new Set<string>()
  const add = (name: string): void => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || found.has(name)) return
    found.add(name)
    for (const each of chunk.imports) add(each)
    for (const each of chunk.dynamicImports) {
      const next = bundle[each]
      if (next?.type === 'chunk' && !isLanguage(next.facadeModuleId ?? next.moduleIds[0] ?? '')) add(each)
    }
  }
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) add(name)
  return found
}

/** Writes the service worker beside the page, with the list of everything that was built. */
export const serviceWorker = (): Plugin => {
  let folder = ''
  let scripts = new Set<string>()
  return {
    name: 'tutti:service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    generateBundle: (_options, bundle) => {
      scripts = reachable(bundle)
    },
    closeBundle: () => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== 'service-worker.js')
        .map(entry => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
        .filter(file => !file.endsWith('.js') || !file.startsWith('/assets/') || scripts.has(file.slice(1)))
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
