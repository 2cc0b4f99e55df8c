// How the payout came about, line by line.
import type { PayoutLine } from '#app/insight/conversion-page/show-payout.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

export function PayoutCard({ lines }: { lines: readonly PayoutLine[] }) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <HeadedCard title={say('How the payout came about')}>
      <table className="conversion-sums" aria-label={say('How the payout came about')}>
        <tbody>
          {lines.map(({ what, by, amount, isSum }, index) => (
            <tr key={`${what} ${index}`} className={isSum ? 'conversion-sums__total' : undefined}>
              <th scope="row">{what}</th>
              <td>{by}</td>
              <td>{amount ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </HeadedCard>
  )
}
