// Every route of the app as somebody sees it who is bound to a partner: what is not his is not there, whatever he asks for and
// however he asks. And the same as the merchant of another shop. A new route fails here until the table says what it answers:
//   'app.offers.$id.tsx': forTheMerchant(`/app/offers/${offerId}`, { id: offerId }),
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callRoute, keepSession, type Ask, type RouteModule, type StaffAccount } from '../setup/call-route.ts'
import { addRival, rowsOf, type RivalPartner } from '../setup/rival-partners.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'

interface Asked extends Ask {
  /** What the address or the form itself says, and may come back. */
  echoes?: string[]
  /** That is found in the answer: it is no refusal that shows nothing to anybody. */
  shows?: string
  /** 403, though other things are answered here. */
  isRefused?: boolean
}

interface Route {
  /** `nobody`: answers without a shop. `merchant`: 403 for whoever is bound. `own`: what is his. */
  is: 'nobody' | 'merchant' | 'own'
  loads: Asked[]
  acts: Asked[]
}

/** For a route of the merchant alone, with the ids of what it is about. */
function forTheMerchant(
  path: string,
  params: Record<string, string> = {},
  acts: Ask['body'][] = [{}],
): Route {
  return {
    is: 'merchant',
    loads: [{ path, params }],
    acts: acts.map((body) => ({ path, params, body: body ?? {} })),
  }
}
const forAnybody: Route = { is: 'nobody', loads: [], acts: [] }

