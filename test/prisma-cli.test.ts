// Prisma's CLI over the WASM schema engine: every command that development and operation need, with a scratch
// schema in a folder with a space in its name.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

const CLI = fileURLToPath(new URL('../prisma/engine/cli.ts', import.meta.url))
const ENGINE = fileURLToPath(new URL('../prisma/engine/schema-engine.mjs', import.meta.url))

const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "./generated"
}
datasource db {
  provider = "postgresql"
}
enum Colour {
  RED
  BLUE
}
model Parent {
  id   Int     @id @default(autoincrement())
  name String  @unique
  kids Child[]
}
model Child {
  id       String @id @db.Uuid
  colour   Colour @default(RED)
  parentId Int
  parent   Parent @relation(fields: [parentId], references: [id], onDelete: Cascade)
}
`
/** What a CLI that cuts scripts at semicolons gets wrong. */
const WITH_FUNCTION = `
CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END $$;
INSERT INTO "Parent" (name) VALUES ('semi;colon');
`

let folder: string
let url: string

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'throughline-cli-')), 'with space')
  mkdirSync(folder)
  url = inject('testServerUrl').replace(/[^/]*$/, 'cli_scratch')
  writeFileSync(join(folder, 'schema.prisma'), SCHEMA)
  writeFileSync(
    join(folder, 'prisma.config.ts'),
    `process.env.PRISMA_SCHEMA_ENGINE_BINARY = ${JSON.stringify(ENGINE)}
    export default {
      schema: './schema.prisma',
      migrations: { path: './migrations' },
      datasource: { url: process.env.DATABASE_URL },
    }`,
  )
})

afterAll(async () => {
  await query(inject('testServerUrl'), 'DROP DATABASE IF EXISTS cli_scratch WITH (FORCE)')
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

async function query(at: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function prisma(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [CLI, ...args, '--config', join(folder, 'prisma.config.ts')], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  return { code: code as number, output }
}

const schemaEdit = (from: string, to: string) =>
  writeFileSync(
    join(folder, 'schema.prisma'),
    readFileSync(join(folder, 'schema.prisma'), 'utf8').replace(from, to),
  )

const migrationNamed = (name: string) =>
  join(
    folder,
    'migrations',
    readdirSync(join(folder, 'migrations')).find((entry) => entry.endsWith(name)) ?? name,
  )

const differsFromSchema = () =>
  prisma('migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma', '--exit-code')

test('generate writes the client', async () => {
  expect(await prisma('generate')).toMatchObject({ code: 0 })
  expect(readdirSync(join(folder, 'generated'))).toContain('client.ts')
})

test('migrate dev makes the database and the first migration, and leaves no shadow database', async () => {
  expect(await prisma('migrate', 'dev', '--name', 'init')).toMatchObject({ code: 0 })
  expect(readFileSync(join(migrationNamed('_init'), 'migration.sql'), 'utf8')).toContain(
    'CREATE TABLE "Child"',
  )
  expect(await differsFromSchema()).toMatchObject({ code: 0 })
  expect(await query(url, "SELECT datname FROM pg_database WHERE datname LIKE '%shadow%'")).toEqual([])
})

test('migrate deploy applies a migration with a function body, which status saw coming', async () => {
  schemaEdit('@unique', '@unique\n  note String?')
  expect(await differsFromSchema()).toMatchObject({ code: 2 })
  expect(await prisma('migrate', 'dev', '--name', 'note', '--create-only')).toMatchObject({ code: 0 })
  appendFileSync(join(migrationNamed('_note'), 'migration.sql'), WITH_FUNCTION)
  expect(await prisma('migrate', 'status')).toMatchObject({
    code: 1,
    output: expect.stringContaining('_note'),
  })
  expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0 })
  expect(await prisma('migrate', 'status')).toMatchObject({ code: 0 })
  expect(await query(url, 'SELECT answer(), name FROM "Parent"')).toEqual([42, 'semi;colon'])
})

test('migrate dev on an empty database applies what there is and writes what is new', async () => {
  await query(inject('testServerUrl'), 'DROP DATABASE cli_scratch WITH (FORCE)')
  schemaEdit('note String?', 'note String?\n  later Int?')
  expect(await prisma('migrate', 'dev', '--name', 'later')).toMatchObject({ code: 0 })
  expect(readFileSync(join(migrationNamed('_later'), 'migration.sql'), 'utf8')).toContain('"later"')
  expect(await differsFromSchema()).toMatchObject({ code: 0 })
})

test('a migration that fails leaves nothing half done', async () => {
  const broken = join(folder, 'migrations', '99990101000000_broken')
  mkdirSync(broken)
  writeFileSync(join(broken, 'migration.sql'), 'CREATE TABLE half (n int); SELECT missing;')
  expect(await prisma('migrate', 'deploy')).toMatchObject({
    code: 1,
    output: expect.stringContaining('missing'),
  })
  expect(await query(url, "SELECT to_regclass('half')")).toEqual([null])
  rmSync(broken, { recursive: true })
  await query(url, "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%broken'")
})

test('db push brings the database to the schema without a migration', async () => {
  schemaEdit('note String?', 'note String?\n  more Int?')
  expect(await prisma('db', 'push')).toMatchObject({ code: 0 })
  expect(await differsFromSchema()).toMatchObject({ code: 0 })
})

test('a server that is not there is named', async () => {
  const there = url
  url = 'postgresql://nobody@127.0.0.1:1/none'
  expect(await prisma('migrate', 'status')).toMatchObject({
    code: 1,
    output: expect.stringContaining('127.0.0.1:1'),
  })
  url = there
})
