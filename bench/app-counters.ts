// What the app has counted, from its own GET /metrics.
import type { Stage } from './stage.ts'

/** @param line the name with its labels, as Prometheus writes them: `throughline_clicks_total{outcome="click"}` */
export async function appCounter({ app }: Pick<Stage, 'app'>, line: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${app.ready.port}/metrics`)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`/metrics: HTTP ${answer.status}`)
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? 0 : Number(found.slice(line.length + 1))
}