/** @param own what the viewer may see @param foreign what he may not, and asks for */
function routes(
  { shop: { offer }, tracker }: System,
  own: RivalPartner,
  foreign: RivalPartner,
): Record<string, Route> {
  const today = new Date().toISOString().slice(0, 10)
  const period = { from: today, to: today }
  const save = (partnerId: string, fields: object = {}) =>
    JSON.stringify({
      intent: 'save',
      version: 1,
      configuration: { partnerId, url: 'https://elsewhere.example/p?c={aff_click_id}', offerIds: [offer.id] },
      secrets: {},
      arrivalParameter: null,
      acceptWarnings: true,
      ...fields,
    })
  const sendTest = JSON.stringify({
    intent: 'test',
    configuration: { partnerId: own.id, url: `${tracker.url}/p?k={secret.key}` },
    secrets: {},
  })
  const postbackActs = (partnerId: string) => [
    save(partnerId),
    save(partnerId, { arrivalParameter: 'taken' }),
    ...['on', 'off', 'resume', 'sign', 'reveal', 'unsign'].map((intent) => JSON.stringify({ intent })),
  ]
  const at = (path: string, id: string, extra: Partial<Asked> = {}): Asked => ({
    path: `${path}/${id}`,
    params: { id },
    ...extra,
  })
  return {
    '_index.tsx': forAnybody,
    'auth.$.tsx': forAnybody,
    'auth.login.tsx': forAnybody,
    'app.tsx': { is: 'own', loads: [{ path: '/app' }], acts: [] },
    'app._index.tsx': {
      is: 'own',
      loads: [own.slug, `"owed":"$${own.payout}"`, '"clicks":"1","conversions":"1"'].map((shows) => ({
        path: '/app',
        shows,
      })),
      acts: ['dismiss', 'begin_test'].map((action) => ({ path: '/app', body: { action }, isRefused: true })),
    },
    'app.postbacks._index.tsx': {
      is: 'own',
      loads: [
        { path: '/app/postbacks', shows: own.postback },
        { path: `/app/postbacks?partner=${foreign.id}` },
      ],
      acts: ['on', 'off', 'resume'].flatMap((intent) =>
        [foreign.postback, foreign.pausedPostback].map((id) => ({
          path: '/app/postbacks',
          body: JSON.stringify({ intent, id }),
        })),
      ),
    },
    'app.postbacks.new.tsx': {
      is: 'own',
      loads: [
        { path: '/app/postbacks/new', shows: own.id },
        { path: `/app/postbacks/new?partner=${foreign.id}` },
      ],
      acts: postbackActs(foreign.id).map((body) => ({ path: '/app/postbacks/new', body })),
    },
    'app.postbacks.$id.tsx': {
      is: 'own',
      loads: [
        at('/app/postbacks', own.postback, { shows: own.slug }),
        at('/app/postbacks', foreign.postback),
      ],
      acts: [
        ...[...postbackActs(foreign.id), save(own.id)].map((body) =>
          at('/app/postbacks', foreign.postback, { body }),
        ),
        at('/app/postbacks', foreign.postback, { body: sendTest }),
        at('/app/postbacks', own.postback, { body: save(foreign.id) }),
        at('/app/postbacks', own.postback, { body: sendTest, shows: '"kind":"tested"' }),
      ],
    },
    'app.deliveries._index.tsx': {
      is: 'own',
      loads: [
        { path: '/app/deliveries', shows: own.delivery },
        { path: `/app/deliveries?partner=${foreign.id}` },
        { path: `/app/deliveries?postback=${foreign.postback}`, echoes: [foreign.postback] },
        { path: `/app/deliveries?conversion=${foreign.conversion}`, echoes: [foreign.conversion] },
        { path: `/app/deliveries?older=${foreign.delivery}`, echoes: [foreign.delivery] },
        { path: `/app/deliveries?state=failed&status=approved`, shows: own.delivery },
        { path: `/app/deliveries?text=click&from=${today}&to=${today}` },
      ],
      acts: [],
    },
    'app.deliveries.$id.tsx': {
      is: 'own',
      loads: [
        at('/app/deliveries', own.delivery, { shows: own.conversion }),
        at('/app/deliveries', foreign.delivery),
      ],
      acts: [at('/app/deliveries', foreign.delivery, { body: { confirmed: 'yes' } })],
    },
    'app.deliveries.replays.tsx': {
      is: 'own',
      loads: [{ path: '/app/deliveries/replays', shows: own.replay }],
      acts: [
        { path: '/app/deliveries/replays', body: { intent: 'stop', replay: foreign.replay } },
        { path: '/app/deliveries/replays', body: { intent: 'stop', replay: 'nonsense' } },
        { path: '/app/deliveries/replays', body: { intent: 'start', postback: foreign.postback, ...period } },
      ],
    },
    'app.deliveries[.]csv.tsx': {
      is: 'own',
      loads: [
        { path: '/app/deliveries.csv', shows: own.conversion },
        { path: `/app/deliveries.csv?partner=${foreign.id}` },
        { path: `/app/deliveries.csv?postback=${foreign.postback}` },
      ],
      acts: [],
    },
    'app.$.tsx': { is: 'own', loads: [{ path: '/app/nowhere' }], acts: [] },
    'app.notices.tsx': {
      is: 'own',
      loads: [{ path: '/app/notices', shows: own.postback }],
      acts: [
        { path: '/app/notices', body: { intent: 'read_all', until: String(Date.now() + 1_000) } },
        {
          path: '/app/notices',
          body: { intent: 'address', whose: foreign.id, address: 'mine@evil.example' },
        },
      ],
    },
    'app.access._index.tsx': {
      is: 'own',
      loads: [{ path: '/app/access' }],
      acts: [{ path: '/app/access', body: { code: 'ABCDE-23456' } }],
    },
    'app.access.$partnerId.tsx': forTheMerchant(`/app/access/${foreign.id}`, { partnerId: foreign.id }, [
      { intent: 'make', label: '' },
      { intent: 'revoke', code: foreign.code },
      { intent: 'unbind', user: foreign.userId },
    ]),
    'app.offers._index.tsx': forTheMerchant('/app/offers', {}, [
      JSON.stringify({ intent: 'pause', id: offer.id }),
    ]),
    'app.offers.new.tsx': forTheMerchant('/app/offers/new', {}, [
      JSON.stringify({ intent: 'save', version: null, draft: {} }),
    ]),
    'app.offers.$id.tsx': forTheMerchant(`/app/offers/${offer.id}`, { id: offer.id }, [
      JSON.stringify({ intent: 'reveal' }),
      JSON.stringify({ intent: 'regenerate' }),
      JSON.stringify({ intent: 'save', version: 1, draft: {} }),
    ]),
    'app.partners._index.tsx': forTheMerchant('/app/partners'),
    'app.partners.new.tsx': forTheMerchant('/app/partners/new', {}, [
      JSON.stringify({ intent: 'save', version: null, draft: {} }),
    ]),
    'app.partners.$id.tsx': forTheMerchant(`/app/partners/${foreign.id}`, { id: foreign.id }, [
      JSON.stringify({ intent: 'pause' }),
      JSON.stringify({ intent: 'save', version: 1, draft: {} }),
    ]),
    'app.partners.$id_.discounts.tsx': forTheMerchant(`/app/partners/${foreign.id}/discounts?search=rival`, {
      id: foreign.id,
    }),
    'app.partners.$id_.payout.$offerId.tsx': forTheMerchant(
      `/app/partners/${foreign.id}/payout/${offer.id}`,
      { id: foreign.id, offerId: offer.id },
      [JSON.stringify({ intent: 'save', version: 1, draft: { rules: [] } })],
    ),
    'app.partners.$id_.caps.tsx': forTheMerchant(`/app/partners/${foreign.id}/caps`, { id: foreign.id }, [
      JSON.stringify({ intent: 'save', version: 1, draft: { caps: [] } }),
    ]),
    'app.partners.import.tsx': forTheMerchant('/app/partners/import', {}, [{ intent: 'preview' }]),
    'app.partners[.]csv.tsx': forTheMerchant('/app/partners.csv'),
    'app.conversions._index.tsx': forTheMerchant('/app/conversions', {}, [
      JSON.stringify({ intent: 'remove' }),
    ]),
    'app.conversions.review.tsx': forTheMerchant('/app/conversions/review', {}, [JSON.stringify({})]),
    'app.conversions.$id.tsx': forTheMerchant(
      `/app/conversions/${foreign.conversion}`,
      { id: foreign.conversion },
      [JSON.stringify({ kind: 'approve', conversionIds: [foreign.conversion], reason: 'mine' })],
    ),
    'app.conversions.new.tsx': forTheMerchant('/app/conversions/new', {}, [JSON.stringify({})]),
    'app.conversions.explain.tsx': {
      is: 'merchant',
      loads: [{ path: '/app/conversions/explain?order=%23rivalry-1001', echoes: ['#rivalry-1001'] }],
      acts: [{ path: '/app/conversions/explain', body: JSON.stringify({ intent: 'credit' }) }],
    },
    'app.conversions[.]csv.tsx': forTheMerchant('/app/conversions.csv'),
    'app.inbound._index.tsx': forTheMerchant('/app/inbound'),
    'app.inbound.$id.tsx': forTheMerchant(`/app/inbound/${foreign.delivery}`, { id: foreign.delivery }),
    'app.inbound[.]csv.tsx': forTheMerchant('/app/inbound.csv'),
    'app.reports.tsx': forTheMerchant('/app/reports?by=partner'),
    'app.reports[.]csv.tsx': forTheMerchant('/app/reports.csv?by=partner'),
    'app.resource-titles.tsx': forTheMerchant('/app/resource-titles?ids=gid://shopify/Product/1'),
    'app.settings._index.tsx': forTheMerchant('/app/settings', {}, [JSON.stringify({ intent: 'save' })]),
    'app.settings.customer[.]json.tsx': forTheMerchant('/app/settings/customer.json?customer=1'),
    'app.storefront.tsx': forTheMerchant('/app/storefront'),
  }
}

