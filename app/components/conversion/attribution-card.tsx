// Who is credited and by what, and why everything else does not count.
import { Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { ShownAttribution } from '#app/insight/conversion-page/show-attribution.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'

type Piece = NonNullable<ShownAttribution['winner']>

export function AttributionCard({
  attribution,
  children,
}: {
  attribution: ShownAttribution
  children?: ReactNode
}) {
  const say = useSay()
  const { headline, person, winner, losers, decided } = attribution
  return (
    <HeadedCard title={say('Who is credited, and why')}>
      <Text as="p" fontWeight="semibold" breakWord>
        {headline}
      </Text>
      {person && (
        <Text as="p" breakWord>
          {person}
        </Text>
      )}
      {(winner || losers.length > 0) && (
        <ul className="conversion-evidence">
          {winner && (
            <li className="conversion-evidence__winner">
              <Heading piece={winner} verdict={say('Counts')} />
            </li>
          )}
          {losers.map((loser, index) => (
            <li key={index}>
              <Heading piece={loser} verdict={say('Does not count')} />
              <Text as="p">{loser.reason}</Text>
              {loser.advice && (
                <Text as="p" tone="subdued">
                  {loser.advice}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      <Text as="p" tone="subdued">
        {decided}
      </Text>
      {children}
    </HeadedCard>
  )
}

function Heading({ piece, verdict }: { piece: Piece; verdict: string }) {
  const details = [piece.partner, piece.age, piece.confidence].filter((text) => text !== null)
  return (
    <>
      <Text as="p" fontWeight="medium">
        {verdict}: {piece.place}
      </Text>
      {details.length > 0 && (
        <Text as="p" tone="subdued">
          {details.join(' · ')}
        </Text>
      )}
    </>
  )
}
