// Asks axe what stands in the way of people who use a keyboard or a screen reader, inside the app's frame.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.1, A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Fails where something serious or critical is found; the message names the rule and the element. */
export async function expectAccessible(content: Page | Frame): Promise<void> {
  if (!(await content.evaluate(() => 'axe' in window))) await content.evaluate(AXE)
  const violations = await content.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
    })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      places: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
    }))
  }, RULES)
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}