const FILES = import.meta.glob<RouteModule>('../../app/routes/*.tsx')
const nameOf = (file: string) => file.split('/').at(-1) as string

let system: System
let own: RivalPartner
let foreign: RivalPartner
let other: SeededShop
let table: Record<string, Route>
const modules = new Map<string, RouteModule>()

beforeAll(async () => {
  system = await startSystem({ SHOPIFY_API_SECRET: 'a secret in ASCII' }, { worker: false })
  const { runtime, shop } = system
  other = await seedShop(runtime, { domain: 'other.myshopify.com', postbackUrl: 'https://t.example/' })
  for (const { domain } of [shop, other]) await keepSession(runtime, domain)
  const about = { shopId: shop.id, offerId: shop.offer.id }
  own = await addRival(runtime, {
    ...about,
    word: 'minefield',
    userId: '800001',
    revenueMinor: 55_531n,
    payoutMinor: 5_553n,
  })
  foreign = await addRival(runtime, {
    ...about,
    word: 'rivalry',
    userId: '800002',
    revenueMinor: 77_713n,
    payoutMinor: 7_771n,
  })
  table = routes(system, own, foreign)
  for (const [file, load] of Object.entries(FILES)) modules.set(nameOf(file), await load())
}, 60_000)
afterAll(() => system.close())

