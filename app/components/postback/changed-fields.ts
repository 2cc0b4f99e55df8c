// In which fields two configurations differ, by the names that the form gives them. Pure.
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'

const FIELDS: Readonly<Record<keyof PostbackConfiguration, string>> = {
  partnerId: 'partner',
  label: 'name',
  presetId: 'preset',
  offerIds: 'offers',
  events: 'events',
  statuses: 'statuses',
  adjustments: 'adjustments',
  currency: 'currency',
  method: 'method',
  url: 'URL',
  headers: 'headers',
  body: 'body',
  statusNames: 'status names',
  eventNames: 'event names',
  successRule: 'what counts as delivered',
  delaySeconds: 'wait before sending',
  active: 'on or off',
}

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
