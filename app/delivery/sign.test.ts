// The example of the Standard Webhooks specification, and what a receiver does with it.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { sign } from './sign.server.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

test('signs as the specification’s example', () => {
  const body = '{"test": 2432232314}'
  expect(sign(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, body)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

test('an empty body is signed as one', () => {
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update('id.1.').digest('base64')
  expect(sign(SECRET, 'id', 1, '')).toBe(`v1,${expected}`)
})
