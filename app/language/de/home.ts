// German: the home page.
import type { Words } from '../say.ts'

export const HOME: Words = {}
