// Ids of conversions: `conv_` and a UUIDv7 without its dashes, so that they rise with the time of their making. Pure.
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'

const SHAPE = /^conv_[0-9a-z]{1,33}$/

/** Whether it may be an id at all: an address may say anything, also what no text in the database can hold. */
export function isConversionId(text: string): boolean {
  return SHAPE.test(text)
}

/** Beside every id there is. */
export const LEAST_ID = 'conv_'
export const GREATEST_ID = 'conv_z'

/** The least id of a time. @param atMs Unix milliseconds */
export function firstConversionIdAt(atMs: number): string {
  return `conv_${firstUuidAt(Math.max(0, atMs)).replaceAll('-', '')}`
}

/** The time that an id carries, Unix milliseconds. */
export function conversionIdMs(id: string): number {
  const hex = id.slice('conv_'.length)
  return uuidTimeMs(`${hex.slice(0, 8)}-${hex.slice(8, 12)}`)
}
