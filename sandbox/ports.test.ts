import { expect, test } from 'vitest'
import { choosePorts } from './ports.server.ts'
import { startServer } from './web/server.ts'

const quiet = (response: { end(): void }) => response.end()

test('one after the other from the wanted one, leaving out what is taken', async () => {
  const taken = await startServer({ port: 4811, handle: (_request, response) => quiet(response) })
  const ports = await choosePorts(4810, null)
  await taken.close()
  expect(ports).toEqual({
    app: 4810,
    admin: 4812,
    storefront: 4813,
    tracker: 4814,
    shopify: 4815,
    mail: 4816,
    smtp: 4817,
    rates: 4818,
  })
})

test('those of the last start come again, but for one that is taken now', async () => {
  const kept = {
    app: 4820,
    admin: 4822,
    storefront: 4823,
    tracker: 4829,
    shopify: 4825,
    mail: 4826,
    smtp: 4827,
    rates: 4828,
  }
  expect(await choosePorts(null, kept)).toEqual(kept)
  expect(await choosePorts(4820, kept)).toEqual(kept)
  const taken = await startServer({ port: 4829, handle: (_request, response) => quiet(response) })
  const ports = await choosePorts(4820, kept)
  await taken.close()
  expect(ports).toMatchObject({ app: 4820, admin: 4822, shopify: 4825 })
  expect(Object.values(kept)).not.toContain(ports.tracker)
})

test('a part that the last start did not have gets a port of its own beside the kept ones', async () => {
  const kept = { app: 4830, admin: 4831, storefront: 4832, tracker: 4833, shopify: 4834 }
  expect(await choosePorts(null, kept)).toMatchObject(kept)
  const { mail, smtp, rates } = await choosePorts(4830, kept)
  expect(new Set([...Object.values(kept), mail, smtp, rates]).size).toBe(8)
})
