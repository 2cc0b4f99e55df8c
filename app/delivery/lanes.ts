// What has been claimed and waits to be sent, in memory: a lane a postback. Shops take turns, and the lanes of a shop take turns
// within it, so that whoever has much waits behind himself alone. Pure.

/** What the queue needs to know of a delivery. */
export interface Waiting {
  shopId: string
  postbackId: string
  host: string
}

export interface Lanes<Item extends Waiting> {
  add(item: Item): void
  /** The next in turn of those that may go now; null where none may. */
  take(mayGo: (item: Item) => boolean): Item | null
  /** Takes out what is wanted no more, in its order. */
  remove(unwanted: (item: Item) => boolean): Item[]
  size(): number
  /** How many of a postback wait. */
  sizeOf(postbackId: string): number
  /** Postbacks of which at least so many wait. */
  fuller(than: number): string[]
}

export function createLanes<Item extends Waiting>(): Lanes<Item> {
  /** Both maps in the order of turns: who was served goes to the end. Empty lanes and shops are gone. */
  const shops = new Map<string, Map<string, Item[]>>()
  const sizes = new Map<string, number>()
  let size = 0

  function shrink(postbackId: string, by: number): void {
    size -= by
    const left = (sizes.get(postbackId) ?? 0) - by
    if (left > 0) sizes.set(postbackId, left)
    else sizes.delete(postbackId)
  }
  return {
    add(item) {
      const { shopId, postbackId } = item
      const lanes = shops.get(shopId) ?? new Map<string, Item[]>()
      shops.set(shopId, lanes)
      const lane = lanes.get(postbackId)
      if (lane) lane.push(item)
      else lanes.set(postbackId, [item])
      size++
      sizes.set(postbackId, (sizes.get(postbackId) ?? 0) + 1)
    },
    take(mayGo) {
      for (const [shopId, lanes] of shops) {
        for (const [postbackId, lane] of lanes) {
          const [item] = lane
          if (item === undefined || !mayGo(item)) continue
          lane.shift()
          lanes.delete(postbackId)
          if (lane.length > 0) lanes.set(postbackId, lane)
          shops.delete(shopId)
          if (lanes.size > 0) shops.set(shopId, lanes)
          shrink(postbackId, 1)
          return item
        }
      }
      return null
    },
    remove(unwanted) {
      const removed: Item[] = []
      for (const [shopId, lanes] of shops) {
        for (const [postbackId, lane] of lanes) {
          const kept = lane.filter((item) => !unwanted(item))
          if (kept.length === lane.length) continue
          removed.push(...lane.filter(unwanted))
          shrink(postbackId, lane.length - kept.length)
          if (kept.length > 0) lanes.set(postbackId, kept)
          else lanes.delete(postbackId)
        }
        if (lanes.size === 0) shops.delete(shopId)
      }
      return removed
    },
    size: () => size,
    sizeOf: (postbackId) => sizes.get(postbackId) ?? 0,
    fuller: (than) => [...sizes].flatMap(([postbackId, count]) => (count >= than ? [postbackId] : [])),
  }
}
