import { expect, test } from 'vitest'
import { createIds } from './ids.server.ts'
import { isUuid, uuidTimeMs } from './uuid.ts'

test('ten thousand ids of one millisecond rise and none comes twice', () => {
  const newId = createIds(() => 1_795_219_200_000)
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids.every(isUuid)).toBe(true)
  expect(ids).toEqual([...new Set(ids)].sort())
})

test('ids keep rising when the clock is set back', () => {
  const times = [1_795_219_200_005, 1_795_219_200_000, 1_795_219_200_001]
  const newId = createIds(() => times.shift() ?? 0)
  const ids = [newId(), newId(), newId()]
  expect(ids).toEqual([...ids].sort())
  expect(uuidTimeMs(ids[2] as string)).toBe(1_795_219_200_005)
})
