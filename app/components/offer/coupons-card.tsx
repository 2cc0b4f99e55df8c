// The coupons of a saved offer: whose each is, one more, one less. They change at once and are not part of the form.
import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Button, FormLayout, InlineStack, Link, Select, Text, TextField } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { CouponAnswer } from '#app/insight/offer-page/offer-actions.server.ts'
import type { OfferCoupon, OfferCoupons } from '#app/insight/offer-page/coupons.server.ts'
import type { Say } from '#app/language/say.ts'
import { ConfirmDialog } from '../form/confirm-dialog.tsx'
import { useSay } from '../language.tsx'
import { RecordTable, type Column } from '../record-table.tsx'
import { CardSection } from '../card-section.tsx'

export function CouponsCard({ coupons: list }: { coupons: OfferCoupons }) {
  const { coupons, partners, next, isFirst } = list
  const say = useSay()
  const [leaving, setLeaving] = useState<OfferCoupon | null>(null)
  const removing = useAnswered()
  return (
    <CardSection
      title={say('Coupons')}
      about={say('A code belongs to one partner and one offer: orders with it are credited to him.')}
    >
      {coupons.length === 0 ? (
        <Text as="p" tone="subdued">
          {say('No coupon yet.')}
        </Text>
      ) : (
        <RecordTable
          caption={say('Coupons')}
          rows={coupons}
          columns={columnsWith(say, removing.busy, setLeaving)}
        />
      )}
      {(next !== null || !isFirst) && (
        <InlineStack gap="300">
          {!isFirst && <Link url="?">{say('First coupons')}</Link>}
          {next !== null && <Link url={`?coupons=${next}`}>{say('Next coupons')}</Link>}
        </InlineStack>
      )}
      <AddCoupon partners={partners} />
      <ConfirmDialog
        open={leaving !== null}
        title={say('Remove coupon {{code}}?', { code: leaving?.code ?? '' })}
        action={say('Remove')}
        destructive
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          removing.submit({ intent: 'remove_coupon', couponId: leaving?.id })
          setLeaving(null)
        }}
      >
        {say('Orders with this code are not credited by it any more. What is credited already stays.')}
      </ConfirmDialog>
    </CardSection>
  )
}

const columnsWith = (
  say: Say,
  busy: boolean,
  remove: (coupon: OfferCoupon) => void,
): Column<OfferCoupon>[] => [
  { title: say('Code'), cell: ({ code }) => code },
  { title: say('Partner'), cell: ({ partner }) => <PartnerLink partner={partner} /> },
  {
    title: say('Actions'),
    cell: (coupon) => (
      <Button
        size="slim"
        disabled={busy}
        accessibilityLabel={say('Remove coupon {{code}}', { code: coupon.code })}
        onClick={() => remove(coupon)}
      >
        {say('Remove')}
      </Button>
    ),
  },
]

export function PartnerLink({ partner }: { partner: { id: string; name: string } }) {
  return <Link url={`/app/partners/${partner.id}`}>{partner.name}</Link>
}

function AddCoupon({ partners }: { partners: OfferCoupons['partners'] }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [partnerId, setPartnerId] = useState(partners[0]?.id ?? '')
  const [tried, setTried] = useState('')
  const adding = useAnswered(() => setCode(''))
  if (partners.length === 0)
    return (
      <Text as="p" tone="subdued">
        {say('Add a partner first, who the code is for.')}
      </Text>
    )
  return (
    <FormLayout>
      <FormLayout.Group>
        <TextField
          label={say('New code')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          spellCheck={false}
          error={tried === code ? adding.problem : undefined}
          helpText={say('As it is set up under Discounts in Shopify.')}
        />
        <Select
          label={say('Partner of the code')}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          value={partnerId}
          onChange={setPartnerId}
        />
      </FormLayout.Group>
      <InlineStack>
        <Button
          loading={adding.busy}
          onClick={() => {
            setTried(code)
            adding.submit({ intent: 'add_coupon', code, partnerId })
          }}
        >
          {say('Add coupon')}
        </Button>
      </InlineStack>
    </FormLayout>
  )
}

/** Sends what is asked for; tells what came of it, what went wrong beside the field. */
function useAnswered(onDone?: () => void) {
  const fetcher = useFetcher<CouponAnswer>()
  const shopify = useAppBridge()
  const handled = useRef<CouponAnswer | undefined>(undefined)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => {
    const { data, state } = fetcher
    if (!data || data === handled.current || state !== 'idle') return
    handled.current = data
    if (data.kind === 'failed' && done.current) return
    shopify.toast.show(data.message, { isError: data.kind === 'failed' })
    done.current?.()
  }, [fetcher, shopify])
  const { data, state } = fetcher
  return {
    busy: state !== 'idle',
    problem: data?.kind === 'failed' && state === 'idle' ? data.message : undefined,
    submit: (request: object) =>
      fetcher.submit(JSON.stringify(request), { method: 'post', encType: 'application/json' }),
  }
}
