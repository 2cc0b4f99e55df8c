// The home page of somebody who is bound to a partner: what to hand out, what it brought, what is owed, and the newest of it.
import { Banner, BlockStack, Button, InlineGrid, Page, Text } from '@shopify/polaris'
import type { PartnerHome as Home } from '#app/insight/partner-home/partner-home.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { CopyField } from '../copy-field.tsx'
import { useSay } from '../language.tsx'
import { RecordTable } from '../record-table.tsx'
import { FiguresCard } from './figures-card.tsx'
import { OwnConversions, OwnDeliveries } from './newest-cards.tsx'

export function PartnerHome({ home }: { home: Home }) {
  const say = useSay()
  const { partner, shopName } = home
  return (
    <Page
      title={partner.name}
      subtitle={say('At {{shop}}. {{date}}, {{timeZone}}', {
        shop: shopName,
        date: home.date,
        timeZone: home.timeZone,
      })}
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        {partner.isPaused && (
          <Banner tone="warning" title={say('You are paused')}>
            <p>
              {say('The merchant has paused you: new visits and coupons are not credited until that ends.')}
            </p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, md: 3 }} gap={{ xs: '300', md: '400' }}>
          {home.figures.map((figures) => (
            <FiguresCard key={figures.title} figures={figures} />
          ))}
          <BalanceCard home={home} />
        </InlineGrid>
        <LinksCard home={home} />
        <OwnConversions home={home} />
        <OwnDeliveries home={home} />
      </BlockStack>
    </Page>
  )
}

function BalanceCard({ home: { balances } }: { home: Home }) {
  const say = useSay()
  return (
    <HeadedCard title={say('Balance')} isDense>
      {balances.length === 0 && (
        <Text as="p" tone="subdued">
          {say('Nothing earned yet')}
        </Text>
      )}
      {balances.map(({ currency, owed, held, paid }) => (
        <BlockStack key={currency} gap="050">
          <Text as="p" variant="heading2xl" numeric>
            {owed}
          </Text>
          <Text as="p" tone="subdued">
            {say('Approved and not paid yet. Held back: {{held}}. Paid so far: {{paid}}.', { held, paid })}
          </Text>
        </BlockStack>
      ))}
    </HeadedCard>
  )
}

function LinksCard({ home: { links, coupons } }: { home: Home }) {
  const say = useSay()
  return (
    <HeadedCard
      title={say('Your links and coupons')}
      action={<Button url="/app/postbacks">{say('Set up a postback')}</Button>}
    >
      {links.length === 0 && (
        <Text as="p" tone="subdued">
          {say('The merchant has no running offer at the moment.')}
        </Text>
      )}
      {links.map(({ offer, url }) => (
        <CopyField
          key={url}
          label={offer}
          value={url}
          helpText={say('Visits through this link count as yours.')}
        />
      ))}
      {coupons.length > 0 && (
        <RecordTable
          caption={say('Your coupons')}
          columns={[
            { title: say('Coupon'), cell: ({ code }) => code },
            { title: say('Offer'), cell: ({ offer }) => offer },
          ]}
          rows={coupons}
        />
      )}
    </HeadedCard>
  )
}
