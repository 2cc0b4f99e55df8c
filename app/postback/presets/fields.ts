// The blanks of the presets: what each is called and where a person finds it, to be said.
import { mark } from '#app/language/say.ts'
import type { Preset } from './preset.ts'

export type Field = {
  /** As it stands in the preset, without the angle brackets. */
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly kind: FieldKind
  /** A credential: kept sealed, never part of a template. */
  readonly secret?: true
  /** May be left empty: then the parameter that carries it is left out. */
  readonly optional?: true
}

/** `domain` is a whole host, `subdomain` one label of it, `credentials` are `name:secret` for HTTP Basic. */
export type FieldKind = 'domain' | 'subdomain' | 'credentials' | 'text'

const FIELDS = new Map<string, Omit<Field, 'name'>>([
  [
    'tracking domain',
    { label: mark('Tracking domain'), hint: mark('The host of their tracking links'), kind: 'domain' },
  ],
  [
    'tracker domain',
    { label: mark('Tracker domain'), hint: mark('The host where the tracker runs'), kind: 'domain' },
  ],
  ['domain', { label: mark('Domain'), hint: mark('The host of their tracking links'), kind: 'domain' }],
  ['host', { label: mark('Host'), hint: mark('The host where the program is installed'), kind: 'domain' }],
  ['tenant', { label: mark('Tenant'), hint: mark('The part before .trackdesk.com'), kind: 'subdomain' }],
  ['subdomain', { label: mark('Subdomain'), hint: mark('The part before .adsbtrk.com'), kind: 'subdomain' }],
  ['network', { label: mark('Network'), hint: mark('The part before .go2cloud.org'), kind: 'subdomain' }],
  [
    'account',
    { label: mark('Account'), hint: mark('The part before .cakemarketing.com'), kind: 'subdomain' },
  ],
  ['workspace', { label: mark('Workspace'), hint: mark('The part before .scaletrk.com'), kind: 'subdomain' }],
  [
    'account SID and token',
    { label: mark('SID and token'), hint: mark('Written SID:token'), kind: 'credentials', secret: true },
  ],
  ['brand', { label: mark('Brand'), hint: mark('The brand in their postback URL'), kind: 'text' }],
  ['offer', { label: mark('Offer'), hint: mark('The offer in their postback URL'), kind: 'text' }],
  [
    'postback secret',
    { label: mark('Postback secret'), hint: mark("The offer's secret"), kind: 'text', secret: true },
  ],
  [
    'postback key',
    { label: mark('Postback key'), hint: mark('The key in their postback URL'), kind: 'text', secret: true },
  ],
  ['network id', { label: mark('Network id'), hint: mark('nid in their postback URL'), kind: 'text' }],
  [
    'verification token',
    {
      label: mark('Verification token'),
      hint: mark('In their postback URL, where they ask for one'),
      kind: 'text',
      secret: true,
      optional: true,
    },
  ],
  ['event id', { label: mark('Event id'), hint: mark('The id of their event'), kind: 'text' }],
  ['offer id', { label: mark('Offer id'), hint: mark('The id of the offer there'), kind: 'text' }],
  [
    'secure hash',
    {
      label: mark('Secure hash'),
      hint: mark('The postback secret of their account, where they ask for one'),
      kind: 'text',
      secret: true,
      optional: true,
    },
  ],
  ['mid', { label: mark('Advertiser id'), hint: mark('mid in their postback URL'), kind: 'text' }],
  [
    'token',
    { label: mark('Token'), hint: mark('The token in their postback URL'), kind: 'text', secret: true },
  ],
  ['account SID', { label: mark('Account SID'), hint: mark('In their API settings'), kind: 'text' }],
  ['campaign id', { label: mark('Campaign id'), hint: mark('The id of your program there'), kind: 'text' }],
  [
    'event type code',
    { label: mark('Event type code'), hint: mark('The code of their event type'), kind: 'text' },
  ],
  ['merchant id', { label: mark('Merchant id'), hint: mark('Your advertiser id there'), kind: 'text' }],
  [
    'enterprise id',
    { label: mark('Enterprise id'), hint: mark('CID in their integration guide'), kind: 'text' },
  ],
  ['action id', { label: mark('Action id'), hint: mark('TYPE in their integration guide'), kind: 'text' }],
  ['api key', { label: mark('API key'), hint: mark('In their API settings'), kind: 'text', secret: true }],
  ['account id', { label: mark('Account id'), hint: mark('In their API settings'), kind: 'text' }],
])

/** What a secret field's value is called in the templates: `{secret.api_key}`. */
export function secretNameOf({ name }: Field): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}

/** A blank; the same form that validate-template refuses where one is left. */
export const BLANK = /<([^<>{}"=]{1,60})>/g

/** The fields of a preset in the order they appear, each once. Throws for a blank that has no entry here. */
export function fieldsOf(preset: Preset): Field[] {
  const texts = [
    preset.urlTemplate,
    ...Object.values(preset.headers ?? {}),
    preset.body?.template ?? '',
    ...Object.values(preset.eventNames ?? {}),
  ]
  const names = new Set(texts.flatMap((text) => [...text.matchAll(BLANK)].map((match) => match[1]!)))
  return [...names].map((name) => {
    const field = FIELDS.get(name)
    if (!field) throw new Error(`preset ${preset.id} has the unknown blank <${name}>`)
    return { name, ...field }
  })
}
