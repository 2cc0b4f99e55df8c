// The form of a conversion that is created by hand.
import { useNavigate } from '@remix-run/react'
import { BlockStack, Card, FormLayout, Select, TextField } from '@shopify/polaris'
import { useCallback, useRef } from 'react'
import type { Choice } from '#app/insight/choices.server.ts'
import { readCreateDraft, type CreateDraft } from '#app/intake/person/create-draft.ts'
import { currencies } from '#app/money/currency.ts'
import { RecordFormFrame } from '../form/record-form-frame.tsx'
import { useRecordForm } from '../form/use-record-form.ts'
import { useSay } from '../language.tsx'

export interface CreatePage {
  partners: Choice[]
  offers: Choice[]
  /** `YYYY-MM-DD`, of the shop. */
  today: string
  currency: string
  timeZone: string
}

/** The moment itself is the server's business: here it only matters whether there is such a day. */
const anyMoment = (day: string) => (Number.isNaN(Date.parse(day)) ? null : 0)

export function CreateForm({ page }: { page: CreatePage }) {
  const say = useSay()
  const navigate = useNavigate()
  const created = useRef(false)
  const onSaved = useCallback(
    (id: string) => {
      created.current = true
      navigate(`/app/conversions/${id}?created=1`)
    },
    [navigate],
  )
  const blank: CreateDraft = {
    partnerId: '',
    offerId: page.offers.length === 1 ? (page.offers[0]?.value ?? '') : '',
    event: 'sale',
    currency: page.currency,
    amount: '',
    payout: '',
    txnId: '',
    day: page.today,
    reason: '',
  }
  const form = useRecordForm<CreateDraft>({
    saved: null,
    blank,
    check: (draft) => {
      const checked = readCreateDraft(draft, page.today, anyMoment, 0)
      return checked.ok ? [] : checked.problems
    },
    onSaved,
  })
  const { draft, change, problem, touch } = form
  const text = (field: keyof CreateDraft, label: string, more: object = {}) => (
    <TextField
      label={label}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      onBlur={() => touch(field)}
      error={problem(field)}
      autoComplete="off"
      {...more}
    />
  )
  const select = (field: keyof CreateDraft, label: string, options: readonly Choice[]) => (
    <Select
      label={label}
      options={[...options]}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      onBlur={() => touch(field)}
      error={problem(field)}
    />
  )
  return (
    <RecordFormFrame id="create-conversion" form={form} mayLeave={() => created.current}>
      <Card>
        <BlockStack gap="400">
          <FormLayout>
            <FormLayout.Group>
              {select('partnerId', say('Partner'), [
                { value: '', label: say('Choose a partner') },
                ...page.partners,
              ])}
              {select('offerId', say('Offer'), [
                { value: '', label: say('Choose an offer') },
                ...page.offers,
              ])}
            </FormLayout.Group>
            <FormLayout.Group>
              {text('amount', say('Amount'), { inputMode: 'decimal', placeholder: '49.90' })}
              {select(
                'currency',
                say('Currency'),
                currencies()
                  .sort()
                  .map((code) => ({ value: code, label: code })),
              )}
            </FormLayout.Group>
            <FormLayout.Group>
              {text('payout', say('Payout'), {
                inputMode: 'decimal',
                helpText: say('Empty: what the offer’s rules say.'),
              })}
              {text('event', say('Event'), { helpText: say('sale, or what the offer’s rules call it.') })}
            </FormLayout.Group>
            <FormLayout.Group>
              {text('day', say('Day of the sale'), {
                type: 'date',
                max: page.today,
                helpText: say('In the shop’s time zone, {{timeZone}}.', { timeZone: page.timeZone }),
              })}
              {text('txnId', say('Transaction id'), {
                helpText: say('Empty where there is none. One that the shop knows already is refused.'),
              })}
            </FormLayout.Group>
            {text('reason', say('Reason'), { helpText: say('It is kept in the history under your name.') })}
          </FormLayout>
        </BlockStack>
      </Card>
    </RecordFormFrame>
  )
}
