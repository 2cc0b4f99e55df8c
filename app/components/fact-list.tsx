// Facts, each a term and what it says. Pages that show one link fact-list.css.
import type { ReactNode } from 'react'

export interface ListedFact {
  /** One of the list has it. */
  term: string
  text: ReactNode
  /** Behind the term: what is to be said of it. */
  badge?: ReactNode
}

export interface FactListProps {
  facts: readonly ListedFact[]
  /** What it is a list of, where no heading says it. */
  label?: string
  /** Names and values of the wire, which stand as they were written. */
  isCode?: boolean
}

export function FactList({ facts, label, isCode = false }: FactListProps) {
  return (
    <dl className={isCode ? 'facts facts--code' : 'facts'} aria-label={label}>
      {facts.map(({ term, text, badge }) => (
        <div key={term}>
          <dt>
            {term} {badge}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
