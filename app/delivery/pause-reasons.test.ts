import { expect, test } from 'vitest'
import { isOurPause } from './pause-reasons.ts'
import { PAUSES } from './result-words.ts'

test.each([
  [PAUSES.gone, true],
  ['50 failures in a row over 3 days, the newest: HTTP 503', true],
  ['until the campaign begins', false],
  ['2 failures by hand', false],
  ['', false],
])('%s', (reason, ours) => expect(isOurPause(reason)).toBe(ours))
