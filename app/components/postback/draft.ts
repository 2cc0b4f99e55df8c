// A postback while somebody edits it: every field as it stands in the form. Between it and the configuration that is checked
// and saved there is one way in and one way out, both here. Pure.
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'
import type { OurStatus } from '#app/postback/presets/preset.ts'
import { successOf, successRuleOf, type Success } from './success.ts'

export const OUR_STATUSES: readonly OurStatus[] = ['pending', 'hold', 'approved', 'rejected', 'reversed']

export interface Draft {
  partnerId: string
  label: string
  presetId: string | null
  method: 'GET' | 'POST'
  url: string
  headers: readonly HeaderRow[]
  bodyFormat: 'none' | 'json' | 'form'
  body: string
  /** What was typed for `{secret.name}`; a saved one that stays is absent or empty. */
  secrets: Readonly<Record<string, string>>
  /** Names with commas between; empty: all. */
  events: string
  offerIds: readonly string[]
  statuses: readonly OurStatus[]
  adjustments: boolean
  /** ISO 4217; empty: money is sent in the conversion's own. */
  currency: string
  /** Empty: ours is sent. */
  statusNames: Readonly<Record<OurStatus, string>>
  eventNames: readonly NameRow[]
  success: Success
  delaySeconds: string
  active: boolean
  /** The partner's; empty: none. */
  arrivalParameter: string
}

export interface HeaderRow {
  name: string
  value: string
}

export interface NameRow {
  ours: string
  theirs: string
}

const NO_NAMES: Draft['statusNames'] = { pending: '', hold: '', approved: '', rejected: '', reversed: '' }

export function newDraft(partnerId: string, arrivalParameter: string): Draft {
  return {
    partnerId,
    label: '',
    presetId: null,
    method: 'GET',
    url: '',
    headers: [],
    bodyFormat: 'none',
    body: '',
    secrets: {},
    events: '',
    offerIds: [],
    statuses: ['approved'],
    adjustments: false,
    currency: '',
    statusNames: NO_NAMES,
    eventNames: [],
    success: successOf({ status: '2xx' }),
    delaySeconds: '0',
    active: true,
    arrivalParameter,
  }
}

/** The form of what is saved. */
export function draftOf(saved: Readonly<PostbackConfiguration>, arrivalParameter: string): Draft {
  return {
    partnerId: saved.partnerId,
    label: saved.label,
    presetId: saved.presetId,
    ...requestDraft(saved),
    secrets: {},
    events: saved.events.join(', '),
    offerIds: saved.offerIds,
    statuses: saved.statuses,
    adjustments: saved.adjustments,
    currency: saved.currency ?? '',
    delaySeconds: String(saved.delaySeconds),
    active: saved.active,
    arrivalParameter,
  }
}

type RequestPart = Pick<
  PostbackConfiguration,
  'method' | 'url' | 'headers' | 'body' | 'statusNames' | 'eventNames' | 'successRule'
>

/** The fields that a preset or the assistant fills in. */
export function requestDraft(
  part: Readonly<RequestPart>,
): Pick<
  Draft,
  'method' | 'url' | 'headers' | 'bodyFormat' | 'body' | 'statusNames' | 'eventNames' | 'success'
> {
  return {
    method: part.method,
    url: part.url,
    headers: Object.entries(part.headers).map(([name, value]) => ({ name, value })),
    bodyFormat: part.body?.format ?? 'none',
    body: part.body?.template ?? '',
    statusNames: { ...NO_NAMES, ...part.statusNames },
    eventNames: Object.entries(part.eventNames).map(([ours, theirs]) => ({ ours, theirs })),
    success: successOf(part.successRule),
  }
}

/** What is checked and saved. Empty rows are left out; a delay that is no whole number is -1, which the check refuses. */
export function configurationOf(draft: Draft): PostbackConfiguration {
  const { method, bodyFormat, body } = draft
  return {
    partnerId: draft.partnerId,
    label: draft.label.trim(),
    presetId: draft.presetId,
    offerIds: [...draft.offerIds],
    events: listed(draft.events),
    statuses: OUR_STATUSES.filter((status) => draft.statuses.includes(status)),
    adjustments: draft.adjustments,
    currency: draft.currency === '' ? null : draft.currency,
    method,
    url: draft.url.trim(),
    headers: Object.fromEntries(
      draft.headers.filter(({ name, value }) => name.trim() !== '' || value !== '').map(headerEntry),
    ),
    body: method === 'POST' && bodyFormat !== 'none' ? { format: bodyFormat, template: body } : null,
    statusNames: Object.fromEntries(Object.entries(draft.statusNames).filter(([, name]) => name !== '')),
    eventNames: Object.fromEntries(
      draft.eventNames
        .filter(({ ours, theirs }) => ours.trim() !== '' || theirs !== '')
        .map(({ ours, theirs }) => [ours.trim(), theirs]),
    ),
    successRule: successRuleOf(draft.success),
    delaySeconds: /^\d{1,6}$/.test(draft.delaySeconds.trim()) ? Number(draft.delaySeconds) : -1,
    active: draft.active,
  }
}

/** The names that `{secret.…}` asks for in URL, headers and body, each once. */
export function askedSecrets(draft: Draft): string[] {
  const { url, headers, body } = configurationOf(draft)
  const texts = [url, ...Object.values(headers), body?.template ?? '']
  const found = texts.flatMap((text) => [...text.matchAll(/\{secret\.([a-z0-9_]{1,32})\}/g)])
  return [...new Set(found.map(([, name]) => name as string))]
}

const headerEntry = ({ name, value }: HeaderRow): [string, string] => [name.trim(), value.trim()]

function listed(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\s,]+/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ]
}
