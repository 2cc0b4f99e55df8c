// The desk of a test of admin pages: a sandbox of its own, Chromium, and a page in the stand-in admin. One call in beforeAll, one
// in afterAll:
//
//   describeInBrowser('the orders page', () => {
//     let desk: AdminDesk
//     beforeAll(async () => void (desk = await openAdminDesk()))
//     afterAll(() => desk?.close())
//
// A wait for a request or a response begins before what causes it: on a busy machine it has passed otherwise.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { shopHandle } from '../../sandbox/admin/launch.ts'
import { expectAccessible } from './accessibility.ts'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { startSandbox, type RunningSandbox } from './start-sandbox.ts'
import { watchPage, type Watch } from './watch-page.ts'

const ARTIFACTS = join(import.meta.dirname, 'artifacts')
const WIDE = { width: 1280, height: 1500 }
const NARROW = { width: 390, height: 2200 }

export interface AdminDesk {
  sandbox: RunningSandbox
  /** The app's own database, to arrange what a page shows and to see what it has saved. */
  database: pg.Pool
  /** The merchant's page: the admin, and the app in its frame. */
  admin: Page
  /** What goes wrong in `admin` from the beginning on. */
  watch: Watch
  /** The app in the admin, to find things in it. */
  app(): FrameLocator
  /** The frame itself: its address, and what is to be evaluated in it. @throws where the admin shows another page */
  appFrame(): Frame
  /** Opens a page of the app anew. @param path with its query, such as `/app/notices` @param title that it shows when it is there */
  goTo(path: string, title: string | RegExp): Promise<void>
  /** Waits for the page of this title. */
  heading(title: string | RegExp): Promise<void>
  /** A text field of the app by its whole name. */
  field(name: string): Locator
  /** Presses a button of the app by its whole name. */
  press(name: string): Promise<void>
  /** What `admin` shows, kept as `artifacts/NAME.png`. */
  screenshot(name: string): Promise<void>
  /** As `expectToFit` below, for the app. */
  expectToFit(name: string, place?: Locator): Promise<void>
  /** Nothing serious or critical stands in the way of a keyboard or a screen reader (axe). */
  expectAccessible(): Promise<void>
  wide(): Promise<void>
  narrow(): Promise<void>
  /** The page of somebody else, with cookies of its own; whoever is done with it closes its context. */
  newPage(): Promise<Page>
  close(): Promise<void>
}

/** Without a Chromium the tests are skipped, of which chromium.ts tells. */
export const describeInBrowser = findChromium() === null ? describe.skip : describe

/** The admin's page is blank until the first `goTo`, with which the app is installed. */
export async function openAdminDesk(): Promise<AdminDesk> {
  const sandbox = await startSandbox()
  let browser: Browser | undefined
  try {
    browser = await launchChromium(findChromium() as string)
    return takeSeat(sandbox, browser, await newPage(browser))
  } catch (error) {
    await browser?.close()
    await sandbox.stop()
    throw error
  }
}

function takeSeat(sandbox: RunningSandbox, browser: Browser, admin: Page): AdminDesk {
  const watch = watchPage(admin)
  const database = new pg.Pool({ connectionString: sandbox.databaseUrl, max: 2 })
  const app = () => admin.frameLocator('#app')
  const appFrame = () => frameAt(admin, `${sandbox.appUrl}/app`)
  const heading = (title: string | RegExp) => app().getByRole('heading', { name: title, level: 1 }).waitFor()
  return {
    sandbox,
    database,
    admin,
    watch,
    app,
    appFrame,
    async goTo(path, title) {
      const { adminUrl, shopDomain, apiKey } = sandbox
      await admin.goto(`${adminUrl}/store/${shopHandle(shopDomain)}/apps/${apiKey}${path}`)
      await heading(title)
    },
    heading,
    field: (name) => app().getByRole('textbox', { name, exact: true }),
    press: (name) => app().getByRole('button', { name, exact: true }).click(),
    screenshot: (name) => screenshot(admin, name),
    expectToFit: (name, place) => expectToFit(admin, appFrame(), name, place),
    expectAccessible: () => expectAccessible(appFrame()),
    wide: () => admin.setViewportSize(WIDE),
    narrow: () => admin.setViewportSize(NARROW),
    newPage: () => newPage(browser),
    async close() {
      watch.end()
      await browser.close()
      await database.end()
      await sandbox.stop()
    },
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, userAgent: USER_AGENT })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return context.newPage()
}

function frameAt(page: Page, url: string): Frame {
  const frame = page.frames().find((each) => each.url().startsWith(url))
  if (!frame) throw new Error(`No frame of ${page.url()} stands at ${url}`)
  return frame
}

async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true })
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) })
}

/**
 * What a page shows is never wider than a narrow screen. Kept in both widths as `artifacts/NAME-wide.png` and `NAME-narrow.png`,
 * whether it fits or not; the page is wide afterwards.
 * @param content what may not be wider: the page itself, or a frame of it
 * @param place what is to be seen in the narrow picture, where the page is long
 */
export async function expectToFit(page: Page, content: Page | Frame, name: string, place?: Locator) {
  // A number: an element itself does not come over from the browser, and its properties would be undefined here.
  const beyondPx = () =>
    content.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await page.setViewportSize(WIDE)
  await screenshot(page, `${name}-wide`)
  await page.setViewportSize(NARROW)
  try {
    await place?.scrollIntoViewIfNeeded()
    // What is drawn by script has the new width a moment later.
    await expect.poll(beyondPx, { message: `${name}: pixels beyond a narrow screen` }).toBe(0)
  } finally {
    await screenshot(page, `${name}-narrow`)
    await page.setViewportSize(WIDE)
  }
}
