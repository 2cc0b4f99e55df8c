// The redirect with a durable click, against a bare 302.
import { appCounter } from '../app-counters.ts'
import { compare } from '../compare.ts'
import { countRows } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import { GAP, prepareRequest, type PreparedRequest } from '../load/requests.ts'
import type { Stage } from '../stage.ts'

const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const LINKS = 500

/** @param connections 64 or 256 */
export async function measureRedirect(stage: Stage, connections: number): Promise<Figure> {
  const bare = await stage.startBare<{ port: number }>('bare-redirect.ts', {})
  const figure = await compare(stage, {
    name: connections === 64 ? 'redirect' : 'redirect_256',
    connections,
    requests: links(stage),
    bare,
    count: async () => ({
      answers: await appCounter(stage, 'throughline_clicks_total{outcome="click"}'),
      rows: (await countRows(stage.pool, 'click')) - stage.clickIds.length,
    }),
  })
  await bare.stop()
  return figure
}

/** Every visit is another: the partner's click id is unique. */
function links({ shop }: Stage): PreparedRequest[] {
  return Array.from({ length: LINKS }, (_, index) =>
    prepareRequest(
      'GET',
      `/r/${shop.brand}/${shop.offer.slug}?via=${shop.partner.slug}&sub1=mail-${index}&sub2=spring%20sale&aff_click_id=${GAP}`,
      {
        'User-Agent': BROWSER,
        Accept: 'text/html,*/*;q=0.8',
        Referer: `https://blog.example/posts/${index}`,
      },
    ),
  )
}
