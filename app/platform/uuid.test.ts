import { expect, test } from 'vitest'
import { firstUuidAt, isUuid, readUuid, uuidTimeMs, uuidv7 } from './uuid.ts'

const ONES = new Uint8Array(10).fill(0xff)
const ZEROS = new Uint8Array(10)

test('an id has version 7, variant 10, and carries its time', () => {
  expect(uuidv7(0x0199a0000000, ZEROS)).toBe('0199a000-0000-7000-8000-000000000000')
  expect(uuidv7(0x0199a0000000, ONES)).toBe('0199a000-0000-7fff-bfff-ffffffffffff')
  expect(uuidTimeMs(uuidv7(1_795_219_200_123, ONES))).toBe(1_795_219_200_123)
})

test('ids of a later time sort after those of an earlier one, whatever their random part', () => {
  expect(uuidv7(1_795_219_200_123, ONES) < uuidv7(1_795_219_200_124, ZEROS)).toBe(true)
})

test('the first id of a time is below every id of that time and above every id before it', () => {
  const bound = firstUuidAt(1_795_219_200_123)
  expect(bound <= uuidv7(1_795_219_200_123, ZEROS)).toBe(true)
  expect(bound > uuidv7(1_795_219_200_122, ONES)).toBe(true)
})

test.each([
  ['0199a000-0000-7000-8000-000000000000', true],
  ['0199A000-0000-7000-8000-000000000000', false],
  ['0199a00000007000800000000000000 0', false],
  ["0199a000-0000-7000-8000-00000000000'", false],
  ['', false],
])('%j is a UUID: %s', (text, expected) => {
  expect(isUuid(text)).toBe(expected)
})

test.each([
  ['0199a000-0000-7000-8000-00000000000a', '0199a000-0000-7000-8000-00000000000a'],
  [' 0199A000-0000-7000-8000-00000000000A\n', '0199a000-0000-7000-8000-00000000000a'],
  ['0199a000-0000-7000-8000-00000000000', null],
  ['0199a000-0000-7000-8000-00000000000a0199a000', null],
  ['{click_id}', null],
  ['', null],
  [null, null],
  [undefined, null],
])('%j names %j', (text, id) => {
  expect(readUuid(text)).toBe(id)
})
