// A partner's coupon codes: those that he has, one more by hand, or one of the shop's discounts.
import { Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { useCallback, useState } from 'react'
import type { PartnerCoupon } from '#app/attribution/partner-coupons.server.ts'
import type { Say } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { DiscountSearch } from './discount-search.tsx'
import { useAct } from './use-act.ts'

export interface CouponsCardProps {
  partnerId: string
  partnerName: string
  coupons: PartnerCoupon[]
  offers: readonly { id: string; name: string }[]
  defaultOfferId: string | null
}

export function CouponsCard(props: CouponsCardProps) {
  const say = useSay()
  const { coupons, offers } = props
  return (
    <HeadedCard
      title={say('Coupons')}
      about={say(
        'An order with one of these codes is credited to the partner where no click is. A code belongs to one partner and one offer, and counts for orders that come from now on.',
      )}
    >
      {coupons.length > 0 && <CouponTable {...props} />}
      {offers.length > 0 && <AddCoupon {...props} />}
    </HeadedCard>
  )
}

const columns = (
  say: Say,
  busy: boolean,
  remove: (coupon: PartnerCoupon) => void,
): Column<PartnerCoupon>[] => [
  {
    title: say('Code'),
    cell: ({ code }) => (
      <Text as="span" fontWeight="semibold">
        {code}
      </Text>
    ),
  },
  { title: say('Offer'), cell: ({ offerName }) => offerName },
  {
    title: say('Actions'),
    cell: (coupon) => (
      <Button
        size="slim"
        disabled={busy}
        onClick={() => remove(coupon)}
        accessibilityLabel={say('Remove {{what}}', { what: coupon.code })}
      >
        {say('Remove')}
      </Button>
    ),
  },
]

function CouponTable({ coupons, partnerName }: CouponsCardProps) {
  const say = useSay()
  const { act, busy } = useAct()
  const [asked, setAsked] = useState<PartnerCoupon | null>(null)
  return (
    <>
      <RecordTable caption={say('Coupons')} columns={columns(say, busy, setAsked)} rows={coupons} />
      <ConfirmDialog
        open={asked !== null}
        title={say('Remove the code {{code}}?', { code: asked?.code ?? '' })}
        action={say('Remove')}
        destructive
        onConfirm={() => {
          act({ intent: 'remove_coupon', id: asked?.id })
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      >
        {say(
          'New orders with it are no longer credited to {{partner}}. What is credited already stays. The discount itself is not touched.',
          { partner: partnerName },
        )}
      </ConfirmDialog>
    </>
  )
}

function AddCoupon({ partnerId, offers, defaultOfferId }: CouponsCardProps) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [offerId, setOfferId] = useState(defaultOfferId ?? offers[0]?.id ?? '')
  const { act, busy, wrong } = useAct(useCallback(() => setCode(''), []))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act({ intent: 'add_coupon', code, offerId })
      }}
    >
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label={say('Code')}
            value={code}
            onChange={setCode}
            error={wrong?.message}
            helpText={say('As customers type it; case does not matter.')}
            autoComplete="off"
            spellCheck={false}
            maxLength={255}
          />
          <Select
            label={say('For the offer')}
            options={offers.map(({ id, name }) => ({ label: name, value: id }))}
            value={offerId}
            onChange={setOfferId}
          />
        </FormLayout.Group>
        <InlineStack gap="300">
          <Button submit loading={busy} disabled={code.trim() === ''}>
            {say('Add coupon')}
          </Button>
          <DiscountSearch partnerId={partnerId} onChoose={setCode} />
        </InlineStack>
      </FormLayout>
    </form>
  )
}
