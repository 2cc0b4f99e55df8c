// Whose postback it is.
import { Banner, BlockStack, Card, Checkbox, Select, Text } from '@shopify/polaris'
import { useEditor } from './editor-context.ts'

export function PartnerCard() {
  const { draft, change, problem, touch, page } = useEditor()
  const { partners, saved, isPartners } = page
  if (isPartners) return saved ? null : <ActiveCard />
  if (partners.length === 0)
    return (
      <Banner tone="warning" title="There is no partner yet">
        <p>A postback tells a partner’s tracker of its conversions. Add the partner first.</p>
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
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Partner
        </Text>
        <Select
          label="Partner"
          labelHidden
          options={[
            { label: 'Choose a partner', value: '', disabled: true },
            ...partners.map(({ id, name }) => ({ label: name, value: id })),
          ]}
          value={draft.partnerId}
          onChange={choose}
          onBlur={() => touch('partnerId')}
          error={problem('partnerId')}
        />
        {!saved && <ActiveField />}
      </BlockStack>
    </Card>
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
  return (
    <Checkbox
      label="Active from the moment it is saved"
      checked={draft.active}
      onChange={(active) => change({ active })}
    />
  )
}
