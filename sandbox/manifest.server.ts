// `<data-dir>/sandbox.json`: tells scripts where everything is. There only while the sandbox is ready.
import { rmSync } from 'node:fs'
import { DEMO } from './demo-shop.ts'
import type { Places } from './parts.server.ts'
import { writePrivate } from './settings.server.ts'
import type { Settings } from './settings.server.ts'

/** The contract's keys, `mailUrl`, and `appPid` for those who want to kill the app. It holds secrets: owner only. */
export type Manifest = {
  appUrl: string
  adminUrl: string
  storefrontUrl: string
  trackerUrl: string
  mailUrl: string
  shopDomain: string
  apiKey: string
  apiSecret: string
  brand: string
  offer: string
  partner: string
  coupon: string
  postbackSecret: string | null
  databaseUrl: string
  appPid: number | null
}

/** What is known before the app runs and the demonstration's rows are written. */
export function describeRun(places: Places, { apiKey, apiSecret }: Settings, databaseUrl: string): Manifest {
  const { appUrl, adminUrl, storefrontUrl, trackerUrl, mailUrl } = places
  const { shopDomain, brand, offer, partner, coupon } = DEMO
  return {
    appUrl,
    adminUrl,
    storefrontUrl,
    trackerUrl,
    mailUrl,
    shopDomain,
    apiKey,
    apiSecret,
    brand,
    offer,
    partner,
    coupon,
    postbackSecret: null,
    databaseUrl,
    appPid: null,
  }
}

export function writeManifest(file: string, manifest: Manifest): void {
  writePrivate(file, `${JSON.stringify(manifest, null, 2)}\n`)
}

export function removeManifest(file: string): void {
  rmSync(file, { force: true })
}
