// The set-up guide: what is left to do until the first order comes through, ticked by what is there. It can be put away and brought
// back.
import { Badge, BlockStack, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import type { Guide } from '#app/insight/home/guide.server.ts'
import { CardSection } from '../card-section.tsx'
import { useSay } from '../language.tsx'
import { useEmbedStatus } from '../use-embed-status.ts'
import { GuideTest } from './guide-test.tsx'
import { useGuideAction } from './use-guide-action.ts'

export function GuideCard({ guide }: { guide: Guide }) {
  const say = useSay()
  const { act, isBusy } = useGuideAction()
  const embedOn = useEmbedStatus() === 'on'
  const steps = { ...guide.steps, embed: guide.steps.embed || embedOn }
  const done = Object.values(steps).filter(Boolean).length
  const all = Object.keys(steps).length
  const { partnerId } = guide
  return (
    <CardSection
      title={say('Set-up guide')}
      action={<Button variant="tertiary" loading={isBusy} onClick={() => act('dismiss')}>{say('Put the guide away')}</Button>}
    >
      <BlockStack gap="100">
        <Text as="p" tone="subdued">
          {done === all
            ? say('Everything is set up.')
            : say('{{done, number}} of {{all, number}} steps are done.', { done, all })}
        </Text>
        <ProgressBar progress={(done / all) * 100} size="small" tone="primary" ariaLabelledBy="guide-steps" />
      </BlockStack>
      <ol id="guide-steps" className="guide" aria-label={say('Steps')}>
        <Step isDone={steps.embed} title={say('Switch on the app embed')} text={say('It keeps a partner’s click while the visitor looks around in your store.')}>
          <Button url="/app/storefront">{say('Open storefront')}</Button>
        </Step>
        <Step isDone={steps.offer} title={say('Say what you pay')} text={say('An offer names the commission, how long it is held, and which orders count.')}>
          <Button url="/app/offers">{say('Open offers')}</Button>
        </Step>
        <Step isDone={steps.partner} title={say('Add a partner')} text={say('A partner gets a tracking link of its own.')}>
          <Button url="/app/partners/new">{say('Add partner')}</Button>
        </Step>
        <Step isDone={steps.coupon} title={say('Give the partner a coupon')} text={say('An order with the partner’s code is credited without a click, too.')}>
          <Button url={partnerId === null ? '/app/partners/new' : `/app/partners/${partnerId}`}>{say('Open partner')}</Button>
        </Step>
        <Step isDone={steps.postback} title={say('Set up the partner’s postback')} text={say('The partner’s tracker then hears of every sale by itself.')}>
          <Button url="/app/postbacks/new">{say('Add postback')}</Button>
        </Step>
        <Step isDone={steps.test} title={say('Place a test order')} text={say('It goes all the way to the partner’s tracker, and is in no report.')} always>
          <GuideTest test={guide.test} />
        </Step>
      </ol>
    </CardSection>
  ) // prettier-ignore
}

interface StepProps {
  isDone: boolean
  title: string
  text: string
  /** What to do; hidden once it is done, but for `always`. */
  children: ReactNode
  always?: boolean
}

function Step({ isDone, title, text, children, always = false }: StepProps) {
  const say = useSay()
  return (
    <li className="guide__step">
      <span className={`guide__mark${isDone ? ' guide__mark--done' : ''}`} aria-hidden="true">
        {isDone && '✓'}
      </span>
      <BlockStack gap="150">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold">
            {title}
          </Text>
          {isDone && <Badge tone="success">{say('Done')}</Badge>}
        </InlineStack>
        {!isDone && (
          <Text as="p" tone="subdued">
            {text}
          </Text>
        )}
        {(!isDone || always) && <div>{children}</div>}
      </BlockStack>
    </li>
  )
}
