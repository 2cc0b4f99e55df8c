// Every page of the admin, with what is done on it while its vitals are measured. A route without a line here fails the test.
import type { FrameLocator } from 'playwright-core'

export interface AdminPage {
  /** Its file in app/routes, without `.tsx`. */
  route: string
  /** Where it is found; `:offer`, `:delivery`, `:postback`, `:partner`, `:conversion` and `:call` are put in. */
  path: string
  title: string | RegExp
  /** What a reader does here. */
  interact(app: FrameLocator): Promise<void>
}

/** Moves on by keyboard: on every page the least that it must do at once. */
async function moveOn(app: FrameLocator): Promise<void> {
  await app.locator('body').press('Tab')
  await app.locator('body').press('Tab')
}

export const PAGES: readonly AdminPage[] = [
  { route: 'app._index', path: '/app', title: 'Today', interact: moveOn },
  { route: 'app.offers._index', path: '/app/offers', title: 'Offers', interact: moveOn },
  {
    route: 'app.offers.new',
    path: '/app/offers/new',
    title: 'Add offer',
    interact: (app) => app.getByRole('textbox', { name: 'Name', exact: true }).pressSequentially('Winter'),
  },
  {
    route: 'app.offers.$id',
    path: '/app/offers/:offer',
    title: /./,
    interact: (app) => app.getByRole('textbox', { name: 'Name', exact: true }).pressSequentially('!'),
  },
  { route: 'app.postbacks._index', path: '/app/postbacks', title: 'Postbacks', interact: moveOn },
  {
    route: 'app.postbacks.new',
    path: '/app/postbacks/new',
    title: 'Add postback',
    interact: (app) =>
      app.getByRole('textbox', { name: 'URL', exact: true }).pressSequentially('https://t.ex'),
  },
  {
    route: 'app.postbacks.$id',
    path: '/app/postbacks/:postback',
    title: /./,
    interact: (app) => app.getByRole('textbox', { name: 'URL', exact: true }).pressSequentially('&x=1'),
  },
  {
    route: 'app.deliveries._index',
    path: '/app/deliveries',
    title: 'Deliveries',
    interact: (app) => app.getByRole('combobox', { name: 'Partner' }).press('ArrowDown'),
  },
  { route: 'app.deliveries.$id', path: '/app/deliveries/:delivery', title: /./, interact: moveOn },
  {
    route: 'app.conversions._index',
    path: '/app/conversions',
    title: 'Conversions',
    interact: (app) => app.getByRole('combobox', { name: 'Partner' }).press('ArrowDown'),
  },
  { route: 'app.conversions.$id', path: '/app/conversions/:conversion', title: /./, interact: moveOn },
  {
    route: 'app.conversions.review',
    path: '/app/conversions/review',
    title: 'Review queue',
    interact: moveOn,
  },
  {
    route: 'app.conversions.new',
    path: '/app/conversions/new',
    title: 'Create a conversion',
    interact: (app) => app.getByRole('textbox', { name: 'Amount' }).pressSequentially('12.50'),
  },
  {
    route: 'app.conversions.explain',
    path: '/app/conversions/explain',
    title: 'Explain an order',
    interact: (app) => app.getByRole('textbox', { name: 'Order' }).pressSequentially('#1001'),
  },
  {
    route: 'app.partners._index',
    path: '/app/partners',
    title: 'Partners',
    interact: (app) => app.getByRole('textbox').first().pressSequentially('wander'),
  },
  {
    route: 'app.partners.new',
    path: '/app/partners/new',
    title: 'Add partner',
    interact: (app) => app.getByRole('textbox', { name: 'Name', exact: true }).pressSequentially('Jo'),
  },
  {
    route: 'app.partners.$id',
    path: '/app/partners/:partner',
    title: /./,
    interact: (app) => app.getByRole('textbox', { name: 'sub1', exact: true }).pressSequentially('letter'),
  },
  {
    route: 'app.partners.$id_.payout.$offerId',
    path: '/app/partners/:partner/payout/:offer',
    title: /^Payout of /,
    interact: (app) => app.getByRole('button', { name: 'Add a rule' }).press('Enter'),
  },
  {
    route: 'app.partners.$id_.caps',
    path: '/app/partners/:partner/caps',
    title: /^Caps of /,
    interact: (app) => app.getByRole('button', { name: 'Add a cap' }).press('Enter'),
  },
  { route: 'app.partners.import', path: '/app/partners/import', title: 'Import partners', interact: moveOn },
  {
    route: 'app.inbound._index',
    path: '/app/inbound',
    title: 'Inbound log',
    interact: (app) => app.getByRole('combobox').first().press('ArrowDown'),
  },
  { route: 'app.inbound.$id', path: '/app/inbound/:call', title: /./, interact: moveOn },
  { route: 'app.settings._index', path: '/app/settings', title: 'Settings', interact: moveOn },
  { route: 'app.reports', path: '/app/reports', title: 'Reports', interact: moveOn },
  { route: 'app.storefront', path: '/app/storefront', title: 'Storefront', interact: moveOn },
  {
    route: 'app.access._index',
    path: '/app/access',
    title: 'Staff accounts',
    interact: (app) => app.getByRole('textbox', { name: 'Code' }).pressSequentially('ABCDE-'),
  },
  {
    route: 'app.access.$partnerId',
    path: '/app/access/:partner',
    title: /./,
    interact: (app) => app.getByRole('textbox', { name: 'For whom' }).pressSequentially('Jonas'),
  },
  { route: 'app.notices', path: '/app/notices', title: 'Notices', interact: moveOn },
  { route: 'app.$', path: '/app/nowhere', title: 'There is no such page', interact: moveOn },
]
