// What came of a decision: how many, what could not be decided and why, and the way back, which works until the page is left.
import { Banner, BlockStack, Button, InlineStack, List } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'
import type { Decision } from './use-decision.ts'

export function DecisionBanner({ decision }: { decision: Decision }) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const { decided, busy } = decision
  const shown = useRef(decided)
  useEffect(() => {
    if (decided === null || shown.current === decided) return
    shown.current = decided
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [decided])
  const loose = decision.problems.filter(({ path }) => path === '' || path.startsWith('conversionIds'))
  if (decided === null && loose.length === 0) return null
  return (
    <div
      ref={place}
      tabIndex={-1}
      role="region"
      aria-label={say('What was decided')}
      style={{ outline: 'none' }}
    >
      <BlockStack gap="300">
        {loose.map(({ message }) => (
          <Banner key={message} tone="critical" title={message} />
        ))}
        {decided && (
          <Banner
            tone={decided.refused.length > 0 || decided.note ? 'warning' : 'success'}
            title={decided.message}
          >
            <BlockStack gap="200">
              {decided.note && <p>{decided.note}</p>}
              {decided.refused.length > 0 && (
                <List>
                  {decided.refused.map(({ id, name, message }) => (
                    <List.Item key={id}>
                      {name}: {message}
                    </List.Item>
                  ))}
                </List>
              )}
              {decided.undo.length > 0 && (
                <InlineStack>
                  <Button loading={busy} onClick={() => decision.undo(decided.undo)}>
                    {say('Undo')}
                  </Button>
                </InlineStack>
              )}
            </BlockStack>
          </Banner>
        )}
      </BlockStack>
    </div>
  )
}
