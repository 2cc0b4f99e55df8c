// When the postback is sent: on which statuses, for which events and offers, how long it waits.
import { BlockStack, Box, Checkbox, ChoiceList, TextField } from '@shopify/polaris'
import { HeadedCard } from '../card-section.tsx'
import { OUR_STATUSES, type Draft } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { STATUS_WORDS } from './status-words.ts'
import { useSay } from '../language.tsx'

export function FiringCard() {
  const say = useSay()
  const { draft, change, problem, touch } = useEditor()
  return (
    <HeadedCard title={say('When it is sent')}>
      <ChoiceList
        allowMultiple
        title={say('When a conversion becomes')}
        choices={OUR_STATUSES.map((value) => ({
          value,
          label: say(STATUS_WORDS[value].name),
          helpText: say(STATUS_WORDS[value].meaning),
        }))}
        selected={[...draft.statuses]}
        onChange={(statuses) => change({ statuses: statuses as Draft['statuses'] })}
        error={problem('statuses*') ?? ''}
      />
      <Checkbox
        label={say('Also when only its money changes')}
        helpText={say(
          'After a partial refund, for example. {delta_amount} and {delta_payout} carry the difference.',
        )}
        checked={draft.adjustments}
        onChange={(adjustments) => change({ adjustments })}
        error={problem('adjustments')}
      />
      <TextField
        label={say('Events')}
        value={draft.events}
        onChange={(events) => change({ events })}
        onBlur={() => touch('events*')}
        error={problem('events*')}
        placeholder={say('All')}
        helpText={say(
          'Empty: all of them. Otherwise names with commas between, such as sale, lead, signup, rebill.',
        )}
        spellCheck={false}
        autoComplete="off"
      />
      <OfferChoice />
      <TextField
        label={say('Wait before sending')}
        type="integer"
        inputMode="numeric"
        suffix={say('seconds')}
        min={0}
        max={600}
        value={draft.delaySeconds}
        onChange={(delaySeconds) => change({ delaySeconds })}
        onBlur={() => touch('delaySeconds')}
        error={problem('delaySeconds')}
        helpText={say('0 to 600. What changes meanwhile takes the place of what was planned.')}
        autoComplete="off"
      />
    </HeadedCard>
  )
}

function OfferChoice() {
  const say = useSay()
  const { draft, change, problem, page } = useEditor()
  const some = draft.offerIds.length > 0
  const known = new Set(page.offers.map(({ id }) => id))
  if (page.offers.length < 2 && draft.offerIds.every((id) => known.has(id)) && !some) return null
  return (
    <BlockStack gap="100">
      <ChoiceList
        title={say('Offers')}
        choices={[
          { label: say('All offers'), value: 'all' },
          { label: say('Only some'), value: 'some' },
        ]}
        selected={[some ? 'some' : 'all']}
        onChange={([choice]) => change({ offerIds: choice === 'all' ? [] : [page.offers[0]!.id] })}
        error={problem('offerIds*') ?? ''}
      />
      {some && (
        <Box paddingInlineStart="600" maxWidth="100%">
          <ChoiceList
            allowMultiple
            title={say('Offers it speaks for')}
            titleHidden
            choices={page.offers.map(({ id, name }) => ({ value: id, label: name }))}
            selected={[...draft.offerIds]}
            // The last one stays: without any it would speak for all.
            onChange={(offerIds) => offerIds.length > 0 && change({ offerIds })}
          />
        </Box>
      )}
    </BlockStack>
  )
}
