// Search and state over the list of partners. What is shown is what the page's address says.
import { useSearchParams } from '@remix-run/react'
import { Button, InlineStack, Select, TextField } from '@shopify/polaris'
import { useState } from 'react'
import type { PartnerListQuery } from '#app/insight/partner-page/list-query.ts'
import { listAddress } from '#app/insight/partner-page/list-query.ts'
import { useSay } from '../language.tsx'

type Shown = Pick<PartnerListQuery, 'search' | 'status'>

export function ListFilters({ query }: { query: Shown }) {
  const say = useSay()
  const [, setSearch] = useSearchParams()
  const [search, setTyped] = useState(query.search)
  const [shown, setShown] = useState(query.search)
  // The address has changed: by the browser's own back and forth.
  if (shown !== query.search) {
    setShown(query.search)
    setTyped(query.search)
  }
  const go = (wanted: Shown) => setSearch(listAddress({ ...wanted, search: wanted.search.trim() }, null))
  return (
    <form
      role="search"
      aria-label={say('Partners')}
      onSubmit={(event) => {
        event.preventDefault()
        go({ ...query, search })
      }}
    >
      <InlineStack gap="300" blockAlign="start">
        <div style={{ flex: '1 1 220px', maxWidth: 420 }}>
          <TextField
            label={say('Name, short name, e-mail or coupon')}
            helpText={say('Finds how words begin, and a coupon by its whole code.')}
            value={search}
            onChange={setTyped}
            autoComplete="off"
            spellCheck={false}
            clearButton
            onClearButtonClick={() => {
              setTyped('')
              go({ ...query, search: '' })
            }}
            connectedRight={<Button submit>{say('Search')}</Button>}
          />
        </div>
        <Select
          label={say('State')}
          options={[
            { label: say('All'), value: 'all' },
            { label: say('Active'), value: 'active' },
            { label: say('Paused'), value: 'paused' },
          ]}
          value={query.status}
          onChange={(status) => go({ search, status: status as Shown['status'] })}
        />
      </InlineStack>
    </form>
  )
}
