// In which fields two configurations differ, by the names that the form gives them. Pure.
import { mark } from '#app/language/say.ts'
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'

const FIELDS: Readonly<Record<keyof PostbackConfiguration, string>> = {
  partnerId: mark('partner'),
  label: mark('name'),
  presetId: mark('preset'),
  offerIds: mark('offers'),
  events: mark('events'),
  statuses: mark('statuses'),
  adjustments: mark('adjustments'),
  currency: mark('currency'),
  method: mark('method'),
  url: mark('URL'),
  headers: mark('headers'),
  body: mark('body'),
  statusNames: mark('status names'),
  eventNames: mark('event names'),
  successRule: mark('what counts as delivered'),
  delaySeconds: mark('wait before sending'),
  active: mark('on or off'),
}

/** @returns texts to be said */
export function changedFields(one: PostbackConfiguration, other: PostbackConfiguration): string[] {
  const names = Object.keys(FIELDS) as (keyof PostbackConfiguration)[]
  return names.filter((name) => plain(one[name]) !== plain(other[name])).map((name) => FIELDS[name])
}

/** The same for the same content, in whatever order names stand. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
