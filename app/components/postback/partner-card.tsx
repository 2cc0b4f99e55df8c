// Whose postback it is.
import { Banner, Card, Checkbox, Select } from '@shopify/polaris'
import { HeadedCard } from '../card-section.tsx'
import { useEditor } from './editor-context.ts'
import { useSay } from '../language.tsx'

export function PartnerCard() {
  const say = useSay()
  const { draft, change, problem, touch, page } = useEditor()
  const { partners, saved, isPartners } = page
  if (isPartners) return saved ? null : <ActiveCard />
  if (partners.length === 0)
    return (
      <Banner tone="warning" title={say('There is no partner yet')}>
        <p>{say('A postback tells a partner’s tracker of its conversions. Add the partner first.')}</p>
      </Banner>
    )
  const choose = (partnerId: string) => {
    const before = partners.find(({ id }) => id === draft.partnerId)
    const partner = partners.find(({ id }) => id === partnerId)
    // What was typed for one partner is not the other's.
    const isOwn = draft.arrivalParameter === (before?.arrivalParameter ?? '')
    change({
      partnerId,
      ...(isOwn && { arrivalParameter: partner?.arrivalParameter ?? '' }),
    })
  }
  return (
    <HeadedCard title={say('Partner')}>
      <Select
        label={say('Partner')}
        labelHidden
        options={[
          { label: say('Choose a partner'), value: '', disabled: true },
          ...partners.map(({ id, name }) => ({ label: name, value: id })),
        ]}
        value={draft.partnerId}
        onChange={choose}
        onBlur={() => touch('partnerId')}
        error={problem('partnerId')}
      />
      {!saved && <ActiveField />}
    </HeadedCard>
  )
}

/** For a partner, who need not say that it is his. */
function ActiveCard() {
  return (
    <Card>
      <ActiveField />
    </Card>
  )
}

function ActiveField() {
  const { draft, change } = useEditor()
  const say = useSay()
  return (
    <Checkbox
      label={say('Active from the moment it is saved')}
      checked={draft.active}
      onChange={(active) => change({ active })}
    />
  )
}
