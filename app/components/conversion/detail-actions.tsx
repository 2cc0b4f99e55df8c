// How a conversion stands, and what a person can decide about it.
import { BlockStack, Button, ButtonGroup, Card, Text } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { ShownConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import { useSay } from '../language.tsx'
import type { ConversionDetailProps } from './conversion-detail.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { DECISION_WORDS, type Kind } from './decision-words.ts'
import type { Decision } from './use-decision.ts'

export interface DetailActionsProps {
  conversion: ShownConversion
  choices: ConversionDetailProps['choices']
  decision: Decision
}

export function DetailActions({ conversion, choices, decision }: DetailActionsProps) {
  const say = useSay()
  const [asking, setAsking] = useState<Kind | null>(null)
  const { decided } = decision
  const seen = useRef(decided)
  useEffect(() => {
    if (seen.current === decided) return
    seen.current = decided
    setAsking(null)
  }, [decided])
  const { abilities } = conversion
  const kinds = abilities ? offered(abilities) : []
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{conversion.standing}</Text>
        {kinds.length > 0 && (
          <ButtonGroup>
            {kinds.map((kind) => (
              <Button
                key={kind}
                {...(DECISION_WORDS[kind].destructive && { tone: 'critical' as const })}
                onClick={() => {
                  decision.forget()
                  setAsking(kind)
                }}
              >
                {say(DECISION_WORDS[kind].action)}
              </Button>
            ))}
          </ButtonGroup>
        )}
      </BlockStack>
      {asking && abilities && (
        <DecisionDialog
          kind={asking}
          conversionIds={[conversion.id]}
          about={
            asking === 'move_back' && abilities.moveBack
              ? say('To {{partner}}, {{offer}}.', {
                  partner: abilities.moveBack.partner,
                  offer: abilities.moveBack.offer,
                })
              : ''
          }
          decision={decision}
          choices={choices}
          payout={{ text: abilities.payout, currency: abilities.currency }}
          moveBackTo={
            abilities.moveBack && {
              partnerId: abilities.moveBack.partnerId,
              offerId: abilities.moveBack.offerId,
            }
          }
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  )
}

function offered(abilities: NonNullable<ShownConversion['abilities']>): Kind[] {
  const may: readonly (readonly [Kind, boolean])[] = [
    ['approve', abilities.approve],
    ['reject', abilities.reject],
    ['withdraw', abilities.withdraw !== null],
    ['change_payout', true],
    ['by_rules', abilities.byRules],
    ['move', abilities.move],
    ['move_back', abilities.moveBack !== null],
    ['mark_paid', abilities.pay],
    ['mark_unpaid', abilities.unpay],
  ]
  return may.flatMap(([kind, isOffered]) => (isOffered ? [kind] : []))
}
