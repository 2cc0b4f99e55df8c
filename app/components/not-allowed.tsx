// What somebody is told who opened a page that is not his. It stands where an error stands, so it cannot rely on Polaris.
import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useSay } from './language.tsx'

export function NotAllowed() {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main
      style={{
        font: '15px/1.5 system-ui, sans-serif',
        maxWidth: '34rem',
        margin: '12vh auto',
        padding: '0 1.5rem',
      }}
    >
      <h1 ref={heading} tabIndex={-1} style={{ fontSize: '1.4rem' }}>
        {say('This page is for the merchant')}
      </h1>
      <p>
        {say(
          'Your account in this store is bound to a partner: you see that partner’s links, postbacks and figures.',
        )}
      </p>
      <p>
        <Link to="/app">{say('Go to your own page')}</Link>
      </p>
    </main>
  )
}
