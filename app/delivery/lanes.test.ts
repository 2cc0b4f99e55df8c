// Whose turn it is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

const item = (name: string) => ({ name, shopId: name[0]!, postbackId: name.slice(0, 2), host: `h${name[1]}` })
function lanesOf(names: string) {
  const lanes = createLanes<ReturnType<typeof item>>()
  for (const name of names.split(' ')) lanes.add(item(name))
  return lanes
}
function drain(
  lanes: ReturnType<typeof lanesOf>,
  mayGo: (one: ReturnType<typeof item>) => boolean = () => true,
): string {
  const order: string[] = []
  for (let next = lanes.take(mayGo); next; next = lanes.take(mayGo)) order.push(next.name)
  return order.join(' ')
}

test.each([
  ['A1a A1b A1c', 'A1a A1b A1c', 'one lane goes in its order'],
  ['A1a A1b A1c B1a', 'A1a B1a A1b A1c', 'shops take turns'],
  ['A1a A1b A2a A2b B1a B1b', 'A1a B1a A2a B1b A1b A2b', 'and lanes take turns within their shop'],
])('%s goes as %s: %s', (added, taken) => expect(drain(lanesOf(added))).toBe(taken))

test('a lane that may not go holds up no other', () => {
  const lanes = lanesOf('A1a A1b A2a B1a B2a')
  expect(drain(lanes, ({ host }) => host !== 'h1')).toBe('A2a B2a')
  expect(lanes.size()).toBe(3)
  expect(drain(lanes)).toBe('A1a B1a A1b')
})

test('who comes late is served in the next turn, whatever the others have waiting', () => {
  const lanes = lanesOf('A1a A1b A1c A1d')
  lanes.take(() => true)
  lanes.add(item('B1a'))
  expect(drain(lanes)).toBe('A1b B1a A1c A1d')
})

test('what is wanted no more is taken out, in its order', () => {
  const lanes = lanesOf('A1a A2a A1b B1a')
  expect(lanes.remove(({ host }) => host === 'h1').map(({ name }) => name)).toEqual(['A1a', 'A1b', 'B1a'])
  expect([lanes.size(), lanes.sizeOf('A1'), drain(lanes)]).toEqual([1, 0, 'A2a'])
})

test('it tells which lanes have enough', () => {
  expect(lanesOf('A1a A1b A2a').fuller(2)).toEqual(['A1'])
})

test('whatever is added, taken and removed, all is accounted for, and no shop is served twice while another waits', () => {
  const names = fc.array(fc.stringMatching(/^[ABC][123]$/), { maxLength: 60 })
  fc.assert(
    fc.property(names, names, (first, second) => {
      const lanes = createLanes<ReturnType<typeof item>>()
      for (const name of first) lanes.add(item(name))
      const removed = lanes.remove(({ host }) => host === 'h2')
      for (const name of second) lanes.add(item(name))
      const left = new Map<string, number>()
      for (const name of [...first.filter((name) => name[1] !== '2'), ...second])
        left.set(name[0]!, (left.get(name[0]!) ?? 0) + 1)
      let before = ''
      let taken = 0
      for (let next = lanes.take(() => true); next; next = lanes.take(() => true)) {
        const waiting = [...left].filter(([, count]) => count > 0)
        if (next.shopId === before) expect(waiting.map(([shop]) => shop)).toEqual([before])
        before = next.shopId
        left.set(before, (left.get(before) ?? 0) - 1)
        taken++
      }
      expect(taken + removed.length).toBe(first.length + second.length)
      expect(lanes.size()).toBe(0)
    }),
  )
})