const merchant = (): StaffAccount => ({ domain: system.shop.domain, userId: '90000000001' })
const bound = (): StaffAccount => ({ domain: system.shop.domain, userId: own.userId })
const stranger = (): StaffAccount => ({ domain: other.domain, userId: '90000000001' })

interface Step {
  route: string
  is: Route['is']
  method: 'GET' | 'POST'
  asked: Asked
  answer: { status: number; text: string }
}

/** Asks everything of the table. */
async function walk(who: StaffAccount, asks = table): Promise<Step[]> {
  const steps: Step[] = []
  for (const [route, { is, loads, acts }] of Object.entries(asks)) {
    const module = modules.get(route)
    const all = [
      ...loads.map((asked) => ['GET', asked] as const),
      ...acts.map((asked) => ['POST', asked] as const),
    ]
    for (const [method, asked] of all) {
      const handle = method === 'GET' ? module?.loader : module?.action
      if (!handle) continue
      steps.push({
        route,
        is,
        method,
        asked,
        answer: await callRoute(system.runtime, handle, who, method, asked),
      })
    }
  }
  return steps
}

/** Marks of these partners that an answer holds, but for what was asked. */
function leaks({ asked, answer }: Step, partners: readonly RivalPartner[]): string[] {
  const text = (asked.echoes ?? []).reduce((left, echo) => left.replaceAll(echo, ''), answer.text)
  return partners.flatMap(({ marks }) => marks.filter((mark) => text.includes(mark)))
}
const told = ({ route, method, asked, answer }: Step) =>
  `${method} ${route} ${asked.path} ${JSON.stringify(asked.body ?? '')}: ${answer.status}`

describe('the table', () => {
  test('has a line for every route, and none for what there is not', () => {
    expect([...modules.keys()].sort()).toEqual(Object.keys(table).sort())
  })

  test('asks something of every loader and every action', () => {
    const silent = [...modules].flatMap(([route, { loader, action }]) => {
      const { is, loads, acts } = table[route] as Route
      if (is === 'nobody') return []
      return [
        ...(loader && loads.length === 0 ? [`loader of ${route}`] : []),
        ...(action && acts.length === 0 ? [`action of ${route}`] : []),
      ]
    })
    expect(silent).toEqual([])
  })

  test('would show the other partner to somebody who may see him', async () => {
    const loads = Object.fromEntries(
      Object.entries(table).map(([route, each]) => [route, { ...each, acts: [] }]),
    )
    const steps = await walk(merchant(), loads)
    const seen = steps.filter((step) => leaks(step, [foreign]).length > 0).map(({ route }) => route)
    // They name no partner at all, or nothing of his is of their kind: no review, no call, no discount, no customer.
    const blind = [
      'app.tsx',
      'app.$.tsx',
      'app.offers._index.tsx',
      'app.offers.new.tsx',
      'app.partners.new.tsx',
      'app.partners.$id_.discounts.tsx',
      'app.partners.import.tsx',
      'app.conversions.review.tsx',
      'app.inbound._index.tsx',
      'app.inbound.$id.tsx',
      'app.inbound[.]csv.tsx',
      'app.resource-titles.tsx',
      'app.settings._index.tsx',
      'app.settings.customer[.]json.tsx',
      'app.storefront.tsx',
    ]
    expect(
      Object.keys(table).filter((route) => table[route]?.is !== 'nobody' && !seen.includes(route)),
    ).toEqual(blind)
  })
})

