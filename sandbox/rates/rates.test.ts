import { expect, test } from 'vitest'
import { readEcbFile } from '#app/money/ecb-file.ts'
import { RATES_PATH, startRates } from './server.ts'

test('the file is one that the app can read, with the rates of today', async () => {
  const rates = await startRates({ clock: () => Date.parse('2026-11-20T23:59:59Z') })
  try {
    const response = await fetch(rates.url + RATES_PATH)
    const file = readEcbFile(await response.text())
    if (!file.ok) throw new Error(file.message)
    expect(file.newestDay).toBe('2026-11-20')
    expect(file.rates).toContainEqual({ day: '2026-11-20', currency: 'USD', perEuro: '1.0876' })
    expect(file.rates).toHaveLength(29)
    expect((await fetch(`${rates.url}/other`)).status).toBe(404)
  } finally {
    await rates.close()
  }
})
