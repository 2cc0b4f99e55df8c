// The blanks of the presets: what each is called and where a person finds it.
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
  ['tracking domain', { label: 'Tracking domain', hint: 'The host of their tracking links', kind: 'domain' }],
  ['tracker domain', { label: 'Tracker domain', hint: 'The host where the tracker runs', kind: 'domain' }],
  ['domain', { label: 'Domain', hint: 'The host of their tracking links', kind: 'domain' }],
  ['host', { label: 'Host', hint: 'The host where the program is installed', kind: 'domain' }],
  ['tenant', { label: 'Tenant', hint: 'The part before .trackdesk.com', kind: 'subdomain' }],
  ['subdomain', { label: 'Subdomain', hint: 'The part before .adsbtrk.com', kind: 'subdomain' }],
  ['network', { label: 'Network', hint: 'The part before .go2cloud.org', kind: 'subdomain' }],
  ['account', { label: 'Account', hint: 'The part before .cakemarketing.com', kind: 'subdomain' }],
  ['workspace', { label: 'Workspace', hint: 'The part before .scaletrk.com', kind: 'subdomain' }],
  [
    'account SID and token',
    { label: 'SID and token', hint: 'Written SID:token', kind: 'credentials', secret: true },
  ],
  ['brand', { label: 'Brand', hint: 'The brand in their postback URL', kind: 'text' }],
  ['offer', { label: 'Offer', hint: 'The offer in their postback URL', kind: 'text' }],
  ['postback secret', { label: 'Postback secret', hint: "The offer's secret", kind: 'text', secret: true }],
  [
    'postback key',
    { label: 'Postback key', hint: 'The key in their postback URL', kind: 'text', secret: true },
  ],
  ['network id', { label: 'Network id', hint: 'nid in their postback URL', kind: 'text' }],
  [
    'verification token',
    {
      label: 'Verification token',
      hint: 'In their postback URL, where they ask for one',
      kind: 'text',
      secret: true,
      optional: true,
    },
  ],
  ['event id', { label: 'Event id', hint: 'The id of their event', kind: 'text' }],
  ['offer id', { label: 'Offer id', hint: 'The id of the offer there', kind: 'text' }],
  [
    'secure hash',
    {
      label: 'Secure hash',
      hint: 'The postback secret of their account, where they ask for one',
      kind: 'text',
      secret: true,
      optional: true,
    },
  ],
  ['mid', { label: 'Advertiser id', hint: 'mid in their postback URL', kind: 'text' }],
  ['token', { label: 'Token', hint: 'The token in their postback URL', kind: 'text', secret: true }],
  ['account SID', { label: 'Account SID', hint: 'In their API settings', kind: 'text' }],
  ['campaign id', { label: 'Campaign id', hint: 'The id of your program there', kind: 'text' }],
  ['event type code', { label: 'Event type code', hint: 'The code of their event type', kind: 'text' }],
  ['merchant id', { label: 'Merchant id', hint: 'Your advertiser id there', kind: 'text' }],
  ['enterprise id', { label: 'Enterprise id', hint: 'CID in their integration guide', kind: 'text' }],
  ['action id', { label: 'Action id', hint: 'TYPE in their integration guide', kind: 'text' }],
  ['api key', { label: 'API key', hint: 'In their API settings', kind: 'text', secret: true }],
  ['account id', { label: 'Account id', hint: 'In their API settings', kind: 'text' }],
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
