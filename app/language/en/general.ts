// English plurals: the frame around all pages, and words that many of them use.
import type { Words } from '../say.ts'

export const GENERAL: Words = {}
