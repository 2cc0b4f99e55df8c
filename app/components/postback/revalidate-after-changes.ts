// A test send and a look at a secret change nothing: what the page shows need not be read again.
import type { ShouldRevalidateFunction } from '@remix-run/react'

const READS: readonly unknown[] = ['test', 'reveal']

export const revalidateAfterChanges: ShouldRevalidateFunction = ({ json, defaultShouldRevalidate }) => {
  const asked = typeof json === 'object' && json !== null && 'intent' in json ? json['intent'] : undefined
  return READS.includes(asked) ? false : defaultShouldRevalidate
}
