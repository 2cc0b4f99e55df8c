// A card of facts, each a term and what it says.
import { BlockStack, Card, Text } from '@shopify/polaris'
import type { Fact } from '#app/insight/conversion-page/read-click.server.ts'

export function FactsCard({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        <dl className="conversion-facts">
          {facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  )
}
