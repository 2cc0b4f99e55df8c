// A request as text: what was or would be sent. Nothing of it is ever HTML.
import { BlockStack, Text } from '@shopify/polaris'
import { visibleText } from '#app/insight/visible-text.ts'

export interface ShownRequest {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string | null
}

export function RequestText({ request }: { request: ShownRequest }) {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  return (
    <BlockStack gap="200">
      <TextBlock title="Request" text={`${request.method} ${request.url}`} />
      {headers.length > 0 && <TextBlock title="Headers" text={headers.join('\n')} />}
      {request.body !== null && <TextBlock title="Body" text={request.body} />}
    </BlockStack>
  )
}

/** Text of others: it wraps, scrolls where it is long, and is told what it is. */
export function TextBlock({ title, text }: { title: string; text: string }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodySm" tone="subdued">
        {title}
      </Text>
      {/* Long text scrolls inside: the keyboard must be able to enter it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="postback-text postback-text--long" aria-label={title} tabIndex={0}>
        {visibleText(text)}
      </pre>
    </BlockStack>
  )
}