describe('somebody who is bound to a partner', () => {
  test('finds nothing of another partner, and changes nothing of his', async () => {
    const before = await rowsOf(system.runtime, foreign)
    const steps = await walk(bound())
    expect(steps.length).toBeGreaterThan(40)
    expect(
      steps
        .filter((step) => leaks(step, [foreign]).length > 0)
        .map((step) => [told(step), leaks(step, [foreign])]),
    ).toEqual([])
    expect(await rowsOf(system.runtime, foreign)).toEqual(before)
    // What a test send carries to a destination of his own choosing.
    const sent = system.tracker.hits.map(({ query }) => query.get('k'))
    expect(new Set(sent)).toEqual(new Set(['minefield-secret']))
  })

  test('is refused what is the merchant’s', async () => {
    const steps = (await walk(bound())).filter(({ is, asked }) => is === 'merchant' || asked.isRefused)
    expect(steps.length).toBeGreaterThan(3)
    expect(steps.filter(({ answer }) => answer.status !== 403).map(told)).toEqual([])
  })

  test('finds what is his', async () => {
    const steps = (await walk(bound())).filter(({ asked }) => asked.shows !== undefined)
    expect(steps.length).toBeGreaterThan(8)
    expect(
      steps.filter(({ asked, answer }) => !answer.text.includes(asked.shows as string)).map(told),
    ).toEqual([])
  })

  test('sees revenue only where the merchant shows it to partners', async () => {
    const show = (visible: boolean) =>
      system.database.pool.query('UPDATE shop SET revenue_visible = $2 WHERE id = $1', [
        system.shop.id,
        visible,
      ])
    const seeing = async () =>
      (await walk(bound()))
        .filter(({ answer }) => answer.text.includes(own.revenue))
        .map(({ route }) => route)
    expect(new Set(await seeing())).toEqual(new Set(['app._index.tsx', 'app.deliveries.$id.tsx']))
    await show(false)
    expect(await seeing()).toEqual([])
    await show(true)
  })
})

test('the merchant of another shop finds nothing of this one by its ids, and changes nothing', async () => {
  const before = [await rowsOf(system.runtime, own), await rowsOf(system.runtime, foreign)]
  for (const asks of [table, routes(system, foreign, own)]) {
    const steps = (await walk(stranger(), asks)).map((step) => ({
      ...step,
      // He may well be answered what he has asked for himself.
      asked: { ...step.asked, echoes: [...(step.asked.echoes ?? []), ...idsIn(step.asked)] },
    }))
    expect(
      steps
        .filter((step) => leaks(step, [own, foreign]).length > 0)
        .map((step) => [told(step), leaks(step, [own, foreign])]),
    ).toEqual([])
  }
  expect([await rowsOf(system.runtime, own), await rowsOf(system.runtime, foreign)]).toEqual(before)
})

test('a postback that was moved to another partner takes nothing along of what it reported before', async () => {
  const move = (to: RivalPartner) =>
    system.database.pool.query('UPDATE postback SET partner_id = $2 WHERE id = $1', [foreign.postback, to.id])
  await move(own)
  const history = {
    ...foreign,
    marks: [foreign.delivery, '#rivalry-1001', 'rivalry says no', 'rivalry-click'],
  }
  const steps = await walk(bound())
  const found = steps.filter((step) => leaks(step, [history]).length > 0)
  expect(found.map((step) => [told(step), leaks(step, [history])])).toEqual([])
  const { rows } = await system.database.pool.query('SELECT state, resend_of FROM delivery WHERE id = $1', [
    foreign.delivery,
  ])
  expect(rows).toEqual([{ state: 'failed', resend_of: null }])
  await move(foreign)
})

/** Ids in an address. */
function idsIn({ path }: Asked): string[] {
  return path.match(/[0-9a-f]{8}-[0-9a-f-]{27}|conv_\w+/g) ?? []
}
