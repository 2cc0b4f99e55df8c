// English plurals: the home page.
import type { Words } from '../say.ts'

export const HOME: Words = {
  '{{count, number}} messages could not be worked on._one':
    '{{count, number}} message could not be worked on.',
  '{{count, number}} messages could not be worked on._other':
    '{{count, number}} messages could not be worked on.',
  '{{count, number}} postbacks are failing._one': '{{count, number}} postback is failing.',
  '{{count, number}} postbacks are failing._other': '{{count, number}} postbacks are failing.',
  '{{count, number}} postbacks are paused._one': '{{count, number}} postback is paused.',
  '{{count, number}} postbacks are paused._other': '{{count, number}} postbacks are paused.',
  '{{count, number}} notices to read._one': '{{count, number}} notice to read.',
  '{{count, number}} notices to read._other': '{{count, number}} notices to read.',
}
