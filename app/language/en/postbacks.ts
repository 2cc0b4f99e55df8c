// English plurals: postbacks.
import type { Words } from '../say.ts'

export const POSTBACKS: Words = {
  'Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}_one':
    'Since {{since}}, {{count, number}} failure. The last: {{failure}}',
  'Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}_other':
    'Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}',
  '{{count, number}} presets_one': '{{count, number}} preset',
  '{{count, number}} presets_other': '{{count, number}} presets',
  '{{count, number}} offers_one': '{{count, number}} offer',
  '{{count, number}} offers_other': '{{count, number}} offers',
  'Switched off. {{count, number}} deliveries were cancelled._one':
    'Switched off. {{count, number}} delivery was cancelled.',
  'Switched off. {{count, number}} deliveries were cancelled._other':
    'Switched off. {{count, number}} deliveries were cancelled.',
}
