import { expect, test } from 'vitest'
import { choosePorts } from './ports.server.ts'
import { startServer } from './web/server.ts'

const quiet = (response: { end(): void }) => response.end()

test('five in a row from the wanted one, leaving out what is taken', async () => {
  const taken = await startServer({ port: 4811, handle: (_request, response) => quiet(response) })
  const ports = await choosePorts(4810, null)
  await taken.close()
  expect(ports).toEqual({ app: 4810, admin: 4812, storefront: 4813, tracker: 4814, shopify: 4815 })
})

test('those of the last start come again, but for one that is taken now', async () => {
  const kept = { app: 4820, admin: 4822, storefront: 4823, tracker: 4829, shopify: 4825 }
  expect(await choosePorts(null, kept)).toEqual(kept)
  expect(await choosePorts(4820, kept)).toEqual(kept)
  const taken = await startServer({ port: 4829, handle: (_request, response) => quiet(response) })
  const ports = await choosePorts(4820, kept)
  await taken.close()
  expect(ports).toMatchObject({ app: 4820, admin: 4822, shopify: 4825 })
  expect(Object.values(kept)).not.toContain(ports.tracker)
})
