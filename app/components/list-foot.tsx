// Under a list that is read a page at a time: how far it has looked, and the ways to the pages beside.
import { BlockStack, Box, Pagination, Text } from '@shopify/polaris'
import { useSay } from './language.tsx'

export interface ListFootProps {
  /** What the pages are of, for those who cannot see them. */
  label: string
  /** Of the list, such as `/app/deliveries`. */
  path: string
  /** Queries of the pages beside; null where there is none. */
  newer: string | null
  older: string | null
  newerLabel: string
  olderLabel: string
  isEmpty: boolean
  /** The moment up to which it was looked, where the search has stopped before its end. */
  searchedTo: string | null
}

export function ListFoot(props: ListFootProps) {
  const { label, path, newer, older, newerLabel, olderLabel, isEmpty, searchedTo } = props
  const say = useSay()
  return (
    <BlockStack gap="200" inlineAlign="center">
      {searchedTo !== null && (
        <Note
          text={say('Looked through so far: up to {{when}}. Go on to the next page to look further.', {
            when: searchedTo,
          })}
        />
      )}
      {isEmpty && searchedTo === null && <Note text={say('There is nothing more here.')} />}
      <Box padding="300">
        <Pagination
          accessibilityLabel={label}
          hasPrevious={newer !== null}
          hasNext={older !== null}
          // Without an address where there is no page: a link that leads nowhere is none.
          {...(newer !== null && { previousURL: `${path}?${newer}` })}
          {...(older !== null && { nextURL: `${path}?${older}` })}
          accessibilityLabels={{ previous: newerLabel, next: olderLabel }}
          label={say('Newest first')}
        />
      </Box>
    </BlockStack>
  )
}

function Note({ text }: { text: string }) {
  return (
    <Box paddingInline="400" paddingBlockStart="300">
      <Text as="p" tone="subdued" alignment="center">
        {text}
      </Text>
    </Box>
  )
}
