// How the destination's click id reaches us: what the partner adds to the tracking link, or the parameter with which a
// network's visitors arrive.
import { BlockStack, Card, Text, TextField } from '@shopify/polaris'
import { noSuffixReason } from '#app/postback/presets/preset.ts'
import { presetById } from '#app/postback/presets/presets.ts'
import { CopyField } from '../copy-field.tsx'
import { useEditor } from './editor-context.ts'

/** For a destination that nobody described: the partner knows the token. */
const ANY_SUFFIX = '&aff_click_id=<click id token>'

export function TrackingLinkCard() {
  const { draft, change, problem, touch, page } = useEditor()
  const preset = draft.presetId === null ? undefined : presetById(draft.presetId)
  const arrives = preset?.linkSuffix === undefined && preset?.arrivalParameter !== undefined
  const suffix = arrives ? null : (preset?.linkSuffix ?? ANY_SUFFIX)
  const partner = page.partners.find(({ id }) => id === draft.partnerId)
  if (!partner) return null
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            How their click id reaches us
          </Text>
          <Text as="p" tone="subdued">
            {(preset && noSuffixReason(preset)) ??
              'The tracker puts its own click id into the link. We send it back as {aff_click_id}, so that it knows which click the sale belongs to.'}
          </Text>
        </BlockStack>
        {suffix !== null && (
          <>
            <CopyField
              label="Add to the tracking link"
              value={suffix}
              helpText={
                preset?.linkSuffix
                  ? `${preset.name} replaces ${preset.theirToken ?? 'its token'} with the click id.`
                  : 'Put the tracker’s own token for its click id in place of <click id token>.'
              }
            />
            {partner.trackingLink && (
              <CopyField
                label={`Tracking link for ${partner.name}`}
                value={partner.trackingLink + suffix}
                helpText="The whole link, for the partner to set as the offer’s address in the tracker."
              />
            )}
          </>
        )}
        <TextField
          label="Arrival parameter"
          value={page.isPartners ? (partner.arrivalParameter ?? '') : draft.arrivalParameter}
          disabled={page.isPartners}
          onChange={(arrivalParameter) => change({ arrivalParameter })}
          onBlur={() => touch('arrivalParameter')}
          error={problem('arrivalParameter')}
          placeholder="None"
          helpText={
            page.isPartners
              ? 'For a network that sends visitors with its own id, such as awc or cjevent. Only the merchant changes it.'
              : `For a network that sends visitors with its own id, such as awc or cjevent: they count as ${partner.name}’s without a tracking link. One for the partner, saved with the postback.`
          }
          monospaced
          spellCheck={false}
          autoComplete="off"
        />
      </BlockStack>
    </Card>
  )
}
