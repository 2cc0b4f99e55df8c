// Every page of the admin, with what is done on it while its vitals are measured. A route without a line here fails the test.
import type { FrameLocator } from 'playwright-core'

export interface AdminPage {
  /** Its file in app/routes, without `.tsx`. */
  route: string
  /** Where it is found; `:delivery`, `:postback` and `:partner` are put in. */
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
]
