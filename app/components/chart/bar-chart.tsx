// Bars under their names, longest first as they come; what they are compared with lies thin and grey beneath each. The values stand
// beside the bars as text, so that nothing has to be told from a length or a colour.
import type { DrawnBar } from '#app/insight/chart/bars.ts'
import { useSay } from '../language.tsx'

export function BarChart({ title, bars }: { title: string; bars: readonly DrawnBar[] }) {
  const say = useSay()
  return (
    <figure className="chart" aria-label={title}>
      <ul className="chart__bars">
        {bars.map(({ name, text, before, length, beforeLength }, index) => (
          <li key={`${index} ${name}`}>
            <span className="chart__name">{name}</span>
            <span className="chart__value">
              {before ? say('{{value}}, before {{before}}', { value: text, before: before.text }) : text}
            </span>
            <BarLine length={length} />
            {beforeLength !== null && <BarLine length={beforeLength} isBefore />}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function BarLine({ length, isBefore = false }: { length: number; isBefore?: boolean }) {
  return (
    <svg
      className={isBefore ? 'chart__bar--before' : undefined}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="chart__bar" width={length} height={8} />
    </svg>
  )
}
