// The card under a heading, as most of a page's parts are: what it is, what stands beside that, and what is in it.
import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { useId, type ReactNode } from 'react'

export interface CardHeadingProps {
  title: string
  /** What the card is about, in a sentence or two. */
  about?: string | false
  /** Right behind the title: how it stands. */
  badge?: ReactNode
  /** At the far end of the line: what can be done with the card as a whole. */
  action?: ReactNode
}

export interface HeadedCardProps extends CardHeadingProps {
  /** Figures and lines of text, which stand closer than fields do. */
  isDense?: boolean
  children?: ReactNode
}

/** A card that one comes by when reading: a heading leads to it. */
export function HeadedCard(props: HeadedCardProps) {
  return (
    <Card>
      <Parts {...props} />
    </Card>
  )
}

/** The same as a landmark, for pages of many parts that one goes to and fro between. */
export function CardSection(props: HeadedCardProps) {
  const id = useId()
  return (
    <Card>
      <section aria-labelledby={id}>
        <Parts {...props} id={id} />
      </section>
    </Card>
  )
}

function Parts({ isDense = false, children, ...heading }: HeadedCardProps & { id?: string }) {
  return (
    <BlockStack gap={isDense ? '200' : '400'}>
      <CardHeading {...heading} />
      {children}
    </BlockStack>
  )
}

/** @param props.id of the heading, by which others call it */
export function CardHeading({ title, about, badge, action, id }: CardHeadingProps & { id?: string }) {
  const heading = (
    <Text as="h2" variant="headingSm" breakWord {...(id !== undefined && { id })}>
      {title}
    </Text>
  )
  const line =
    badge || action ? (
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          {heading}
          {badge}
        </InlineStack>
        {action}
      </InlineStack>
    ) : (
      heading
    )
  if (!about) return line
  return (
    <BlockStack gap="100">
      {line}
      <Text as="p" tone="subdued">
        {about}
      </Text>
    </BlockStack>
  )
}
