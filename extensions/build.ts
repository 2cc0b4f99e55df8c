// Builds the storefront's scripts: `node extensions/build.ts`. Shopify copies a theme extension's assets as they are, so
// what is built is committed; `--check` tells where it is not what the source builds, or has grown too large.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'

export interface Target {
  /** From the project's folder. */
  source: string
  /** From the project's folder; null where Shopify's own tool builds it and only the size is checked. */
  built: string | null
  options: BuildOptions
  maxBytes?: number
  maxGzipBytes?: number
}

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** Safari 13 and everything younger. */
const ASSET: BuildOptions = { format: 'iife', target: 'es2019' }

export const TARGETS: readonly Target[] = [
  {
    source: 'extensions/click-capture/src/loader.ts',
    built: 'extensions/click-capture/assets/click-capture.js',
    options: ASSET,
    maxGzipBytes: 1_024,
  },
  {
    source: 'extensions/click-capture/src/carry.ts',
    built: 'extensions/click-capture/assets/click-carry.js',
    options: ASSET,
    maxGzipBytes: 4_096,
    maxBytes: 10_000,
  },
  {
    source: 'extensions/click-capture/src/headless.ts',
    built: 'public/capture.js',
    options: { format: 'esm', target: 'es2020' },
  },
  {
    source: 'extensions/conversion-pixel/src/index.ts',
    built: null,
    options: { format: 'iife', target: 'es2020' },
    maxBytes: 128 * 1_024,
  },
]

/** The script that a target's source builds: the same text on every machine. */
export async function buildTarget({ source, options }: Target): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [source],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** What is wrong with a built script, in words; empty where nothing is. */
export function faultsOf(target: Target, text: string): string[] {
  const { source, built, maxBytes = Infinity, maxGzipBytes = Infinity } = target
  const sizes = [
    { what: 'bytes', is: Buffer.byteLength(text), most: maxBytes },
    { what: 'bytes compressed', is: gzipBytes(text), most: maxGzipBytes },
  ]
  return sizes
    .filter(({ is, most }) => is > most)
    .map(({ what, is, most }) => `${built ?? source}: ${is} ${what}, at most ${most} are allowed`)
}

export const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length

async function main(isCheck: boolean): Promise<void> {
  const faults: string[] = []
  for (const target of TARGETS.filter(({ source }) => existsSync(ROOT + source))) {
    const { source, built } = target
    const text = await buildTarget(target)
    faults.push(...faultsOf(target, text))
    const size = `${Buffer.byteLength(text)} bytes, ${gzipBytes(text)} compressed`
    if (built === null || !isCheck) process.stdout.write(`${built ?? source}: ${size}\n`)
    if (built === null) continue
    if (!isCheck) writeFileSync(ROOT + built, text)
    else if (!existsSync(ROOT + built) || readFileSync(ROOT + built, 'utf8') !== text)
      faults.push(`${built}: not what ${source} builds; run npm run build:extensions`)
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}

if (import.meta.main) await main(process.argv.includes('--check'))
