// Chooses one of the shop's discount codes, asked of Shopify; those that somebody has already say whose they are.
import { useFetcher } from '@remix-run/react'
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  InlineStack,
  Modal,
  Spinner,
  Text,
  TextField,
} from '@shopify/polaris'
import { useState } from 'react'
import type { FoundCode, FoundCodes } from '#app/insight/partner-page/find-discounts.server.ts'
import { useSay } from '../language.tsx'

export interface DiscountSearchProps {
  partnerId: string
  onChoose: (code: string) => void
}

export function DiscountSearch({ partnerId, onChoose }: DiscountSearchProps) {
  const say = useSay()
  const found = useFetcher<FoundCodes>()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const look = (wanted: string) =>
    found.load(`/app/partners/${partnerId}/discounts?search=${encodeURIComponent(wanted)}`)
  const open = () => {
    setOpen(true)
    look(text)
  }
  return (
    <>
      <Button onClick={open}>{say('Choose a discount of the shop')}</Button>
      <Modal open={isOpen} title={say('Discount codes of the shop')} onClose={() => setOpen(false)}>
        <Modal.Section>
          <BlockStack gap="400">
            <form
              role="search"
              aria-label={say('Discount codes of the shop')}
              onSubmit={(event) => {
                event.preventDefault()
                look(text)
              }}
            >
              <TextField
                label={say('Code or name of the discount')}
                value={text}
                onChange={setText}
                autoComplete="off"
                spellCheck={false}
                connectedRight={<Button submit>{say('Search')}</Button>}
              />
            </form>
            {found.state !== 'idle' ? (
              <Spinner size="small" accessibilityLabel={say('Searching')} />
            ) : (
              found.data && (
                <Found
                  answer={found.data}
                  onChoose={(code) => {
                    onChoose(code)
                    setOpen(false)
                  }}
                />
              )
            )}
          </BlockStack>
        </Modal.Section>
      </Modal>
    </>
  )
}

function Found({ answer, onChoose }: { answer: FoundCodes; onChoose: (code: string) => void }) {
  const say = useSay()
  if (answer.kind === 'failed')
    return (
      <Banner tone="warning" title={say('Shopify did not answer')}>
        <p>{say('{{reason}}. You can type the code yourself.', { reason: answer.reason })}</p>
      </Banner>
    )
  if (answer.codes.length === 0)
    return (
      <Text as="p">
        {say('No discount code is like that. Codes are created in Shopify under Discounts.')}
      </Text>
    )
  return (
    <BlockStack gap="300" as="ul">
      {answer.codes.map((found) => (
        <li key={found.code} style={{ listStyle: 'none' }}>
          <Code found={found} onChoose={onChoose} />
        </li>
      ))}
    </BlockStack>
  )
}

function Code({ found, onChoose }: { found: FoundCode; onChoose: (code: string) => void }) {
  const say = useSay()
  const { code, title, status, owner } = found
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <InlineStack gap="200">
          <Text as="span" fontWeight="semibold">
            {code}
          </Text>
          {status === 'EXPIRED' && <Badge>{say('Expired')}</Badge>}
          {status === 'SCHEDULED' && <Badge tone="info">{say('Scheduled')}</Badge>}
        </InlineStack>
        <Text as="span" tone="subdued">
          {owner
            ? say('{{discount}}, taken by {{partner}}', { discount: title, partner: owner.name })
            : title}
        </Text>
      </BlockStack>
      <Button
        size="slim"
        disabled={owner !== null}
        onClick={() => onChoose(code)}
        accessibilityLabel={say('Choose {{code}}', { code })}
      >
        {say('Choose')}
      </Button>
    </InlineStack>
  )
}
