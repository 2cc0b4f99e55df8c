// One run of the sandbox from start to stop: database, parts, app, seed, demonstration, manifest; and down again in
// the opposite order, whatever ended it.
import { appEnvironment } from './app-environment.server.ts'
import { startApp } from './app-process.server.ts'
import { openReadOnlyPool, startDatabase, stopLeftOver } from './database.server.ts'
import { DEMO } from './demo-shop.ts'
import { describeRun, removeManifest, writeManifest } from './manifest.server.ts'
import type { Manifest } from './manifest.server.ts'
import { createNarrator } from './narrate.ts'
import type { Narrator } from './narrate.ts'
import type { Options } from './options.ts'
import { placesOf, startParts } from './parts.server.ts'
import type { Parts, Places } from './parts.server.ts'
import { choosePorts } from './ports.server.ts'
import { seedDemo } from './seed.server.ts'
import {
  claimFolder,
  emptyFolder,
  keepSettings,
  layout,
  openSettings,
  releaseFolder,
} from './settings.server.ts'
import type { Layout, Ports, Settings } from './settings.server.ts'
import { shown, tellPlaces } from './tell-places.ts'
import { walkOnce } from './walk.ts'

type Run = {
  options: Options
  appEntry: string
  files: Layout
  settings: Settings
  ports: Ports
  places: Places
  narrate: Narrator
  /** Resolves with the exit code once the run is to end. */
  ended: Promise<number>
  end(code: number): void
  /** Undone in the opposite order. */
  undo: (() => Promise<void> | void)[]
}

/**
 * Runs until it is stopped.
 * @param appEntry the app's program; tests put a smaller one in its place
 * @returns the process's exit code: 0 after Ctrl-C, 1 where something went wrong
 */
export async function runSandbox(options: Options, appEntry = 'app/server.ts'): Promise<number> {
  const narrate = createNarrator()
  const files = layout(options.dataDir)
  try {
    claimFolder(files)
    if (options.fresh) {
      await stopLeftOver(files.postgres)
      emptyFolder(files)
    }
  } catch (error) {
    narrate.failed(String((error as Error).message))
    return 1
  }
  removeManifest(files.manifest)
  const settings = openSettings(files)
  const ports = await choosePorts(options.port, settings.ports)
  keepSettings(files, { ...settings, ports })
  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
  const run: Run = {
    options,
    appEntry,
    files,
    settings,
    ports,
    places: placesOf(ports),
    narrate,
    ended,
    end,
    undo: [],
  }
  let code: number
  try {
    code = await Promise.race([start(run).then((failed) => failed ?? ended), ended])
  } catch (error) {
    narrate.failed(`The sandbox failed: ${error instanceof Error ? error.stack : String(error)}`)
    code = 1
  }
  await stop(run)
  return code
}

/** Brings everything up. Returns an exit code where that failed. */
async function start(run: Run): Promise<number | undefined> {
  const { narrate, files, settings, ports, places, options } = run
  narrate.title('Throughline sandbox')
  narrate.step('Start PostgreSQL from node_modules, with its data in the data directory.')
  const database = await startDatabase(files.postgres, () => {})
  run.undo.push(() => database.stop())
  narrate.result(`port ${database.port}`)

  narrate.step(
    "Start the stand-ins: Shopify, the shop's storefront and admin, the partner's tracker, the mail.",
  )
  const pool = openReadOnlyPool(database.url)
  run.undo.push(() => pool.end())
  const parts = await startParts(files, settings, ports, pool)
  run.undo.push(() => parts.close())
  const { app: _, ...stood } = ports
  narrate.result(`ports ${Object.values(stood).join(', ')}`)

  const manifest = describeRun(places, settings, database.url)
  const app = launchApp(run, manifest)
  const isReady = await app.ready()
  if (!isReady) {
    narrate.failed(`The app did not become ready. The whole log is in ${files.appLog}.`)
    return 1
  }
  narrate.result('ready')
  await setUp(run, manifest)
  if (options.walk) await demonstrate(run, parts)
  app.publish()
  tellPlaces(narrate, places, files.manifest)
  return undefined
}

/** Starts the app. `publish` writes the manifest and keeps its `appPid` true from then on. */
function launchApp(run: Run, manifest: Manifest): { ready(): Promise<boolean>; publish(): void } {
  const { narrate, files, settings, places, options } = run
  narrate.step('Start the app as it runs in production; it migrates its database first.')
  narrate.detail(`Its log: ${shown(files.appLog)}`)
  let isPublished = false
  const app = startApp({
    url: places.appUrl,
    entry: run.appEntry,
    env: appEnvironment(places, settings, manifest.databaseUrl),
    logFile: files.appLog,
    keep: options.keepApp,
    onStart(pid) {
      manifest.appPid = pid
      if (isPublished) writeManifest(files.manifest, manifest)
    },
    onDeath: (what, lastWords) => tellDeath(run, what, lastWords),
  })
  run.undo.push(() => app.stop())
  return {
    ready: app.ready,
    publish() {
      writeManifest(files.manifest, manifest)
      isPublished = true
      run.undo.push(() => removeManifest(files.manifest))
    },
  }
}

/** Writes the demonstration's rows. */
async function setUp({ narrate, places, settings }: Run, manifest: Manifest): Promise<void> {
  const { brand, partner, coupon } = DEMO
  narrate.step(
    `Set up the demonstration: brand ${brand}, an offer of 10%, partner ${partner}, coupon ${coupon}.`,
  )
  const { encryptionKeys } = settings
  const { storefrontUrl, trackerUrl } = places
  const { databaseUrl } = manifest
  const seeded = await seedDemo({ databaseUrl, encryptionKeys, storefrontUrl, trackerUrl })
  manifest.postbackSecret = seeded.postbackSecret
  narrate.result(seeded.isNew ? 'written' : 'there already; going on with the data of the last start')
}

async function demonstrate({ narrate, places }: Run, parts: Parts): Promise<void> {
  narrate.title('The flow, once')
  const { hits } = parts.tracker
  const { webhooks } = parts.platform
  const walked = await walkOnce({ ...places, hits, webhooks, narrate })
  if (!walked)
    narrate.failed(
      'The demonstration did not come to its end; everything keeps running, so that you can look.',
    )
}

function tellDeath({ narrate, options, end }: Run, what: string, lastWords: string): void {
  narrate.failed(`The app ${what}.`)
  if (options.keepApp) return narrate.detail('Starting it again.')
  lastWords.split('\n').forEach((line) => narrate.detail(line))
  end(1)
}

/** Takes everything down, newest first. One part that fails to stop does not keep the others up. */
async function stop({ narrate, undo, files }: Run): Promise<void> {
  narrate.gap()
  narrate.detail('Stopping.')
  for (const each of undo.reverse()) {
    try {
      await each()
    } catch (error) {
      narrate.failed(`While stopping: ${String(error)}`)
    }
  }
  releaseFolder(files)
  narrate.detail('Stopped.')
}
