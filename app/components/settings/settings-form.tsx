// The settings that are saved together.
import { BlockStack } from '@shopify/polaris'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useCallback } from 'react'
import type { SettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import {
  checkSettings,
  type SettingsDraft,
  type SettingsProblem,
} from '#app/program/settings/settings-shape.ts'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm, type RecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'
import { AttributionCard } from './attribution-card.tsx'
import { DomainsCard } from './domains-card.tsx'
import { PrivacyCard } from './privacy-card.tsx'
import { RevenueCard, TestOrdersCard } from './partner-cards.tsx'

export type SettingsForm = RecordForm<SettingsDraft>

function check(draft: SettingsDraft): readonly SettingsProblem[] {
  const checked = checkSettings(draft)
  return checked.ok ? [] : checked.problems
}

export function SettingsFormCards({ page }: { page: SettingsPage }) {
  const shopify = useAppBridge()
  const say = useSay()
  const onSaved = useCallback(() => shopify.toast.show(say('Settings saved')), [shopify, say])
  const form = useRecordForm<SettingsDraft>({ saved: page.saved, blank: page.saved.draft, check, onSaved })
  return (
    <RecordFormFrame id="settings" form={form}>
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <AttributionCard form={form} offers={page.offers} />
        <RevenueCard form={form} />
        <DomainsCard form={form} storeHosts={page.storeHosts} />
        <TestOrdersCard form={form} />
        <PrivacyCard form={form} deliveryLogDays={page.deliveryLogDays} />
      </BlockStack>
    </RecordFormFrame>
  )
}
