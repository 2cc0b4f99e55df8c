// What is done with the whole list: the way to what waits, and the list as a file.
import { Box, Button, InlineStack } from '@shopify/polaris'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import { CsvExport } from '../csv-export.tsx'
import { useSay } from '../language.tsx'

export function ListActions({ list }: { list: ShownList }) {
  const say = useSay()
  const { pending, hold } = list.waiting
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <InlineStack gap="200" align="end">
        <Button url="/app/conversions/review">
          {say('Review queue: {{pending}} pending, {{hold}} on hold', { pending, hold })}
        </Button>
        <CsvExport
          address={`/app/conversions.csv?${list.query}`}
          fileName="conversions.csv"
          isPossible={list.rows.length > 0}
        />
      </InlineStack>
    </Box>
  )
}
