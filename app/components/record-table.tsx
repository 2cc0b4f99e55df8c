// A table of records that becomes a list of small cards where the page is narrow (record-table.css). The roles are
// spelled out because some browsers forget what a table is once it is laid out otherwise.
import type { ReactNode } from 'react'

export interface Column<Row> {
  title: string
  /** Numbers stand at the right. */
  numeric?: boolean
  cell: (row: Row) => ReactNode
}

export interface RecordTableProps<Row extends { id: string }> {
  /** What the table shows, for those who cannot see it. */
  caption: string
  /** The first column names the record. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

export function RecordTable<Row extends { id: string }>({ caption, columns, rows }: RecordTableProps<Row>) {
  const side = ({ numeric }: Column<Row>) => (numeric ? 'record-table__number' : undefined)
  return (
    <table className="record-table" role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.title} role="columnheader" scope="col" className={side(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            {columns.map((column) => (
              <td key={column.title} role="cell" data-title={column.title} className={side(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
