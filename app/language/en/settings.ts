// English plurals: the settings.
import type { Words } from '../say.ts'

export const SETTINGS: Words = {
  'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more._one':
    'Attempts of deliveries, and what deliveries are searched by: {{count, number}} day and up to a month more.',
  'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more._other':
    'Attempts of deliveries, and what deliveries are searched by: {{count, number}} days and up to a month more.',
}
