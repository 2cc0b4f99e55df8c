// Asks for an order and tells why it was or was not credited; one that nobody is credited with can be credited here.
import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, InlineStack, List, Text, TextField } from '@shopify/polaris'
import { useCallback, useState } from 'react'
import type { Choice } from '#app/insight/choices.server.ts'
import type { ExplainedOrder } from '#app/insight/conversion-page/explain-order.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { CreditDialog } from './credit-dialog.tsx'
import { DecisionBanner } from './decision-banner.tsx'
import { ExplainedCards } from './explained-cards.tsx'
import { useDecision } from './use-decision.ts'

export interface ExplainPage {
  asked: string
  orders: ExplainedOrder[]
  choices: { partners: Choice[]; offers: Choice[] }
}

export function ExplainOrder({ page }: { page: ExplainPage }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const [order, setOrder] = useState(page.asked)
  const [crediting, setCrediting] = useState<ExplainedOrder | null>(null)
  const close = useCallback(() => setCrediting(null), [])
  const decision = useDecision(null, close)
  return (
    <BlockStack gap={{ xs: '300', md: '400' }}>
      <Card>
        <form
          role="search"
          aria-label={say('Explain an order')}
          onSubmit={(event) => {
            event.preventDefault()
            if (order.trim() !== '') setSearch({ order: order.trim() })
          }}
        >
          <TextField
            label={say('Order')}
            value={order}
            onChange={setOrder}
            placeholder="#1001"
            helpText={say('Its name as Shopify shows it, or its id.')}
            autoComplete="off"
            maxLength={255}
            connectedRight={
              <Button submit variant="primary">
                {say('Explain')}
              </Button>
            }
          />
        </form>
      </Card>
      <DecisionBanner decision={decision} />
      {page.asked !== '' && page.orders.length === 0 && <UnknownOrder asked={page.asked} />}
      {page.orders.map((found) => (
        <ExplainedCards
          key={found.id}
          order={found}
          onCredit={() => {
            decision.forget()
            setCrediting(found)
          }}
        />
      ))}
      {crediting && (
        <CreditDialog order={crediting} choices={page.choices} decision={decision} onClose={close} />
      )}
    </BlockStack>
  )
}

function UnknownOrder({ asked }: { asked: string }) {
  const say = useSay()
  return (
    <HeadedCard title={say('The app does not know the order {{asked}}', { asked })} isDense>
      <Text as="p">{say('Orders reach the app like this:')}</Text>
      <List>
        <List.Item>
          {say(
            'Shopify sends every order when it is created, paid, edited or refunded, mostly within seconds.',
          )}
        </List.Item>
        <List.Item>
          {say('An order whose checkout the web pixel reported is asked for after an hour at the latest.')}
        </List.Item>
        <List.Item>
          {say('Orders from before the app was installed are not known, unless they change.')}
        </List.Item>
      </List>
      <InlineStack gap="200">
        <Button url="/app/storefront">{say('See how the storefront stands')}</Button>
        <Button url="/app/conversions/new">{say('Create a conversion')}</Button>
      </InlineStack>
    </HeadedCard>
  )
}
