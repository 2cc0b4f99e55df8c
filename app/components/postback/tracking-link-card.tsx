// How the destination's click id reaches us: what the partner adds to the tracking link, or the parameter with which a
// network's visitors arrive.
import { TextField } from '@shopify/polaris'
import { noSuffixReason } from '#app/postback/presets/preset.ts'
import { presetById } from '#app/postback/presets/presets.ts'
import { HeadedCard } from '../card-section.tsx'
import { CopyField } from '../copy-field.tsx'
import { useEditor } from './editor-context.ts'
import { useSay } from '../language.tsx'

/** For a destination that nobody described: the partner knows the token. */
const ANY_SUFFIX = '&aff_click_id=<click id token>'

export function TrackingLinkCard() {
  const say = useSay()
  const { draft, change, problem, touch, page } = useEditor()
  const preset = draft.presetId === null ? undefined : presetById(draft.presetId)
  const arrives = preset?.linkSuffix === undefined && preset?.arrivalParameter !== undefined
  const suffix = arrives ? null : (preset?.linkSuffix ?? ANY_SUFFIX)
  const partner = page.partners.find(({ id }) => id === draft.partnerId)
  if (!partner) return null
  return (
    <HeadedCard
      title={say('How their click id reaches us')}
      about={
        (preset && noSuffixReason(preset, say)) ??
        say(
          'The tracker puts its own click id into the link. We send it back as {aff_click_id}, so that it knows which click the sale belongs to.',
        )
      }
    >
      {suffix !== null && (
        <>
          <CopyField
            label={say('Add to the tracking link')}
            value={suffix}
            helpText={
              preset?.linkSuffix
                ? preset.theirToken
                  ? say('{{destination}} replaces {{token}} with the click id.', {
                      destination: preset.name,
                      token: preset.theirToken,
                    })
                  : say('{{destination}} replaces its token with the click id.', {
                      destination: preset.name,
                    })
                : say('Put the tracker’s own token for its click id in place of <click id token>.')
            }
          />
          {partner.trackingLink && (
            <CopyField
              label={say('Tracking link for {{partner}}', { partner: partner.name })}
              value={partner.trackingLink + suffix}
              helpText={say('The whole link, for the partner to set as the offer’s address in the tracker.')}
            />
          )}
        </>
      )}
      <TextField
        label={say('Arrival parameter')}
        value={page.isPartners ? (partner.arrivalParameter ?? '') : draft.arrivalParameter}
        disabled={page.isPartners}
        onChange={(arrivalParameter) => change({ arrivalParameter })}
        onBlur={() => touch('arrivalParameter')}
        error={problem('arrivalParameter')}
        placeholder={say('None')}
        helpText={
          page.isPartners
            ? say(
                'For a network that sends visitors with its own id, such as awc or cjevent. Only the merchant changes it.',
              )
            : say(
                'For a network that sends visitors with its own id, such as awc or cjevent: they count as {{partner}}’s without a tracking link. One for the partner, saved with the postback.',
                { partner: partner.name },
              )
        }
        monospaced
        spellCheck={false}
        autoComplete="off"
      />
    </HeadedCard>
  )
}
