// A log that is read a page at a time: its rows, and under them the ways to the pages beside; or why there are none.
import { Box, Card } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { ListFoot, type ListFootProps } from './list-foot.tsx'
import { RecordTable, type Column } from './record-table.tsx'

export interface ListCardProps<Row extends { id: string }> extends Pick<
  ListFootProps,
  'label' | 'path' | 'newerLabel' | 'olderLabel'
> {
  /** Where there are problems, those are told beside the filters instead. */
  log: Pick<ListFootProps, 'newer' | 'older' | 'searchedTo'> & {
    rows: readonly Row[]
    problems: readonly unknown[]
  }
  caption: string
  columns: readonly Column<Row>[]
  /** In the place of a list in which there is nothing at all. */
  empty: ReactNode
}

export function ListCard<Row extends { id: string }>(props: ListCardProps<Row>) {
  const { log, caption, columns, empty, ...foot } = props
  const { rows, newer, older, searchedTo } = log
  if (log.problems.length > 0) return null
  if (rows.length === 0 && older === null && newer === null) return empty
  return (
    <Card padding="0">
      <Box paddingBlockStart="200">
        <RecordTable caption={caption} columns={columns} rows={rows} />
      </Box>
      <ListFoot {...foot} newer={newer} older={older} isEmpty={rows.length === 0} searchedTo={searchedTo} />
    </Card>
  )
}
