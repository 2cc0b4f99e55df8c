// By what the assistant recognises the platforms that trackers and networks run on. What is sent to them stands in the presets.
import type { Hint } from './destination.ts'

export const PLATFORMS: readonly Hint[] = [
  {
    id: 'everflow',
    hosts: null,
    path: /^\/?$/,
    pathTells: false,
    telling: ['nid', 'adv_event_id', 'verification_token'],
    click: 'transaction_id',
  },
  {
    id: 'tune',
    hosts: /(?:^|\.)go2cloud\.org$/,
    path: /^\/aff_lsr\/?$/,
    pathTells: true,
    telling: [],
    click: 'transaction_id',
  },
  { id: 'cake', hosts: null, path: /^\/p\.ashx$/, pathTells: true, telling: ['f', 'r'], click: 'r' },
  {
    id: 'affise',
    hosts: /(?:^|\.)affise\.com$/,
    path: /^\/postback\/?$/,
    pathTells: false,
    telling: ['action_id', 'goal', 'promo_code', 'secure'],
    click: 'clickid',
  },
  {
    id: 'offer18',
    hosts: /(?:^|\.)(?:offer18\.com|o18\.(?:click|link))$/,
    path: /^\/p\/?$/,
    pathTells: false,
    telling: ['mid', 'adv_sub1', 'sale'],
    click: 'tid',
  },
  {
    id: 'scaleo',
    hosts: /(?:^|\.)scaletrk\.com$/,
    path: /^\/track\/conv-addchange\/?$/,
    pathTells: true,
    telling: ['goal_alias', 'adv_order_id', 'conv_status'],
    click: 'click_id',
  },
  {
    id: 'trackier',
    hosts: null,
    path: /^\/acquisition\/?$/,
    pathTells: true,
    telling: ['goal_value', 'sale_amount'],
    click: 'click_id',
  },
]
