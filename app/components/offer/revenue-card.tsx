// What of an order counts as revenue, which percentages are taken of.
import { BlockStack, Checkbox, FormLayout, Select, TextField } from '@shopify/polaris'
import type { BasisDraft } from '#app/conversion/offer/offer-draft.ts'
import { mark } from '#app/language/say.ts'
import { useSay } from '../language.tsx'
import { ResourceField } from '../resource-field.tsx'
import { gidsOf, useResourceTitles } from '../resource-titles.ts'
import { CardSection } from '../card-section.tsx'
import { useOffer } from './offer-context.ts'

/** A box is ticked where the field is true; of gift cards where it is false. */
const BOXES = [
  ['includeTax', mark('Tax')],
  ['includeShipping', mark('Shipping')],
  ['includeTips', mark('Tips')],
  ['excludeGiftCards', mark('Gift cards')],
  ['editAdditions', mark('What is added to an order later')],
] as const

const LISTS = [
  ['excludedSkus', mark('SKUs that never count')],
  ['excludedVendors', mark('Vendors that never count')],
] as const

export function RevenueCard() {
  const { form } = useOffer()
  const { basis } = form.draft
  const say = useSay()
  const titles = useResourceTitles(gidsOf('product', basis.excludedProductIds))
  const change = (fields: Partial<BasisDraft>) => form.change({ basis: { ...basis, ...fields } })
  return (
    <CardSection
      title={say('What counts as revenue')}
      about={say('The subtotal after discounts always counts. This counts too:')}
    >
      <FormLayout>
        <BlockStack gap="0">
          {BOXES.map(([name, label]) => (
            <Checkbox
              key={name}
              label={say(label)}
              checked={name === 'excludeGiftCards' ? !basis[name] : basis[name]}
              onChange={(ticked) => change({ [name]: name === 'excludeGiftCards' ? !ticked : ticked })}
            />
          ))}
        </BlockStack>
        <Select
          label={say('Returns')}
          options={[
            { value: 'follow_refunded_money', label: say('Follow the money that was refunded') },
            { value: 'follow_units', label: say('Follow the goods that came back') },
          ]}
          value={basis.money}
          onChange={(money) => change({ money: money as BasisDraft['money'] })}
        />
        <ResourceField
          kind="product"
          label={say('Products that never count')}
          value={basis.excludedProductIds}
          onChange={(excludedProductIds) => change({ excludedProductIds })}
          titles={titles}
          helpText={say('Ids with commas between')}
        />
        {LISTS.map(([name, label]) => (
          <TextField
            key={name}
            label={say(label)}
            value={basis[name]}
            onChange={(value) => change({ [name]: value })}
            helpText={say('With commas between')}
            autoComplete="off"
          />
        ))}
      </FormLayout>
    </CardSection>
  )
}
