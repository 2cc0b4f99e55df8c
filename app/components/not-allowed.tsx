// What somebody is told who opened a page that is not his. It stands in the place of that page.
import { Button, Page } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { EmptyCard } from './empty-card.tsx'
import { useSay } from './language.tsx'

export function NotAllowed() {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  // What changed is told to those who cannot see it.
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
      <Page narrowWidth title={say('This page is for the merchant')}>
        <EmptyCard
          text={say(
            'Your account in this store is bound to a partner: you see that partner’s links, postbacks and figures.',
          )}
        >
          <Button variant="primary" url="/app">
            {say('Go to your own page')}
          </Button>
        </EmptyCard>
      </Page>
    </div>
  )
}
