// The attempts of a delivery: what was sent, what was answered, and where the time went.
import { Badge, BlockStack, Scrollable, Text } from '@shopify/polaris'
import type { ShownAttempt } from '#app/insight/delivery-log/attempts.server.ts'
import type { ShownDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { CardSection } from '../card-section.tsx'
import { EmptyCard } from '../empty-card.tsx'
import { useSay } from '../language.tsx'

export function DeliveryAttempts({ delivery }: { delivery: ShownDelivery }) {
  const say = useSay()
  const { attempts, attemptsNote } = delivery
  return (
    <BlockStack gap={{ xs: '300', md: '400' }}>
      {attempts.map((attempt) => (
        <Attempt key={attempt.id} attempt={attempt} />
      ))}
      {attempts.length === 0 && attemptsNote === null && (
        <EmptyCard text={say('No attempt has been made yet.')} />
      )}
      {attemptsNote && (
        <Text as="p" tone="subdued" alignment="center">
          {attemptsNote}
        </Text>
      )}
    </BlockStack>
  )
}

function Attempt({ attempt }: { attempt: ShownAttempt }) {
  const say = useSay()
  return (
    <CardSection
      title={say('Attempt {{number}}', { number: attempt.number })}
      badge={
        <>
          <Badge tone={attempt.succeeded ? 'success' : 'critical'}>{attempt.outcome}</Badge>
          <Text as="span" tone="subdued">
            <time dateTime={attempt.at}>{attempt.when}</time>
          </Text>
        </>
      }
    >
      {attempt.error && (
        <Text as="p" tone="critical" breakWord>
          {attempt.error}
        </Text>
      )}
      <Timings attempt={attempt} />
      <Block title={say('Request')} text={attempt.requestLine} />
      {attempt.headers && <Block title={say('Request headers')} text={attempt.headers} />}
      {attempt.body !== null && <Block title={say('Request body')} text={attempt.body} />}
      {attempt.response !== null ? (
        <Block
          title={attempt.isCut ? say('Response, its first 16 KiB') : say('Response')}
          text={attempt.response}
        />
      ) : (
        <Text as="p" tone="subdued">
          {attempt.isAnswered ? say('The response has no body.') : say('Nothing was answered.')}
        </Text>
      )}
    </CardSection>
  )
}

/** Scrolls by itself where it is long, also by keyboard. */
function Block({ title, text }: { title: string; text: string }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodySm" tone="subdued">
        {title}
      </Text>
      <Scrollable focusable className="log__box">
        <pre className="log__text" aria-label={title}>
          {text}
        </pre>
      </Scrollable>
    </BlockStack>
  )
}

function Timings({ attempt }: { attempt: ShownAttempt }) {
  const say = useSay()
  return (
    <table className="log__timings" aria-label={say('Where the time went')}>
      <tbody>
        {attempt.timings.map(({ name, text, from, width }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{text}</td>
            <td aria-hidden="true">
              <span style={{ marginInlineStart: `${from}%`, width: `${width}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
