// What an offer is called, by which word its links know it, and where they lead.
import { Banner, FormLayout, TextField } from '@shopify/polaris'
import { slugOf } from '#app/conversion/offer/offer-draft.ts'
import { useSay } from '../language.tsx'
import { CardSection } from '../card-section.tsx'
import { useField, useOffer } from './offer-context.ts'

export function BasicsCard() {
  const { form, page } = useOffer()
  const { draft, change } = form
  const say = useSay()
  const before = page.saved?.draft.slug
  const follows = page.saved === null && draft.slug === slugOf(draft.name)
  return (
    <CardSection title={say('Offer')}>
      <FormLayout>
        <TextField
          label={say('Name')}
          value={draft.name}
          onChange={(name) => change({ name, ...(follows && { slug: slugOf(name) }) })}
          maxLength={100}
          {...useField('name')}
        />
        <TextField
          label={say('Word in links')}
          value={draft.slug}
          onChange={(slug) => change({ slug: slug.toLowerCase() })}
          prefix={`/r/${page.shop.brand}/`}
          maxLength={64}
          spellCheck={false}
          helpText={say('Small letters, digits and hyphens. No other offer of this shop has the same.')}
          {...useField('slug')}
        />
        {before !== undefined && before !== draft.slug && (
          <Banner tone="warning" title={say('Links that are out there will break')}>
            <p>
              {say('Links and inbound postbacks with /{{before}} lead nowhere once this is saved.', {
                before,
              })}
            </p>
          </Banner>
        )}
        <TextField
          label={say('Destination')}
          type="url"
          value={draft.destinationUrl}
          onChange={(destinationUrl) => change({ destinationUrl })}
          spellCheck={false}
          helpText={say('Where visitors land. A link may name another page of your shop.')}
          {...useField('destinationUrl')}
        />
      </FormLayout>
    </CardSection>
  )
}
