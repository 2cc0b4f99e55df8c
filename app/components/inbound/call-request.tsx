// What a caller sent: the facts, every parameter, and the line by which it is sent once more.
import { Badge, Button, Text } from '@shopify/polaris'
import type { ShownCall } from '#app/insight/inbound-log/show-call.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { FactList } from '../fact-list.tsx'
import { useSay } from '../language.tsx'
import { useCopy } from '../use-copy.ts'

export function CallRequest({ call }: { call: ShownCall }) {
  const say = useSay()
  return (
    <HeadedCard title={say('What came in')}>
      <FactList facts={call.facts} />
      <Text as="h3" variant="headingSm">
        {say('Parameters')}
      </Text>
      {call.isIncomplete && (
        <Text as="p" tone="subdued">
          {say('The body of this call could not be read: only what stood in its address is here.')}
        </Text>
      )}
      {call.parameters.length === 0 ? (
        <Text as="p" tone="subdued">
          {say('None, besides a secret if there was one: secrets are never kept here.')}
        </Text>
      ) : (
        <FactList
          isCode
          facts={call.parameters.map(({ name, value, isWrong }) => ({
            term: name,
            text: value,
            badge: isWrong && <Badge tone="critical">{say('At fault')}</Badge>,
          }))}
        />
      )}
    </HeadedCard>
  )
}

export function CallCurl({ call }: { call: ShownCall }) {
  const say = useSay()
  const copy = useCopy(call.curl)
  return (
    <HeadedCard
      title={say('Send it again')}
      action={<Button onClick={copy}>{say('Copy as curl')}</Button>}
      about={say(
        'The call as a line for a terminal. Put the offer’s secret into the variable POSTBACK_SECRET first; it is not in the line. A body is sent as a form, whatever it was: that makes no difference.',
      )}
    >
      {call.offerIsMissing && (
        <Text as="p" tone="critical">
          {say('The log does not know which offer was meant. Write its name in place of OFFER.')}
        </Text>
      )}
      <div className="log__box" role="region" aria-label={say('The call as a curl line')}>
        <pre className="log__text">{call.curl}</pre>
      </div>
    </HeadedCard>
  )
}
