// The server's words that pages say in the reader's language are those that it writes.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SERVER_WORDS } from './server-words.ts'

const APP = fileURLToPath(new URL('../', import.meta.url))

test('each of them stands in a file of the server, or of what the server calls', () => {
  const written = globSync(['insight/**/*.ts', 'postback/**/*.ts', 'delivery/**/*.ts', 'routes/*.tsx'], {
    cwd: APP,
  })
    .map((path) => readFileSync(APP + path, 'utf8'))
    .join('\n')
  const isWritten = (word: string) => [`'${word}'`, `\`${word}`].some((literal) => written.includes(literal))
  expect([...SERVER_WORDS].filter((word) => !isWritten(word))).toEqual([])
})
