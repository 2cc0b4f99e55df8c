import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecretBox, matchesDigest, secretDigest } from './secret-box.server.ts'

const old = { id: 'k1', key: randomBytes(32) }
const current = { id: 'k2', key: randomBytes(32) }

test('what was sealed opens with the same context', () => {
  const box = createSecretBox([current])
  expect(box.open(box.seal('shpat_é', 'session:1'), 'session:1')).toBe('shpat_é')
})

test('the same text is sealed differently each time, under the newest key', () => {
  const box = createSecretBox([current, old])
  expect(box.seal('x', 'a')).not.toBe(box.seal('x', 'a'))
  expect(box.seal('x', 'a').startsWith('k2.')).toBe(true)
})

test('what an older key sealed still opens after a rotation', () => {
  const sealed = createSecretBox([old]).seal('x', 'a')
  expect(createSecretBox([current, old]).open(sealed, 'a')).toBe('x')
})

test('a changed text, another context and an unknown key do not open', () => {
  const box = createSecretBox([current])
  const sealed = box.seal('x', 'a')
  expect(() => box.open(sealed, 'b')).toThrow()
  expect(() => box.open(sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA'), 'a')).toThrow()
  expect(() => createSecretBox([old]).open(sealed, 'a')).toThrow('no encryption key "k2"')
})

test('a secret matches its own digest only', () => {
  expect(matchesDigest('s3cret', secretDigest('s3cret'))).toBe(true)
  expect(matchesDigest('s3creT', secretDigest('s3cret'))).toBe(false)
  expect(matchesDigest('', secretDigest('s3cret'))).toBe(false)
})
