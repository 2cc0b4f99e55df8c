// A partner's tracking links: built from offer, page and sub ids, in every form that the shop has, to be copied or scanned.
import { Banner, BlockStack, FormLayout, InlineGrid, Select, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import {
  buildLinks,
  deepTarget,
  type BuiltLink,
  type LinkFacts,
  type LinkOffer,
} from '#app/insight/partner-page/build-links.ts'
import type { Say } from '#app/language/say.ts'
import { HeadedCard } from '../card-section.tsx'
import { CopyField } from '../copy-field.tsx'
import { useSay } from '../language.tsx'
import { QrCode } from './qr-code.tsx'

const NO_SUBS: readonly string[] = ['', '', '', '', '']

export interface LinksCardProps {
  facts: LinkFacts
  via: string
  defaultOfferId: string | null
  isPaused: boolean
}

export function LinksCard({ facts, via, defaultOfferId, isPaused }: LinksCardProps) {
  const say = useSay()
  const [offerId, setOfferId] = useState(defaultOfferId ?? facts.offers[0]?.id ?? '')
  const [words, setWords] = useState({ page: '', affClickId: '', subs: NO_SUBS })
  const offer = facts.offers.find(({ id }) => id === offerId) ?? facts.offers[0]
  return (
    <HeadedCard title={say('Tracking links')}>
      {isPaused && (
        <Banner tone="warning">
          <p>{say('The partner is paused: these links lead to the store, but nothing is counted.')}</p>
        </Banner>
      )}
      {!offer && (
        <Text as="p">{say('The shop has no offer yet. Links lead to one, so create it first.')}</Text>
      )}
      {offer && (
        <>
          <Builder {...{ facts, offer, setOfferId, words, setWords }} />
          <Links facts={facts} via={via} offer={offer} words={words} />
        </>
      )}
    </HeadedCard>
  )
}

interface Words {
  page: string
  affClickId: string
  subs: readonly string[]
}

interface BuilderProps {
  facts: LinkFacts
  offer: LinkOffer
  setOfferId: (id: string) => void
  words: Words
  setWords: (words: Words) => void
}

function Builder({ facts, offer, setOfferId, words, setWords }: BuilderProps) {
  const say = useSay()
  const isForeign = words.page.trim() !== '' && deepTarget(words.page, offer, facts.ownHosts) === null
  return (
    <FormLayout>
      <Select
        label={say('Offer')}
        options={facts.offers.map(({ id, name, isActive }) => ({
          value: id,
          label: isActive ? name : say('{{offer}} (paused)', { offer: name }),
        }))}
        value={offer.id}
        onChange={setOfferId}
      />
      <TextField
        label={say('Page of the store')}
        value={words.page}
        onChange={(page) => setWords({ ...words, page })}
        placeholder={offer.destinationUrl}
        helpText={say('Where the visitor lands. Empty: where the offer leads.')}
        error={
          isForeign &&
          say('This is no page of your store, so links would not lead there. Your hosts: {{hosts}}.', {
            hosts: facts.ownHosts.join(', '),
          })
        }
        type="url"
        autoComplete="off"
      />
      <InlineGrid columns={{ xs: 2, md: 5 }} gap="300">
        {words.subs.map((sub, index) => (
          <TextField
            key={index}
            label={`sub${index + 1}`}
            value={sub}
            onChange={(value) => setWords({ ...words, subs: words.subs.with(index, value) })}
            maxLength={255}
            autoComplete="off"
          />
        ))}
      </InlineGrid>
      <TextField
        label={say('The partner’s own click id')}
        value={words.affClickId}
        onChange={(affClickId) => setWords({ ...words, affClickId })}
        placeholder="{clickid}"
        helpText={say(
          'For partners with a tracker: the macro that their tracker replaces, such as {clickid}. Postbacks give it back as aff_click_id.',
        )}
        maxLength={255}
        spellCheck={false}
        monospaced
        autoComplete="off"
      />
    </FormLayout>
  )
}

function Links(props: { facts: LinkFacts; via: string; offer: LinkOffer; words: Words }) {
  const say = useSay()
  const { facts, via, offer, words } = props
  const links = buildLinks(facts, { via, offer, ...words })
  const first = links[0]!
  return (
    <BlockStack gap="400">
      {links.map((link) => (
        <CopyField key={`${link.form} ${link.host}`} {...labelled(link, say)} value={link.url} />
      ))}
      <QrCode url={first.url} label={labelled(first, say).label} name={`qr-${via}-${offer.slug}`} />
    </BlockStack>
  )
}

function labelled({ form, host }: BuiltLink, say: Say): { label: string; helpText: string } {
  switch (form) {
    case 'ours':
      return {
        label: say('Tracking link'),
        helpText: say('Works everywhere. Counted before the visitor is sent on.'),
      }
    case 'host':
      return {
        label: say('Tracking link on {{host}}', { host }),
        helpText: say('The same, on your own host for links.'),
      }
    case 'proxy':
      return {
        label: say('Tracking link on your store'),
        helpText: say('The same, on your store’s own domain. It needs no other host.'),
      }
    case 'direct':
      return {
        label: say('Link without a redirect'),
        helpText: say('Leads straight to the page; the app embed counts it, which has to be switched on.'),
      }
  }
}
