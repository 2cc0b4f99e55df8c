import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startReceiver } from './receiver.fixture.ts'

const PRELOAD = new URL('./redirect-shopify.ts', import.meta.url).href

test('a process with the preload reaches the stand-in under Shopify’s name, and ends with its parent', async () => {
  const shopify = await startReceiver()
  const program = `
    const answer = await fetch('https://demo.myshopify.com/admin/x', { method: 'POST', headers: { 'x-mark': 'yes' }, body: 'hello' })
    const plain = await fetch('${shopify.url}/plain')
    process.send([answer.status, plain.status])
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', PRELOAD, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, SANDBOX_SHOPIFY_URL: shopify.url },
  })
  expect(await once(child, 'message')).toEqual([[200, 200], undefined])
  expect(shopify.received).toMatchObject([
    {
      method: 'POST',
      url: '/admin/x',
      body: 'hello',
      headers: { 'x-sandbox-shop': 'demo.myshopify.com', 'x-mark': 'yes' },
    },
    { method: 'GET', url: '/plain' },
  ])
  expect(shopify.received[1]!.headers['x-sandbox-shop']).toBeUndefined()
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([1, null])
  await shopify.close()
})
