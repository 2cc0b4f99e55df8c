// English plurals: the pages of partners.
import type { Words } from '../say.ts'

export const PARTNERS: Words = {
  '{{count, number}} rows are refused_one': 'One row is refused',
  '{{count, number}} rows are refused_other': '{{count, number}} rows are refused',
  'Import {{count, number}} rows_one': 'Import one row',
  'Import {{count, number}} rows_other': 'Import {{count, number}} rows',
  'The first {{count, number}} rows are shown, refused ones before others._one':
    'The first row is shown, refused ones before others.',
  'The first {{count, number}} rows are shown, refused ones before others._other':
    'The first {{count, number}} rows are shown, refused ones before others.',
}
