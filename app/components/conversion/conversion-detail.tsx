// One conversion, from how it stands to what partners were told.
import { useSearchParams } from '@remix-run/react'
import { Badge, Banner, BlockStack, InlineStack, Link, Page, Text } from '@shopify/polaris'
import type { Choice } from '#app/insight/choices.server.ts'
import { CREATED_BY_HAND } from '#app/conversion/reasons.ts'
import type { ShownConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { FactList } from '../fact-list.tsx'
import { useSay } from '../language.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { useRefresh } from '../use-refresh.ts'
import { AttributionCard } from './attribution-card.tsx'
import { DecisionBanner } from './decision-banner.tsx'
import { DetailActions } from './detail-actions.tsx'
import { AdjustmentsCard, DeliveriesCard, HistoryCard } from './history-cards.tsx'
import { PayoutCard } from './payout-card.tsx'
import { useDecision, type Decided } from './use-decision.ts'

const REFRESH_MS = 5_000

export interface ConversionDetailProps {
  conversion: ShownConversion
  choices: { partners: Choice[]; offers: Choice[] }
  back: { content: string; url: string }
}

export function ConversionDetail({ conversion, choices, back }: ConversionDetailProps) {
  const say = useSay()
  const isNew = useSearchParams()[0].get('created') !== null
  const decision = useDecision(isNew ? justCreated(conversion.id, say('Conversion created')) : null)
  useRefresh(REFRESH_MS)
  return (
    <Page
      title={conversion.title}
      subtitle={say('Recorded {{when}} ({{timeZone}})', {
        when: conversion.when,
        timeZone: conversion.timeZone,
      })}
      backAction={back}
      titleMetadata={
        <InlineStack gap="100">
          <StatusBadge status={conversion.status} />
          {conversion.test && <Badge tone="warning">{say('Test')}</Badge>}
        </InlineStack>
      }
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <DecisionBanner decision={decision} />
        {conversion.flags.map(({ flag, text, advice }) => (
          <Banner key={flag} tone="warning" title={text}>
            <p>{advice}</p>
          </Banner>
        ))}
        <DetailActions conversion={conversion} choices={choices} decision={decision} />
        <HeadedCard title={say('Conversion')}>
          <FactList facts={conversion.facts} />
        </HeadedCard>
        <PayoutCard lines={conversion.payout} />
        {conversion.attribution && (
          <AttributionCard attribution={conversion.attribution}>
            {conversion.orderName !== null && (
              <Text as="p">
                <Link url={`/app/conversions/explain?order=${encodeURIComponent(conversion.orderName)}`}>
                  {say('Explain this order')}
                </Link>
              </Text>
            )}
          </AttributionCard>
        )}
        {conversion.click.length > 0 && (
          <HeadedCard title={say('Click')}>
            <FactList facts={conversion.click} />
          </HeadedCard>
        )}
        <AdjustmentsCard steps={conversion.adjustments} />
        <HistoryCard steps={conversion.history} />
        <DeliveriesCard conversion={conversion} />
      </BlockStack>
    </Page>
  )
}

/** What was created by hand is taken back by rejecting it. */
function justCreated(id: string, message: string): Decided {
  const undo = [{ kind: 'reject', conversionIds: [id], reason: CREATED_BY_HAND }]
  return { kind: 'decided', message, note: null, refused: [], done: 1, undo }
}
