// A line over time, with what it is compared with as a dashed one. Drawn by the server as by the browser; every value can be read in
// the table beneath it, by eye and by ear.
import { Text } from '@shopify/polaris'
import { HEIGHT, WIDTH, type Trend } from '#app/insight/chart/trend.ts'
import { useSay } from '../language.tsx'

export interface TrendChartProps {
  title: string
  trend: Trend
  /** What the lines are of: `1 Nov – 20 Nov`. */
  period: string
  before?: string | null
  /** Whether the page shows the values beneath in a table of its own. */
  hasTable?: boolean
}

export function TrendChart({ title, trend, period, before = null, hasTable = false }: TrendChartProps) {
  return (
    <figure className="chart" aria-label={title}>
      {before !== null && <Legend period={period} before={before} />}
      <div className="chart__plot">
        <div className="chart__levels" aria-hidden="true">
          <span className="chart__widest">{widest(trend)}</span>
          {trend.levels.map(({ atPercent, text }) => (
            <span key={atPercent} style={{ top: `${atPercent}%` }}>
              {text}
            </span>
          ))}
        </div>
        <Drawing title={title} trend={trend} period={period} />
        <div className="chart__ticks" aria-hidden="true">
          {trend.ticks.map(({ atPercent, text }, index) => (
            <span key={atPercent} className={tickClass(trend, index)} style={{ left: `${atPercent}%` }}>
              {text}
            </span>
          ))}
        </div>
      </div>
      {!hasTable && <Values title={title} trend={trend} />}
    </figure>
  )
}

function Drawing({ title, trend, period }: { title: string; trend: Trend; period: string }) {
  const say = useSay()
  const { points } = trend
  const width = WIDTH / Math.max(points.length, 1)
  const greatest = points.reduce((most, point) => (point.value > most.value ? point : most), points[0]!)
  const summary = say('{{title}}, {{period}}: a line. The highest value is {{value}}, on {{day}}.', {
    title,
    period,
    value: greatest.text,
    day: greatest.label,
  })
  return (
    <svg
      className="chart__drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      {trend.levels.map(({ atPercent }) => (
        <path key={atPercent} className="chart__level" d={`M0,${(atPercent * HEIGHT) / 100}H${WIDTH}`} />
      ))}
      {trend.beforePath !== null && <path className="chart__before" d={trend.beforePath} />}
      <path className="chart__now" d={trend.path} />
      {points.map((point) => (
        <rect
          key={point.x}
          className="chart__hit"
          x={point.x - width / 2}
          y={0}
          width={width}
          height={HEIGHT}
        >
          <title>{tooltip(point)}</title>
        </rect>
      ))}
    </svg>
  )
}

function tooltip({ label, text, before }: Trend['points'][number]): string {
  return before ? `${label}: ${text}\n${before.label}: ${before.text}` : `${label}: ${text}`
}

function tickClass({ ticks }: Trend, index: number): string | undefined {
  if (ticks.length === 1) return undefined
  if (index === 0) return 'chart__tick--first'
  if (index === ticks.length - 1) return 'chart__tick--last'
  return index % 2 === 1 ? 'chart__tick--between' : undefined
}

const widest = ({ levels }: Trend) =>
  levels.reduce((most, { text }) => (text.length > most.length ? text : most), '')

function Legend({ period, before }: { period: string; before: string }) {
  return (
    <ul className="chart__legend">
      {[
        ['chart__now', period],
        ['chart__before', before],
      ].map(([className, text]) => (
        <li key={className}>
          <svg width="28" height="8" aria-hidden="true">
            <path className={className} d="M0,4H28" />
          </svg>
          <Text as="span" variant="bodySm">
            {text}
          </Text>
        </li>
      ))}
    </ul>
  )
}

function Values({ title, trend }: { title: string; trend: Trend }) {
  const say = useSay()
  return (
    <details className="chart__values">
      <summary>{say('Values as a table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Day')}</th>
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {trend.points.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
