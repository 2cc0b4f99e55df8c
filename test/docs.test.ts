// The documentation, held against the code: tables of parameters, outcomes, macros, statuses, retries, settings, metrics
// and commands, and every file that is named. Where one of these fails, either the words or the code is wrong.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { LossReason } from '#app/attribution/evidence.ts'
import { METHODS } from '#app/attribution/evidence.ts'
import { STATUSES, TRANSITIONS, countsZero } from '#app/conversion/status.ts'
import { judgeAttempt, NO_TIMINGS, sendFailure, type SendErrorCode } from '#app/delivery/judge.ts'
import {
  PARAMETERS,
  refuse,
  statusOf,
  toHttp,
  type ErrorCode,
  type Outcome,
} from '#app/intake/inbound/outcome.ts'
import { ORDER_TOPICS } from '#app/intake/order/payload/order-message.ts'
import { readEnv, type Env } from '#app/platform/env.server.ts'
import { HEAP_FLAGS } from '#app/platform/heap-flags.ts'
import { createMetrics } from '#app/platform/metrics.server.ts'
import { ATTEMPT_MACROS, FROZEN_MACROS, MACRO_ALIASES, testValues } from '#app/postback/macros.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: ROOT }),
].sort()

/** The rows of the table that begins with the head cell `head`, cells as written; fails where there is no such table. */
function table(path: string, head: string): string[][] {
  const lines = read(path).split('\n')
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line)[0] === head)
  if (start === -1) throw new Error(`${path} has no table that begins with ${head}`)
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end === -1 ? undefined : end).map(cells)
}

const cells = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

/** What stands in backticks on a line. */
const code = (cell = '') => [...cell.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text as string)
const firstCode = (rows: string[][]) => rows.flatMap(([cell]) => code(cell))
/** A macro without its braces. */
const bare = (macro: string) => macro.replace(/^\{(.*)\}$/, '$1')

describe('inbound postback', () => {
  test('parameters', () => {
    expect(firstCode(table('docs/api.md', 'parameter'))).toEqual([...PARAMETERS])
  })

  test('outcomes', () => {
    const outcomes: Outcome[] = [
      { kind: 'ok', conversionId: 'conv_1', deprecated: false },
      { kind: 'duplicate', conversionId: 'conv_1', deprecated: false, mismatch: null },
      { kind: 'test', conversionId: 'conv_1', deprecated: false },
    ]
    const documented = table('docs/api.md', 'outcome').map(([, status, body]) => ({
      status: Number(status),
      body: JSON.parse(code(body)[0] ?? ''),
    }))
    expect(documented).toEqual(
      outcomes.map((outcome) => toHttp(outcome, 'id')).map(({ status, body }) => ({ status, body })),
    )
  })

  test('errors with their HTTP status', () => {
    // The type makes this list complete: a code that is missing here does not compile.
    const codes: Record<ErrorCode, true> = {
      invalid_secret: true,
      ip_not_allowed: true,
      unknown_offer: true,
      method_not_allowed: true,
      body_too_large: true,
      unsupported_content_type: true,
      invalid_body: true,
      invalid_click_id: true,
      invalid_amount: true,
      invalid_payout: true,
      invalid_txn_id: true,
      invalid_event: true,
      invalid_currency: true,
      invalid_coupon_code: true,
      missing_click_id: true,
      click_not_found: true,
      click_expired: true,
      offer_mismatch: true,
      rate_limited: true,
      unavailable: true,
    }
    const documented = table('docs/api.md', 'code').flatMap(([cell, status]) =>
      code(cell).map((name) => [name, Number(status)]),
    )
    expect(documented).toEqual((Object.keys(codes) as ErrorCode[]).map((name) => [name, statusOf(name)]))
  })

  test('the form of an error', () => {
    const [, example] = /```json\n(.*)\n```/.exec(read('docs/api.md')) ?? []
    const { body } = toHttp(refuse('invalid_amount', '…', 'amount'), '019…')
    expect(JSON.parse(example ?? '')).toEqual(body)
  })
})

