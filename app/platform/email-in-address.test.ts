import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsEmail, withoutEmail } from './email-in-address.ts'

test.each([
  ['', ''],
  ['/', '/'],
  ['/p?', '/p'],
  ['/p?a=1?b=2', '/p?a=1?b=2'],
  ['/p?&a=1&&b=%zz&', '/p?&a=1&&b=%zz&'],
  ['https://s.example/p?via=jo#part', 'https://s.example/p?via=jo#part'],
  ['https://s.example/p?a=1&email=ada@example.com&b=2', 'https://s.example/p?a=1&b=2'],
  ['/p?e=ada%40example.com', '/p'],
  ['/p?next=%2Fp%3Fe%3Dada%2540example.com&via=jo', '/p?via=jo'],
  ['/p?ada@example.com=1', '/p'],
  ['/p?via=jo#ada@example.com', '/p'],
  ['/account/ada@example.com', '/'],
  ['/account/ada%40example.com/orders?via=jo', '/?via=jo'],
  ['https://s.example/unsubscribe/ada%2540example.com?e=ada@example.com', 'https://s.example/'],
  ['https://s.example/u/ada%252540example.com', 'https://s.example/'],
  ['https://video.example/@channel?v=1', 'https://video.example/@channel?v=1'],
  ['/p?handle=@ada', '/p?handle=@ada'],
  ['https://ada@s.example/p?via=jo', '/?via=jo'],
  ['/p#ada@example.com', '/'],
])('%s is kept as %s', (address, kept) => {
  expect(withoutEmail(address)).toBe(kept)
})

test('what is kept of any address holds none, and is kept as it is when it comes again', () => {
  const part = fc.constantFrom('/', 'p', '?', '&', '=', '#', '@', '%40', '%2540', '%25', '40', 'via=jo')
  const address = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(address, (text) => {
      const kept = withoutEmail(text)
      expect(holdsEmail(kept)).toBe(false)
      expect(withoutEmail(kept)).toBe(kept)
    }),
  )
})
