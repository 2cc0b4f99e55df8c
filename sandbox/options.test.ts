import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const defaults = { port: null, dataDir: '.data', fresh: false, walk: true, keepApp: false }

test.each([
  [[], {}],
  [['--port', '5000'], { port: 5000 }],
  [['--data-dir=/tmp/x', '--fresh'], { dataDir: '/tmp/x', fresh: true }],
  [['--no-walk', '--keep-app'], { walk: false, keepApp: true }],
])('%j is understood', (args, change) => {
  expect(readOptions(args, {})).toEqual({ ...defaults, ...change })
})

test('the environment can ask to keep the app running', () => {
  expect(readOptions([], { SANDBOX_KEEP_APP: '1' })).toMatchObject({ keepApp: true })
})

test.each([[['--port', 'x']], [['--port', '0']], [['--port', '70000']], [['--prot', '1']], [['extra']]])(
  '%j is refused',
  (args) => {
    expect(readOptions(args, {})).toHaveProperty('error')
  },
)
