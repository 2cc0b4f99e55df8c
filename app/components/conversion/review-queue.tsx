// What waits, chosen one by one or all of the page, approved or rejected together.
import { useSearchParams } from '@remix-run/react'
import {
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineGrid,
  InlineStack,
  Select,
  Text,
} from '@shopify/polaris'
import { useCallback, useState } from 'react'
import { FLAG_CHOICES } from '#app/insight/conversion-page/list-fields.ts'
import { ANY_FLAG, FLAG_WORDS } from '#app/insight/conversion-page/list-words.ts'
import type { ShownReview } from '#app/insight/conversion-page/show-review.server.ts'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'
import { ListFoot } from '../list-foot.tsx'
import { DecisionBanner } from './decision-banner.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { ReviewTable } from './review-table.tsx'
import { useDecision } from './use-decision.ts'

export function ReviewQueue({ review }: { review: ShownReview }) {
  const say = useSay()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null)
  const onDecided = useCallback(() => {
    setAsking(null)
    setChosen(new Set())
  }, [])
  const decision = useDecision(null, onDecided)
  const [address, setAddress] = useState(review.address)
  if (address !== review.address) {
    setAddress(review.address)
    setChosen(new Set())
  }
  const { rows } = review
  // What was decided meanwhile is no longer on the page.
  const ids = rows.map(({ id }) => id).filter((id) => chosen.has(id))
  const ask = (kind: 'approve' | 'reject') => {
    decision.forget()
    setAsking(kind)
  }
  return (
    <BlockStack gap={{ xs: '300', md: '400' }}>
      <DecisionBanner decision={decision} />
      <ReviewFilters review={review} />
      {rows.length === 0 && review.older === null && review.newer === null ? (
        <NothingWaits review={review} />
      ) : (
        <Card padding="0">
          <Box padding="400">
            <InlineStack align="space-between" blockAlign="center" gap="300">
              <Checkbox
                label={say('Select all {{count, number}} on this page', { count: rows.length })}
                checked={ids.length > 0 && ids.length === rows.length}
                onChange={(all) => setChosen(new Set(all ? rows.map(({ id }) => id) : []))}
                disabled={rows.length === 0}
              />
              <InlineStack gap="200" blockAlign="center">
                <span role="status">
                  <Text as="span" tone="subdued">
                    {say('{{count, number}} selected', { count: ids.length })}
                  </Text>
                </span>
                <Button onClick={() => ask('approve')} disabled={ids.length === 0}>
                  {say('Approve…')}
                </Button>
                <Button onClick={() => ask('reject')} disabled={ids.length === 0} tone="critical">
                  {say('Reject…')}
                </Button>
              </InlineStack>
            </InlineStack>
          </Box>
          <ReviewTable rows={rows} chosen={chosen} onChoose={setChosen} />
          <ListFoot
            label={say('Pages of conversions')}
            path="/app/conversions/review"
            newer={review.newer}
            older={review.older}
            newerLabel={say('Newer conversions')}
            olderLabel={say('Older conversions')}
            isEmpty={false}
            searchedTo={null}
          />
        </Card>
      )}
      {asking && (
        <DecisionDialog
          kind={asking}
          conversionIds={ids}
          about={say('{{count, number}} conversions are decided together.', { count: ids.length })}
          decision={decision}
          onClose={() => setAsking(null)}
        />
      )}
    </BlockStack>
  )
}

function ReviewFilters({ review }: { review: ShownReview }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const { pending, hold } = review.waiting
  const apply = (status: string, flag: string) =>
    setSearch({ ...(status && { status }), ...(flag && { flag }) })
  return (
    <Card>
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
        <Select
          label={say('Status')}
          options={[
            { value: '', label: say('Pending and held') },
            { value: 'pending', label: say('Pending ({{number}})', { number: pending }) },
            { value: 'hold', label: say('On hold ({{number}})', { number: hold }) },
          ]}
          value={review.status ?? ''}
          onChange={(status) => apply(status, review.flag ?? '')}
        />
        <Select
          label={say('Waits because')}
          options={[
            { value: '', label: say('All reasons') },
            ...FLAG_CHOICES.map((flag) => ({
              value: flag,
              label: say(flag === 'any' ? ANY_FLAG : FLAG_WORDS[flag]),
            })),
          ]}
          value={review.flag ?? ''}
          onChange={(flag) => apply(review.status ?? '', flag)}
        />
      </InlineGrid>
    </Card>
  )
}

function NothingWaits({ review }: { review: ShownReview }) {
  const say = useSay()
  const isFiltered = review.status !== null || review.flag !== null
  return (
    <EmptyCard
      title={say(isFiltered ? 'Nothing fits these filters' : 'Nothing waits')}
      text={say(
        isFiltered
          ? 'Choose other filters to see what else waits.'
          : 'Conversions that are not paid yet, are held, or need a look (a partner’s own purchase, a cap, a dispute) appear here.',
      )}
    >
      <Button url={isFiltered ? '/app/conversions/review' : '/app/conversions'}>
        {say(isFiltered ? 'Clear filters' : 'All conversions')}
      </Button>
    </EmptyCard>
  )
}
