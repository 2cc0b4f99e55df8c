// Shopify's published Admin schema, taken once out of the package that carries it and kept beside other caches. The
// package itself is no dependency: its own dependencies are enormous, and this is one file of it.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'

const PACKAGE = '@shopify/dev-mcp@1.16.0'
/** `npm view @shopify/dev-mcp@1.16.0 dist.integrity` */
const INTEGRITY =
  'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw=='
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/shopify-schema', import.meta.url))

export interface AdminSchema {
  schema: GraphQLSchema
  /** Scopes of which one is needed, by type (`Order`) and by field (`QueryRoot.themes`). */
  scopes: Map<string, readonly string[]>
}

interface SchemaFile {
  data: IntrospectionQuery
  offline_scopes: { items: { typeName: string; fieldName?: string; offlineScopes: string[] }[] }
}

/**
 * @param version an Admin API version, such as `2026-10`
 * @throws when the package cannot be fetched, or is not the one that is pinned
 */
export async function adminSchema(version: string): Promise<AdminSchema> {
  const name = `admin_${version}.json.gz`
  const file = join(FOLDER, `1.16.0-${name}`)
  if (!existsSync(file)) await fetchFile(`package/dist/data/${name}`, file)
  const { data, offline_scopes } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as SchemaFile
  const scopes = offline_scopes.items
    .filter(({ offlineScopes }) => offlineScopes.length > 0)
    .map(
      ({ typeName, fieldName, offlineScopes }) =>
        [fieldName ? `${typeName}.${fieldName}` : typeName, offlineScopes] as const,
    )
  return { schema: buildClientSchema(data), scopes: new Map(scopes) }
}

async function fetchFile(path: string, to: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const work = mkdtempSync(join(FOLDER, 'fetch-'))
  try {
    const run = promisify(execFile)
    const { stdout } = await run('npm', ['pack', PACKAGE, '--json', '--ignore-scripts'], { cwd: work })
    const tarball = readFileSync(join(work, tarballName(stdout)))
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    if (integrity !== INTEGRITY)
      throw new Error(`${PACKAGE} has the integrity ${integrity}, not the pinned one`)
    writeFileSync(join(work, 'file'), readTarEntry(gunzipSync(tarball), path))
    renameSync(join(work, 'file'), to)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** npm answers with a list, or since version 12 with an object by package name. */
function tarballName(stdout: string): string {
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>)
  if (!packed) throw new Error(`npm pack of ${PACKAGE} gave nothing`)
  return packed.filename
}

const BLOCK = 512

/** One file of a tar archive: headers of 512 bytes, each followed by its file, filled up to whole blocks. */
function readTarEntry(archive: Buffer, path: string): Buffer {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const text = (start: number, length: number) =>
      archive.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12).trim() || '0', 8)
    const from = at + BLOCK
    if (text(0, 100) === path) return archive.subarray(from, from + size)
    at = from + Math.ceil(size / BLOCK) * BLOCK
  }
  throw new Error(`${PACKAGE} has no ${path}`)
}
