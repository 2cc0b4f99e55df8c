// A partner's fields: created here, and edited on his page.
import { useNavigate } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, Select, TextField } from '@shopify/polaris'
import { useCallback, useRef } from 'react'
import { partnerProblems } from '#app/insight/partner-page/check-partner.ts'
import { BLANK_PARTNER, proposeSlug, type PartnerDraft } from '#app/program/partner/partner-draft.ts'
import { HeadedCard } from '../card-section.tsx'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm, type RecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'

export interface PartnerFormProps {
  /** null: a new one. */
  saved: { version: number; draft: PartnerDraft } | null
  offers: readonly { id: string; name: string }[]
}

export function PartnerForm({ saved, offers }: PartnerFormProps) {
  const say = useSay()
  const shopify = useAppBridge()
  const navigate = useNavigate()
  const isCreated = useRef(false)
  const isNew = saved === null
  const onSaved = useCallback(
    (id: string) => {
      shopify.toast.show(say('Saved'))
      if (!isNew) return
      isCreated.current = true
      navigate(`/app/partners/${id}`)
    },
    [isNew, navigate, say, shopify],
  )
  const form = useRecordForm<PartnerDraft>({ saved, blank: BLANK_PARTNER, check: partnerProblems, onSaved })
  return (
    <RecordFormFrame id="partner" form={form} mayLeave={() => isCreated.current}>
      <HeadedCard title={say('Who it is')}>
        <Who form={form} savedSlug={saved?.draft.slug ?? null} />
      </HeadedCard>
      <HeadedCard title={say('How sales are credited')}>
        <Credit form={form} offers={offers} />
      </HeadedCard>
    </RecordFormFrame>
  )
}

type Part = { form: RecordForm<PartnerDraft> }

/** What every text field of the form has. */
function fieldOf({ draft, change, problem, touch }: RecordForm<PartnerDraft>, name: keyof PartnerDraft) {
  return {
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
    onBlur: () => touch(name),
    error: problem(name),
    autoComplete: 'off',
  }
}

function Who({ form, savedSlug }: Part & { savedSlug: string | null }) {
  const say = useSay()
  const { draft, change } = form
  /** Proposed from the name until somebody types one. */
  const isProposed = savedSlug === null && draft.slug === proposeSlug(draft.name)
  const rename = (name: string) => change({ name, ...(isProposed && { slug: proposeSlug(name) }) })
  return (
    <>
      <TextField label={say('Name')} {...fieldOf(form, 'name')} onChange={rename} />
      <TextField
        label={say('Short name for links')}
        helpText={say(
          'Stands in every link of the partner as “via”. Lower-case letters, digits and hyphens.',
        )}
        {...fieldOf(form, 'slug')}
        monospaced
        spellCheck={false}
      />
      {savedSlug !== null && draft.slug.trim() !== savedSlug && (
        <Banner tone="warning">
          <p>
            {say(
              'Links with “{{slug}}” stop counting once this is saved: visitors still reach the store, but are no longer credited. Hand out the new links first.',
              { slug: savedSlug },
            )}
          </p>
        </Banner>
      )}
      <TextField
        label={say('E-mail')}
        type="email"
        helpText={say('For invitations and for notices about the partner’s postbacks. Empty: no mail.')}
        {...fieldOf(form, 'email')}
      />
    </>
  )
}

function Credit({ form, offers }: Part & Pick<PartnerFormProps, 'offers'>) {
  const say = useSay()
  const { draft, change, problem } = form
  return (
    <>
      <Select
        label={say('Default offer')}
        options={[
          { label: say('The shop’s default offer'), value: '' },
          ...offers.map(({ id, name }) => ({ label: name, value: id })),
        ]}
        value={draft.defaultOfferId}
        onChange={(defaultOfferId) => change({ defaultOfferId })}
        error={problem('defaultOfferId')}
        helpText={say('Counts where a link to a page of the store names no offer.')}
      />
      <TextField
        label={say('Arrival parameter')}
        placeholder={say('None')}
        helpText={say(
          'Only for a network that sends visitors with an id of its own, such as awc or cjevent: they count as this partner’s without a tracking link.',
        )}
        {...fieldOf(form, 'arrivalParameter')}
        monospaced
        spellCheck={false}
      />
      <TextField
        label={say('The partner’s own customer number')}
        placeholder={say('None')}
        helpText={say(
          'If the partner also buys here: own purchases then wait for you instead of being paid. It is the number at the end of the customer’s address in the admin.',
        )}
        {...fieldOf(form, 'customerId')}
        inputMode="numeric"
      />
    </>
  )
}
