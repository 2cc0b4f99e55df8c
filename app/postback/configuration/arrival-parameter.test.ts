import { expect, test } from 'vitest'
import { PRESETS } from '../presets/presets.ts'
import { arrivalParameterError } from './arrival-parameter.ts'

test.each(PRESETS.flatMap(({ arrivalParameter }) => arrivalParameter ?? []))(
  'visitors may be recognised by %s',
  (name) => {
    expect(arrivalParameterError(name)).toBeNull()
  },
)

test.each([
  ['', 'arrival_name'],
  ['a b', 'arrival_name'],
  ['a=b', 'arrival_name'],
  ['x'.repeat(65), 'arrival_name'],
  ['via', 'arrival_ours'],
  ['click_id', 'arrival_ours'],
  ['AffS1', 'arrival_ours'],
])('%j is refused: %s', (name, code) => {
  expect(arrivalParameterError(name)?.code).toBe(code)
})
