// What products and collections are called, as far as the page has heard: the picker says it of what is chosen, and Shopify is asked
// about what was chosen before. Of the others their ids are shown; nothing of it is saved.
import { useEffect, useRef, useState } from 'react'
import { listOf } from '#app/conversion/offer/check-rule.ts'
import type { FoundTitles } from '#app/insight/offer-page/resource-titles.server.ts'

export type ResourceKind = 'product' | 'collection'

/** As App Bridge and the Admin API name it. */
const TYPES: Readonly<Record<ResourceKind, string>> = { product: 'Product', collection: 'Collection' }

export interface ResourceTitles {
  /** @param id digits, as Shopify shows it in an address */
  of(kind: ResourceKind, id: string): string | undefined
  learn(resources: readonly { id: string; title: string }[]): void
}

/** @param shown global ids of what stands on the page */
export function useResourceTitles(shown: readonly string[]): ResourceTitles {
  const [byGid, setTitles] = useState<Readonly<Record<string, string>>>({})
  const asked = useRef<ReadonlySet<string>>(new Set())
  const unknown = shown.filter((gid) => byGid[gid] === undefined).join(',')
  useEffect(() => {
    const fresh = unknown.split(',').filter((gid) => gid !== '' && !asked.current.has(gid))
    if (fresh.length === 0) return
    asked.current = new Set([...asked.current, ...fresh])
    void askTitles(fresh).then((titles) => setTitles((before) => ({ ...titles, ...before })))
  }, [unknown])
  return {
    of: (kind, id) => byGid[gidOf(kind, id)],
    learn: (resources) =>
      setTitles((before) => ({
        ...before,
        ...Object.fromEntries(resources.map(({ id, title }) => [id, title])),
      })),
  }
}

/** Not by the page's router: where nobody answers, ids do, and the page stays as it is. */
async function askTitles(gids: readonly string[]): Promise<FoundTitles['titles']> {
  try {
    const answer = await fetch(`/app/resource-titles?ids=${encodeURIComponent(gids.join(','))}`)
    return answer.ok ? ((await answer.json()) as FoundTitles).titles : {}
  } catch {
    return {}
  }
}

/** `gid://shopify/Product/1` */
export function gidOf(kind: ResourceKind, id: string): string {
  return `gid://shopify/${TYPES[kind]}/${id}`
}

/** @param typed ids with commas between; what is none is left out */
export function gidsOf(kind: ResourceKind, typed: string): string[] {
  return listOf(typed)
    .filter((id) => /^\d+$/.test(id))
    .map((id) => gidOf(kind, id))
}

export function idOfGid(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1)
}
