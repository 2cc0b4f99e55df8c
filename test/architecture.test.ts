// The house rules, held against the source itself: which room may import which, what a pure file may touch, and how
// long a file may get. docs/architecture.md tells the same in prose.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/**
 * THE RULE. Data flows downwards, and so do imports: a file may import files of its own room and of rooms that stand
 * further down. Rooms on one line do not know each other.
 *
 *   root        the files directly in app/: they compose, and may import everything
 *   routes      pages; they may also use the root's files, which are there for them
 *   components  what pages show
 *   insight, notice       read what the rooms below have written
 *   click, intake         what comes in
 *   conversion
 *   attribution           beside conversion: asked by intake, its words used by conversion
 *   postback
 *   delivery
 *   program, money, platform, language    the ground, in this order
 *
 * No other room imports the root: what a room needs with a life of its own is handed to it.
 */
const FLOORS = [
  ['root'],
  ['routes'],
  ['components'],
  ['insight', 'notice'],
  ['click', 'intake'],
  ['conversion'],
  ['attribution'],
  ['postback'],
  ['delivery'],
  ['program'],
  ['money'],
  ['platform'],
  ['language'],
]

/** Arrows that the rule does not allow and that stand all the same, each with the reason. */
const EXCEPTIONS: Record<string, string> = {}

