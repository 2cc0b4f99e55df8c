// Every query that the app sends is one that Shopify's Admin API answers, in the version that we speak, with the scopes
// that we ask for. The first run fetches the schema (13 MB).
import { getNamedType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { QUERIES } from '#app/platform/shopify/queries.ts'
import { API_VERSION } from '#app/shopify.server.ts'
import { adminSchema, type AdminSchema } from './admin-schema.ts'
import { readAppToml } from './app-toml.ts'

const FETCH_TIMEOUT_MS = 120_000

const granted = String(readAppToml().tables['access_scopes']?.['scopes']).split(',')
let admin: AdminSchema

beforeAll(async () => {
  admin = await adminSchema(API_VERSION)
}, FETCH_TIMEOUT_MS)

const problemsOf = (query: string) => validate(admin.schema, parse(query)).map(({ message }) => message)

/** What the query touches that needs a scope none of `scopes` satisfies; a scope to write includes the one to read. */
function outOfScope(query: string, scopes: readonly string[]): string[] {
  const held = new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]))
  const typeInfo = new TypeInfo(admin.schema)
  const touched = new Set<string>()
  visit(
    parse(query),
    visitWithTypeInfo(typeInfo, {
      Field() {
        const field = typeInfo.getFieldDef()
        const type = getNamedType(typeInfo.getType())
        if (field) touched.add(`${typeInfo.getParentType()?.name}.${field.name}`)
        if (type) touched.add(type.name)
      },
    }),
  )
  return [...touched].filter((name) => {
    const needed = admin.scopes.get(name)
    return needed !== undefined && !needed.some((scope) => held.has(scope))
  })
}

test.each(QUERIES)('$name is a query that Shopify answers', ({ name, query }) => {
  expect(problemsOf(query)).toEqual([])
  expect(parse(query).definitions).toMatchObject([{ kind: 'OperationDefinition', name: { value: name } }])
})

test.each(QUERIES)('$name names the scopes that it needs, and the app has them', ({ query, scopes }) => {
  expect(outOfScope(query, scopes)).toEqual([])
  expect(scopes.filter((scope) => !granted.includes(scope))).toEqual([])
})

test('a field that does not exist is noticed', () => {
  expect(problemsOf('{ shop { fax } }')).toEqual([expect.stringContaining('fax')])
})

test.each([
  ['{ orders(first: 1) { nodes { name } } }', [], ['Order']],
  ['{ orders(first: 1) { nodes { name } } }', ['read_orders'], []],
  ['{ orders(first: 1) { nodes { customer { id } } } }', ['read_orders'], ['Customer']],
  ['{ themes(first: 1) { nodes { id } } }', [], ['QueryRoot.themes']],
  ['{ webPixel { id } }', ['write_pixels'], []],
])('of %s with %j, what is out of scope is %j', (query, scopes, missing) => {
  expect(outOfScope(query, scopes)).toEqual(expect.arrayContaining(missing))
  expect(outOfScope(query, scopes).length > 0).toBe(missing.length > 0)
})
