// The filters of a list. What is shown is what the page's address says; a choice from a list goes there at once, what is typed with
// the button or Enter.
import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris'
import { useState, type ReactNode } from 'react'
import { useSay } from './language.tsx'

type Fields = Readonly<Record<string, string | undefined>>
type Option = { value: string; label: string }

/** How the list stands that is filtered. */
export interface FilteredList<Shown> {
  fields: Shown
  /** The fields as a query. */
  query: string
  isFiltered: boolean
}

export interface ListFilters<Shown> {
  apply(fields: Shown): void
  /** What is typed and chosen now. */
  values: Shown
  select(field: keyof Shown & string, label: string, options: readonly Option[], all: string): ReactNode
  typed(field: keyof Shown & string, label: string, type?: 'text' | 'date'): ReactNode
}

/**
 * @param write the fields as a query of the page's address
 * @param errorOf what is shown beside a field, ready to be read; without it nothing is
 */
export function useListFilters<Shown extends Fields>(
  list: FilteredList<Shown>,
  write: (fields: Shown) => string,
  errorOf: (field: string) => string | undefined = () => undefined,
): ListFilters<Shown> {
  const [, setSearch] = useSearchParams()
  const [values, setValues] = useState(list.fields)
  const [shownQuery, setShownQuery] = useState(list.query)
  const [appliedQuery, setAppliedQuery] = useState(list.query)
  if (shownQuery !== list.query) {
    setShownQuery(list.query)
    // By a link, or the browser's own back and forth. What was applied here is here already, and more may be typed by now.
    if (appliedQuery !== list.query) setValues(list.fields)
    setAppliedQuery(list.query)
  }
  const apply = (fields: Shown) => {
    const query = write(trimmed(fields))
    setValues(fields)
    setAppliedQuery(query)
    setSearch(query)
  }
  const beside = (field: string) => {
    const error = errorOf(field)
    return error === undefined ? {} : { error }
  }
  return {
    apply,
    values,
    select: (field, label, options, all) => (
      <Select
        label={label}
        name={field}
        options={[{ value: '', label: all }, ...options]}
        value={values[field] ?? ''}
        onChange={(value) => apply({ ...values, [field]: value })}
        {...beside(field)}
      />
    ),
    typed: (field, label, type = 'text') => (
      <TextField
        label={label}
        name={field}
        type={type}
        value={values[field] ?? ''}
        onChange={(value) => setValues({ ...values, [field]: value })}
        autoComplete="off"
        {...beside(field)}
      />
    ),
  }
}

/** As the address holds them. */
function trimmed<Shown extends Fields>(fields: Shown): Shown {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value?.trim()])) as Shown
}

export interface FilterCardProps<Shown> {
  /** What is filtered, for those who cannot see it. */
  label: string
  filters: ListFilters<Shown>
  isFiltered: boolean
  columns: { xs: number; md: number; lg?: number }
  /** Over the fields, and under them. */
  above?: ReactNode
  below?: ReactNode
  /** The fields. */
  children: ReactNode
}

export function FilterCard<Shown extends Fields>(props: FilterCardProps<Shown>) {
  const { label, filters, isFiltered, columns, above, below, children } = props
  const say = useSay()
  return (
    <Card>
      <form
        role="search"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault()
          filters.apply(filters.values)
        }}
      >
        <BlockStack gap="300">
          {above}
          <InlineGrid columns={columns} gap="300">
            {children}
          </InlineGrid>
          {below}
          <InlineStack gap="200" align="end">
            {isFiltered && <Button onClick={() => filters.apply({} as Shown)}>{say('Clear filters')}</Button>}
            <Button submit variant="primary">
              {say('Search')}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  )
}
