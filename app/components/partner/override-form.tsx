// A new payout override: a percentage, an amount, or both, for one offer and event. A builder of whole rules may take its place: it
// needs nothing but the offers, and sends what `add_override` takes.
import { Button, FormLayout, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { useCallback, useState } from 'react'
import { readOverride, type OverrideDraft } from '#app/insight/partner-page/override-draft.ts'
import { useSay } from '../language.tsx'
import { useAct } from './use-act.ts'

export interface OverrideFormProps {
  offers: readonly { id: string; name: string }[]
  defaultOfferId: string | null
  /** The shop's. */
  currency: string
}

export function OverrideForm({ offers, defaultOfferId, currency }: OverrideFormProps) {
  const say = useSay()
  const blank: OverrideDraft = {
    offerId: defaultOfferId ?? offers[0]?.id ?? '',
    event: 'sale',
    kind: 'percent',
    percent: '',
    amount: '',
    currency,
  }
  const [draft, setDraft] = useState(blank)
  const [wasTried, setTried] = useState(false)
  const begin = useCallback(() => {
    setDraft((before) => ({ ...before, percent: '', amount: '' }))
    setTried(false)
  }, [])
  const { act, busy, wrong } = useAct(begin)
  const read = readOverride(draft)
  const problems = wasTried && !read.ok ? read.problems : []
  const problem = (path: keyof OverrideDraft) => {
    const message = problems.find((each) => each.path === path)?.message
    return message === undefined ? wrong?.field === path && wrong.message : say(message)
  }
  const field = (path: 'event' | 'percent' | 'amount' | 'currency') => ({
    value: draft[path],
    onChange: (value: string) => setDraft({ ...draft, [path]: value }),
    error: problem(path),
    autoComplete: 'off',
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (read.ok) act({ intent: 'add_override', draft })
      }}
    >
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label={say('Offer')}
            options={offers.map(({ id, name }) => ({ label: name, value: id }))}
            value={draft.offerId}
            onChange={(offerId) => setDraft({ ...draft, offerId })}
            error={problem('offerId')}
          />
          <TextField label={say('Event')} {...field('event')} spellCheck={false} />
          <Select
            label={say('Pays')}
            options={[
              { label: say('A percentage'), value: 'percent' },
              { label: say('An amount'), value: 'flat' },
              { label: say('Both'), value: 'both' },
            ]}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind: kind as OverrideDraft['kind'] })}
          />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          {draft.kind !== 'flat' && (
            <TextField label={say('Percentage')} {...field('percent')} suffix="%" inputMode="decimal" />
          )}
          {draft.kind !== 'percent' && (
            <TextField label={say('Amount')} {...field('amount')} inputMode="decimal" />
          )}
          {draft.kind !== 'percent' && (
            <TextField label={say('Currency')} {...field('currency')} maxLength={3} spellCheck={false} />
          )}
        </FormLayout.Group>
        <InlineStack gap="300" blockAlign="center">
          <Button submit loading={busy}>
            {say('Add override')}
          </Button>
          <Text as="span" tone="subdued">
            {say('It takes the place of the one for the same offer and event.')}
          </Text>
        </InlineStack>
        {wrong && !wrong.field && (
          <Text as="p" tone="critical">
            {wrong.message}
          </Text>
        )}
      </FormLayout>
    </form>
  )
}