test('topics of orders', () => {
  const documented = table('docs/api.md', 'topic')
    .flatMap(([cell]) => code(cell))
    .filter((topic) => /^(orders|refunds|disputes)\//.test(topic))
  expect(documented.sort()).toEqual([...ORDER_TOPICS].sort())
})

describe('macros', () => {
  const rows = table('docs/macros.md', 'macro')

  test('all of them, in the order of the code', () => {
    expect(firstCode(rows).map(bare)).toEqual([...FROZEN_MACROS, ...ATTEMPT_MACROS])
  })

  test('other names', () => {
    const documented = rows.flatMap(([macro, others]) =>
      code(others).map((other) => [bare(other), bare(code(macro)[0] ?? '')]),
    )
    expect(Object.fromEntries(documented)).toEqual(MACRO_ALIASES)
  })

  test('values of a test', () => {
    const documented = rows
      .slice(0, FROZEN_MACROS.length)
      .map(([macro, , , value]) => [bare(code(macro)[0] ?? ''), code(value)[0] ?? ''])
    expect(Object.fromEntries(documented)).toEqual(testValues('USD'))
  })
})

describe('conversions', () => {
  test('statuses and the ways between them', () => {
    const documented = table('docs/conversions.md', 'status').map(([status, , ways, zero]) => [
      code(status)[0],
      code(ways),
      zero,
    ])
    expect(documented).toEqual(
      STATUSES.map((status) => [status, TRANSITIONS[status], countsZero(status) ? 'yes' : 'no']),
    )
  })

  test('the diagram shows no way that there is not, and every status', () => {
    const ways = [...read('docs/conversions.md').matchAll(/^ {4}(\w+) --> (\w+):/gm)]
    expect(ways.length).toBeGreaterThan(5)
    for (const [, from, to] of ways) expect(TRANSITIONS[from as keyof typeof TRANSITIONS]).toContain(to)
    expect(new Set(ways.flatMap(([, from, to]) => [from, to]))).toEqual(new Set(STATUSES))
  })

  test('reasons for which evidence does not hold', () => {
    const reasons: Record<LossReason, true> = {
      click_not_found: true,
      click_expired: true,
      click_after_order: true,
      report_out_of_time: true,
      partner_not_found: true,
      offer_mismatch: true,
      coupon_without_owner: true,
      coupon_without_click: true,
      partner_paused: true,
      offer_paused: true,
      source_not_counted: true,
      renewals_not_counted: true,
      renewal_decides: true,
      renewal_limit_reached: true,
      renewal_too_late: true,
      outranked: true,
    }
    expect(firstCode(table('docs/conversions.md', 'reason'))).toEqual(Object.keys(reasons))
  })

  test('methods', () => {
    const [, meaning] = table('docs/glossary.md', 'word').find(([word]) => word === 'method') ?? []
    expect(code(meaning)).toEqual([...METHODS])
  })
})

const REQUIRED = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'https://app.example.com',
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
}

describe('delivery', () => {
  test('the schedule, in its table and in the words before it', () => {
    const schedule = readEnv(REQUIRED).DELIVERY_SCHEDULE
    const rows = table('docs/delivery.md', 'attempt')
    expect(rows.map(([, wait]) => code(wait)[0]).join(' ')).toBe(schedule)
    expect(rows.map(([attempt]) => Number(attempt))).toEqual(schedule.split(' ').map((_, index) => index + 1))
    expect(read('docs/delivery.md')).toContain(`by default \`${schedule}\``)
  })

  test('what is tried again', () => {
    const errors: Record<SendErrorCode, true> = {
      timeout_connect: true,
      timeout_total: true,
      dns: true,
      connect: true,
      tls: true,
      reset: true,
      protocol: true,
      refused_address: true,
      invalid_request: true,
      busy: true,
      aborted: true,
    }
    const rows = table('docs/delivery.md', 'what came').flatMap(([came, happens]) =>
      code(came).map((what) => ({ what, happens: happens?.split(':')[0] })),
    )
    for (const { what, happens } of rows)
      expect({ what, happens: outcomeOf(what) }).toEqual({ what, happens })
    expect(rows.map(({ what }) => what).filter((what) => !/^\d/.test(what))).toEqual(Object.keys(errors))
  })
})

/** @param what an HTTP status, or a code of the sender's */
function outcomeOf(what: string): string {
  const response = {
    kind: 'response',
    headers: { retryAfter: null },
    body: '',
    bodyTruncated: false,
    durationMs: 0,
    timings: NO_TIMINGS,
  } as const
  return judgeAttempt(
    /^\d+$/.test(what) ? { ...response, status: Number(what) } : sendFailure(what as SendErrorCode, '', 0),
  ).outcome
}

