import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { buildTarget, faultsOf, TARGETS } from './build.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const COMMITTED = TARGETS.flatMap((target) =>
  target.built === null ? [] : [{ ...target, built: target.built }],
)

describe.each(COMMITTED)('$built', (target) => {
  const text = readFileSync(ROOT + target.built, 'utf8')

  test('is what its source builds, within its size', async () => {
    expect(await buildTarget(target)).toBe(text)
    expect(faultsOf(target, text)).toEqual([])
  })

  test('runs no text as code, writes no markup and says nothing', () => {
    expect(text).not.toMatch(
      /\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacent|document\.write|\bconsole\b/,
    )
    expect(text).not.toContain('sourceMappingURL')
  })

  test('sets no global but its own name, and the fetch that it wraps', () => {
    const set = [...text.matchAll(/\b(?:window|globalThis|self)\.(\w+)=[^=]/g)].map(([, name]) => name)
    const allowed = target.built.includes('carry')
      ? ['fetch']
      : target.built.includes('assets')
        ? ['Throughline']
        : []
    expect(set).toEqual(allowed)
    expect(text).toMatch(
      target.options.format === 'iife' ? /^"use strict";\(\(\)=>\{.*\}\)\(\);\n$/s : /export\{/,
    )
  })
})

test('a script that has grown too large is told', () => {
  const [loader] = TARGETS
  const text = Array.from({ length: 3_000 }, (_, n) => String.fromCodePoint(33 + ((n * n) % 1_021))).join('')
  expect(faultsOf({ ...loader!, maxBytes: 100 }, text)).toEqual([
    expect.stringMatching(/click-capture\.js: \d+ bytes, at most 100 are allowed/),
    expect.stringMatching(/click-capture\.js: \d+ bytes compressed, at most 1024 are allowed/),
  ])
})

test('`--check` is content with what is committed', async () => {
  const run = promisify(execFile)
  await expect(
    run(process.execPath, ['extensions/build.ts', '--check'], { cwd: ROOT }),
  ).resolves.toMatchObject({
    stderr: '',
  })
})