/** Rooms in which a file without `.server` in its name does nothing but compute. */
const PURE_ROOMS = [
  'click', 'intake', 'attribution', 'conversion', 'postback', 'delivery', 'insight', 'notice', 'program', 'money',
] // prettier-ignore
/** Packages that do nothing but compute. */
const PURE_PACKAGES = ['d3-scale', 'd3-shape', 'ipaddr.js', 'luxon', 'zod']
const IMPURE: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\b|new Date\(\s*\)|\bDateTime\.(now|local|utc)\b|\bperformance\b/],
  ['randomness', /\bMath\.random\b|\bcrypto\b/],
  ['the process', /\bprocess\b(?=[.[])|\bglobalThis\b/],
  ['the console', /\bconsole\./],
  ['timers or the network', /\b(setTimeout|setInterval|setImmediate|fetch)\s*\(/],
]

const MAX_LINES = 200
/** Longer ones, each with the reason. A file that has become short again must leave the list. */
const LONG_FILES: Record<string, string> = {
  'app/delivery/address-guard.test.ts': 'a table of addresses and what happens at connect',
  'app/delivery/send.test.ts': 'one case for each way in which a destination can misbehave',
  'sandbox/shopify/order.test.ts': 'one case for each kind of order',
  'sandbox/storefront/storefront.test.ts': 'one case for each thing a shopper can do',
}

const APP = fileURLToPath(new URL('../app/', import.meta.url))
const REPOSITORY = fileURLToPath(new URL('../', import.meta.url))

interface Import {
  /** As written. */
  specifier: string
  /** Of our own: the file below app/, without a query; null for packages and node:*. */
  target: string | null
  typeOnly: boolean
}

interface SourceFile {
  path: string
  room: string
  text: string
  imports: Import[]
}

const STATIC = /^(?:import|export)\s+(type\s+)?[\w$*{},\s]+?\s+from\s+'([^']+)'/gm
const SIDE_EFFECT = /^import\s+'([^']+)'/gm
const DYNAMIC = /\bimport\(\s*[`']([^'`]+)[`']/g

function readImports(path: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(STATIC)].map(([, type, specifier]) => ({ specifier, typeOnly: type !== undefined })),
    ...[...text.matchAll(SIDE_EFFECT), ...text.matchAll(DYNAMIC)].map(([, specifier]) => ({
      specifier,
      typeOnly: false,
    })),
  ]
  return found.map(({ specifier = '', typeOnly }) => ({
    specifier,
    typeOnly,
    target: resolve(path, specifier),
  }))
}

function resolve(from: string, specifier: string): string | null {
  const file = specifier.replace(/\?.*$/, '')
  if (file.startsWith('#app/')) return file.slice('#app/'.length)
  return file.startsWith('.') ? normalize(join(dirname(from), file)) : null
}

function roomOf(path: string): string {
  const slash = path.indexOf('/')
  return slash === -1 ? 'root' : path.slice(0, slash)
}

function read(path: string): SourceFile {
  const text = readFileSync(join(APP, path), 'utf8')
  return { path, room: roomOf(path), text, imports: readImports(path, text) }
}

const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path)
const ALL = globSync('**/*.{ts,tsx}', { cwd: APP })
  .filter((path) => !path.startsWith('platform/generated/'))
  .sort()
  .map(read)
const SOURCE = ALL.filter(({ path }) => !isTest(path))
const PURE = SOURCE.filter(({ path, room }) => PURE_ROOMS.includes(room) && !path.includes('.server.'))

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))

function arrows(): { from: SourceFile; to: string; name: string }[] {
  return SOURCE.flatMap((from) =>
    from.imports.flatMap(({ target }) =>
      target === null ? [] : [{ from, to: target, name: `${from.path} -> ${target}` }],
    ),
  )
}

function isAllowed(from: string, to: string): boolean {
  if (from === 'root' || (from === 'routes' && to === 'root')) return true
  return from === to || floorOf(to) > floorOf(from)
}

describe('the rooms', () => {
  test('every folder of app/ has its place in the order', () => {
    const rooms = new Set(SOURCE.map(({ room }) => room))
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([])
  })

  test('imports are found at all, and lead to files that exist', () => {
    expect(arrows().length).toBeGreaterThan(SOURCE.length)
    const missing = arrows().filter(
      ({ to }) => !to.startsWith('platform/generated/') && !existsSync(join(APP, to)),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  test('imports point the way the data flows', () => {
    const against = arrows().filter(({ from, to }) => !isAllowed(from.room, roomOf(to)))
    expect(against.map(({ name }) => name).sort()).toEqual(Object.keys(EXCEPTIONS).sort())
  })

  test('no room comes back to itself over others, the exceptions included', () => {
    const graph = new Map<string, Set<string>>()
    for (const { from, to } of arrows()) {
      if (from.room === 'root' || roomOf(to) === 'root' || from.room === roomOf(to)) continue
      graph.set(from.room, (graph.get(from.room) ?? new Set()).add(roomOf(to)))
    }
    expect(circleIn(graph)).toBeNull()
  })

  test('no file comes back to itself over others, types aside', () => {
    const graph = new Map(
      SOURCE.map(({ path, imports }) => [
        path,
        new Set(imports.flatMap(({ target, typeOnly }) => (target === null || typeOnly ? [] : [target]))),
      ]),
    )
    expect(circleIn(graph)).toBeNull()
  })

  test('nothing in app/ imports the sandbox, the bench or the tests', () => {
    const outside = SOURCE.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target?.startsWith('..'))
        .map(({ specifier }) => `${path} -> ${specifier}`),
    )
    expect(outside).toEqual([])
  })
})

/** Some circle, as the names along it; null where there is none. */
function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  const visit = (node: string, way: string[]): string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node]
    if (done.has(node)) return null
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node])
      if (circle) return circle
    }
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const circle = visit(node, [])
    if (circle) return circle
  }
  return null
}

describe('pure files', () => {
  test('there are some in every room that decides', () => {
    for (const room of ['click', 'intake', 'attribution', 'conversion', 'postback', 'delivery', 'money']) {
      expect(PURE.some((file) => file.room === room)).toBe(true)
    }
  })

  test('import nothing that does I/O: no node:*, no package but those that compute, no .server file', () => {
    const impure = PURE.flatMap(({ path, imports }) =>
      imports
        .filter(({ typeOnly }) => !typeOnly)
        .filter(({ specifier, target }) =>
          target === null ? !PURE_PACKAGES.includes(specifier) : target.includes('.server.'),
        )
        .map(({ specifier }) => `${path} -> ${specifier}`),
    )
    expect(impure).toEqual([])
  })

  test.each(IMPURE)('do not touch %s', (_, pattern) => {
    expect(PURE.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('who may do what', () => {
  test('only platform/env reads the environment', () => {
    const readers = SOURCE.filter(({ text }) => /\bprocess\.env\b/.test(withoutComments(text))).map(
      ({ path }) => path,
    )
    expect(readers).toEqual(['platform/env-dev.server.ts', 'platform/env.server.ts'])
  })

  test('routes and components reach the database through a room and contain no SQL', () => {
    const pages = SOURCE.filter(({ room }) => room === 'routes' || room === 'components')
    expect(pages.length).toBeGreaterThan(0)
    const sql = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b|\.query\(|\$queryRaw|\bprisma\b/
    expect(pages.filter(({ text }) => sql.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('files', () => {
  test('begin with a comment that says what they are', () => {
    expect(SOURCE.filter(({ text }) => !text.startsWith('// ')).map(({ path }) => path)).toEqual([])
  })

  test(`have at most ${MAX_LINES} lines, but for those named with their reason`, () => {
    const long = globSync('{app,sandbox}/**/*.{ts,tsx}', { cwd: REPOSITORY })
      .filter((path) => !path.startsWith('app/platform/generated/'))
      .filter((path) => readFileSync(join(REPOSITORY, path), 'utf8').trimEnd().split('\n').length > MAX_LINES)
    expect(long.sort()).toEqual(Object.keys(LONG_FILES).sort())
  })

  test('have names in kebab-case that say what is in them', () => {
    const unnamed = SOURCE.filter(({ room }) => room !== 'routes')
      .map(({ path }) => path)
      .filter((path) => {
        const name = path.split('/').at(-1) as string
        return (
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.server|\.client)?\.tsx?$/.test(name) ||
          /^(utils?|helpers?|common|types|manager)\./.test(name)
        )
      })
    expect(unnamed).toEqual([])
  })
})
