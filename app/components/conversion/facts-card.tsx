// A card of facts, each a term and what it says.
import type { Fact } from '#app/insight/conversion-page/read-click.server.ts'
import { HeadedCard } from '../card-section.tsx'

export function FactsCard({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <HeadedCard title={title}>
      <dl className="conversion-facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </HeadedCard>
  )
}
