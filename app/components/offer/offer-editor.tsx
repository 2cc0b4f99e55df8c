// The page of an offer, new or saved: its form, and beside a saved one what changes by itself.
import { useNavigate } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Page } from '@shopify/polaris'
import { useCallback, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { checkOffer } from '#app/conversion/offer/check-offer.ts'
import type { OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import type { OfferPage } from '#app/insight/offer-page/offer-page.server.ts'
import { trackingLink } from '#app/insight/shop-links.ts'
import { CopyField } from '../copy-field.tsx'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'
import { ApprovalCard } from './approval-card.tsx'
import { BasicsCard } from './basics-card.tsx'
import { CapsCard } from './caps-card.tsx'
import { CardSection } from '../card-section.tsx'
import { CountingCard } from './counting-card.tsx'
import { CouponsCard } from './coupons-card.tsx'
import { InboundCard } from './inbound-card.tsx'
import { InboundSettingsCard } from './inbound-settings-card.tsx'
import { OfferBadges } from './offer-badges.tsx'
import { OfferContext, useOffer, type OfferForm } from './offer-context.ts'
import { OverridesCard } from './overrides-card.tsx'
import { PayoutCard } from './payout-card.tsx'
import { RevenueCard } from './revenue-card.tsx'
import { useStanding } from './use-standing.tsx'

/** The cards of the form, each with the fields that it shows. */
const CARDS: readonly (readonly [ReactElement, readonly (keyof OfferDraft)[]])[] = [
  [<BasicsCard key="basics" />, ['name', 'slug', 'destinationUrl']],
  [<PayoutCard key="payout" />, ['rules', 'payoutCap', 'payoutCapCurrency', 'flatProRata']],
  [
    <CountingCard key="counting" />,
    ['lookbackDays', 'couponRule', 'orderSources', 'renewals', 'renewalLimit'],
  ],
  [<ApprovalCard key="approval" />, ['approval', 'holdDays', 'refundWindowDays']],
  [<RevenueCard key="revenue" />, ['basis']],
  [<CapsCard key="caps" />, ['caps']],
  [<InboundSettingsCard key="inbound" />, ['inboundCurrency', 'defaultAmount', 'inboundIps']],
]
const SAVED = <SavedCards />

export function OfferEditor({ page }: { page: OfferPage }) {
  const { form, wasCreated } = useOfferForm(page)
  return (
    <OfferFrame page={page}>
      <RecordFormFrame id="offer" form={form} mayLeave={wasCreated}>
        {CARDS.map(([card, fields]) => (
          <Part key={card.key} form={form} page={page} fields={fields}>
            {card}
          </Part>
        ))}
      </RecordFormFrame>
      <Part form={form} page={page} fields={[]}>
        {SAVED}
      </Part>
    </OfferFrame>
  )
}

interface PartProps extends OfferForm {
  fields: readonly (keyof OfferDraft)[]
  children: ReactElement
}

/** A part is drawn anew when one of its own fields changes, or what is wrong: all of so long a form is too much for every letter. */
function Part({ form, page, fields, children }: PartProps) {
  const state = JSON.stringify([fields.map((name) => form.draft[name]), form.problems])
  const [shown, setShown] = useState({ state, value: { form, page } })
  const isShown = shown.state === state && shown.value.page === page
  if (!isShown) setShown({ state, value: { form, page } })
  return <OfferContext.Provider value={shown.value}>{children}</OfferContext.Provider>
}

/** What stands beside the form and changes by itself. */
function SavedCards() {
  const { page } = useOffer()
  const say = useSay()
  if (page.saved === null) return null
  return (
    <>
      <CardSection title={say('Tracking link')}>
        <CopyField
          label={say('Link for partners')}
          value={trackingLink(page.appUrl, page.shop.brand, page.saved.draft.slug, null)}
          helpText={say('Each partner has a name of his own after via.')}
        />
      </CardSection>
      {page.coupons && <CouponsCard coupons={page.coupons} />}
      <OverridesCard offerId={page.saved.id} overrides={page.overrides} />
      <InboundCard />
    </>
  )
}

function useOfferForm(page: OfferPage) {
  const { saved, blank, shop } = page
  const say = useSay()
  const shopify = useAppBridge()
  const navigate = useNavigate()
  const created = useRef(false)
  const check = useCallback(
    (draft: OfferDraft) => {
      const checked = checkOffer(draft, shop.currency)
      return checked.ok ? [] : checked.problems
    },
    [shop.currency],
  )
  const onSaved = useCallback(
    (id: string) => {
      shopify.toast.show(say('Offer saved'))
      if (saved !== null) return
      created.current = true
      navigate(`/app/offers/${id}`, { replace: true })
    },
    [shopify, say, saved, navigate],
  )
  const form = useRecordForm<OfferDraft>({ saved, blank, check, onSaved })
  return { form, wasCreated: () => created.current }
}

/** Its name, how it stands, and what is done to it as a whole. */
function OfferFrame({ page, children }: { page: OfferPage; children: ReactNode }) {
  const say = useSay()
  const { saved } = page
  const desk = useStanding()
  const back = { content: say('Offers'), url: '/app/offers' }
  if (saved === null)
    return (
      <Page title={say('Add offer')} backAction={back}>
        <BlockStack gap="400">{children}</BlockStack>
      </Page>
    )
  const which = { id: saved.id, name: saved.draft.name, isDefault: saved.isDefault }
  const isPaused = saved.status === 'paused'
  return (
    <Page
      title={saved.draft.name}
      titleMetadata={<OfferBadges status={saved.status} isDefault={saved.isDefault} />}
      backAction={back}
      secondaryActions={[
        {
          content: isPaused ? say('Resume') : say('Pause'),
          disabled: desk.busy,
          onAction: () => desk.turn(isPaused ? 'resume' : 'pause', which),
        },
        { content: say('Duplicate'), disabled: desk.busy, onAction: () => desk.turn('duplicate', which) },
        ...(saved.isDefault
          ? []
          : [
              {
                content: say('Make it the default offer'),
                disabled: desk.busy,
                onAction: () => desk.turn('default', which),
              },
            ]),
      ]}
    >
      {desk.dialog}
      <BlockStack gap="400">
        {isPaused && (
          <Banner tone="warning" title={say('This offer is paused')}>
            <p>{say('Its links lead visitors on, but no click is recorded.')}</p>
          </Banner>
        )}
        {children}
      </BlockStack>
    </Page>
  )
}