describe('settings', () => {
  /** `NAME=` and `# NAME=value` at the beginning of a line; an indented example is none. */
  const lines = [...read('.env.example').matchAll(/^(# )?([A-Z][A-Z_]+)=(.*)$/gm)].map(
    ([, comment, name, value = '']) => ({
      name: name as string,
      required: comment === undefined,
      value: value.replace(/^"(.*)"$/, '$1'),
    }),
  )
  const inCode = [...read('app/platform/env.server.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  )

  test('every setting of the code stands in .env.example, once, and no other', () => {
    expect(inCode.length).toBeGreaterThan(20)
    expect(lines.map(({ name }) => name).sort()).toEqual(inCode.sort())
  })

  test('those without a comment mark are the ones without which nothing starts', () => {
    expect(
      lines
        .filter(({ required }) => required)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(REQUIRED).sort())
    for (const name of Object.keys(REQUIRED))
      expect(() => readEnv({ ...REQUIRED, [name]: undefined })).toThrow(name)
    expect(() => readEnv(REQUIRED)).not.toThrow()
  })

  test.each(lines.filter(({ required, value }) => !required && value !== ''))(
    'the default of $name is $value',
    ({ name, value }) => {
      const key = name as keyof Env
      expect(readEnv({ ...REQUIRED, [name]: value })[key]).toEqual(readEnv(REQUIRED)[key])
    },
  )

  test.each(lines.filter(({ required, value }) => !required && value === ''))(
    '$name has no default',
    ({ name }) => {
      expect(readEnv(REQUIRED)[name as keyof Env] ?? []).toEqual([])
    },
  )

  test('settings that the documents name exist', () => {
    const known = new Set([...inCode, 'NODE_ENV'])
    const prefixes =
      /^(DELIVERY|SHOPIFY|DATABASE|CLICK|TRUSTED|ENCRYPTION|WORKER|LOG|DATA|HOST|FRAME|APP)_[A-Z_]+$/
    const unknown = DOCUMENTS.flatMap((path) =>
      code(read(path))
        .filter((word) => prefixes.test(word) && !known.has(word))
        .map((word) => `${path}: ${word}`),
    )
    expect(unknown).toEqual([])
  })
})

test('metrics', async () => {
  const names = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name)
  expect(
    firstCode(table('docs/operations.md', 'metric'))
      .filter((name) => name.startsWith('throughline_'))
      .sort(),
  ).toEqual(names.filter((name) => name.startsWith('throughline_')).sort())
})

test('chores', () => {
  const tasks = [...read('app/chores.server.ts').matchAll(/task: '(\w+)'/g)].map(([, name]) => name)
  expect(firstCode(table('docs/operations.md', 'chore'))).toEqual(tasks)
})

describe('commands', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const commands = (text: string) =>
    [...text.matchAll(/\bnpm (?:run (?:-s )?([a-z:]+)|(test|start)\b)/g)].map(
      ([, run, short]) => (run ?? short) as string,
    )

  test('the README lists every npm script, and no other', () => {
    const listed = table('README.md', 'command').flatMap(([cell]) => commands(cell ?? ''))
    expect(listed.sort()).toEqual(Object.keys(scripts).sort())
  })

  test.each(DOCUMENTS)('%s names only npm scripts that exist', (path) => {
    expect(commands(read(path)).filter((name) => !(name in scripts))).toEqual([])
  })

  test('the README begins with the two commands', () => {
    const [, first] = /```sh\n([\s\S]*?)```/.exec(read('README.md')) ?? []
    expect(first?.split('\n').map((line) => line.split('#')[0]?.trim())).toEqual([
      'npm ci && npm run sandbox',
      'npm ci && npm test',
      '',
    ])
  })
})

test('the process is started with the same limits of memory everywhere', () => {
  const words = HEAP_FLAGS.join(' ')
  expect(JSON.parse(read('package.json')).scripts.start).toContain(`node ${words} app/server.ts`)
  const [, command] = /^CMD (.*)$/m.exec(read('Dockerfile')) ?? []
  expect(JSON.parse(command ?? '[]')).toEqual(['node', ...HEAP_FLAGS, 'app/server.ts'])
  expect(code(read('docs/operations.md'))).toEqual(expect.arrayContaining([...HEAP_FLAGS]))
})

describe('files and tables', () => {
  /** Paths from the project's folder in backticks; a trailing slash is a folder. `.data/` is made when it runs. */
  const PATH =
    /^(?:app|bench|docs|extensions|prisma|public|sandbox|test)\/(?:[\w.$-]+\/)*(?:[\w$-]+\.[\w.$-]+)?$|^(?:\w[\w.-]*\.(?:toml|config\.ts)|Dockerfile|package\.json|\.env\.example)$/

  test.each(DOCUMENTS)('%s names only files that exist', (path) => {
    const named = code(read(path)).filter((word) => PATH.test(word))
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  test.each(DOCUMENTS)('%s links to files and headings that exist', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
    const broken = links.filter(([, file = '', heading]) => {
      const target = file === '' ? path : join(dirname(path), file)
      return !existsSync(join(ROOT, target)) || (heading !== undefined && !headings(target).includes(heading))
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  test('the README’s tour names tables that exist, and every room has its line', () => {
    const tables = [...read('prisma/schema.prisma').matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name)
    const toured = table('README.md', 'stage').flatMap((row) => code(row[2]))
    expect(toured.length).toBeGreaterThan(10)
    expect(toured.filter((name) => !tables.includes(name))).toEqual([])
    const rooms = globSync('app/*/', { cwd: ROOT }).map((room) => `${room.replace(/\/$/, '')}/`)
    expect(firstCode(table('README.md', 'room'))).toEqual(expect.arrayContaining(rooms))
  })

  test('every decision is in the list of decisions', () => {
    const files = globSync('docs/decisions/[0-9]*.md', { cwd: ROOT }).sort()
    const titles = files.map((file) =>
      read(file)
        .split('\n')[0]
        ?.replace(/^# \d+\. /, ''),
    )
    const listed = [...read('docs/decisions/README.md').matchAll(/^\d+\. \[(.*)\]\((.*)\)$/gm)]
    expect(listed.map(([, title, file]) => [title, `docs/decisions/${file}`])).toEqual(
      files.map((file, index) => [titles[index], file]),
    )
  })
})

/** The anchors of a document's headings. */
function headings(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
