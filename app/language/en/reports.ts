// English plurals: the reports and the charts.
import type { Words } from '../say.ts'

export const REPORTS: Words = {
  '{{count, number}} others_one': '{{count, number}} other',
  '{{count, number}} others_other': '{{count, number}} others',
}
