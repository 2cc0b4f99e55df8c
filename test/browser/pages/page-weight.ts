// What the JavaScript of each page weighs, as the built manifest tells which files a page loads.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const CLIENT = fileURLToPath(new URL('../../../build/client', import.meta.url))

interface Loaded {
  module: string
  imports?: string[]
  parentId?: string
}
interface BuildManifest {
  entry: Loaded
  routes: Record<string, Loaded & { id: string }>
}

/** Compressed bytes by route: everything that is loaded when this page is opened first, but for Polaris. */
export function pageWeights(): Map<string, number> {
  const { entry, routes } = readManifest()
  const sizes = new Map<string, number>()
  const sizeOf = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(CLIENT, file))).length
    sizes.set(file, known)
    return known
  }
  const filesOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id]
    return route ? [route.module, ...(route.imports ?? []), ...filesOf(route.parentId)] : []
  }
  const always = [entry.module, ...(entry.imports ?? [])]
  return new Map(
    Object.keys(routes).map((id) => {
      const files = new Set([...always, ...filesOf(id)].filter((file) => !isPolaris(file)))
      return [id, [...files].reduce((sum, file) => sum + sizeOf(file), 0)]
    }),
  )
}

const isPolaris = (file: string) => /\/polaris-[\w-]+\.js$/.test(file)

function readManifest(): BuildManifest {
  const [file] = readdirSync(join(CLIENT, 'assets')).filter((name) => /^manifest-.*\.js$/.test(name))
  if (file === undefined) throw new Error('the pages are not built')
  const text = readFileSync(join(CLIENT, 'assets', file), 'utf8')
  const manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as BuildManifest
  // Without a file of its own Polaris would be counted, or worse, our own code left out.
  const all = [manifest.entry, ...Object.values(manifest.routes)].flatMap(({ imports = [] }) => imports)
  if (!all.some(isPolaris)) throw new Error('Polaris is not in a file of its own')
  return manifest
}
