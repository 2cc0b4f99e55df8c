// The code by which somebody of the shop's staff is bound to a partner: how it is drawn, written, read and limited. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'

/** Without letters and digits that are taken for each other: 30 of them, ten in a code, 49 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

export const CODE_LIFE_DAYS = 7
/** Codes of one partner that wait to be redeemed. */
export const MOST_OPEN_CODES = 5
/** Tries of one person within an hour from the first. */
export const MOST_TRIES = 10
export const TRY_HOUR_MS = 3_600_000
const MAX_LABEL = 60

/** @param below a whole number from 0, less than its argument, each as likely */
export function drawCode(below: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS[below(LETTERS.length)]).join('')
}

/** `ABCDE-FGHJK`, easier to read out. */
export function showCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
}

/** However it was typed: in small letters, with spaces or hyphens. @returns null where it cannot be a code */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}

/** Refused before it is looked up, so that a slip is no wrong try. */
export const REDEEM_FORM = z.object({
  code: z
    .string()
    .refine(
      (typed) => readCode(typed) !== null,
      mark('A code has ten letters and digits, such as ABCDE-23456. Look at it once more.'),
    ),
})

export const MAKE_FORM = z.object({
  label: z
    .string()
    .trim()
    .max(MAX_LABEL, mark('Use at most 60 characters.'))
    .refine(
      (text) => !/\p{Cc}/u.test(text) && text.isWellFormed(),
      mark('Write it without special characters.'),
    ),
})
