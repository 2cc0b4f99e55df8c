// What became of a call: what to do about it, the conversion that it made, and what a duplicate said otherwise.
import { Banner, InlineStack, Link } from '@shopify/polaris'
import type { OutcomeGroup } from '#app/insight/inbound-log/outcome-words.ts'
import type { ShownCall } from '#app/insight/inbound-log/show-call.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { FactList } from '../fact-list.tsx'
import { useSay } from '../language.tsx'
import { RecordTable } from '../record-table.tsx'
import { StatusBadge } from '../status-badge.tsx'

const TONES: Record<OutcomeGroup, 'success' | 'info' | 'critical'> = {
  accepted: 'success',
  duplicate: 'info',
  test: 'info',
  refused: 'critical',
}

export function CallOutcome({ call }: { call: ShownCall }) {
  return (
    <>
      <Banner tone={TONES[call.group]} title={call.title}>
        {call.advice !== '' && <p>{call.advice}</p>}
      </Banner>
      {call.conversion && <Conversion conversion={call.conversion} />}
      {call.mismatch.length > 0 && <Mismatch fields={call.mismatch} />}
    </>
  )
}

function Conversion({ conversion }: { conversion: NonNullable<ShownCall['conversion']> }) {
  const say = useSay()
  return (
    <HeadedCard title={say('Its conversion')} badge={<StatusBadge status={conversion.status} />}>
      <FactList
        facts={[
          { term: say('Partner'), text: conversion.partner },
          { term: say('Amount'), text: conversion.amount },
          { term: say('Payout'), text: conversion.payout },
        ]}
      />
      <InlineStack gap="300">
        <Link url={`/app/conversions/${encodeURIComponent(conversion.id)}`}>
          {say('Open the conversion')}
        </Link>
        <Link url={`/app/deliveries?conversion=${encodeURIComponent(conversion.id)}`}>
          {say('Its deliveries')}
        </Link>
      </InlineStack>
    </HeadedCard>
  )
}

function Mismatch({ fields }: { fields: ShownCall['mismatch'] }) {
  const say = useSay()
  const cell = (text: string) => <span className="log__name">{text}</span>
  return (
    <HeadedCard
      title={say('What it says otherwise')}
      about={say('The first report counts. What this call says otherwise has changed nothing.')}
    >
      <RecordTable
        caption={say('What it says otherwise')}
        columns={[
          { title: say('Field'), cell: (row) => cell(row.id) },
          { title: say('First report'), cell: (row) => cell(row.first) },
          { title: say('This call'), cell: (row) => cell(row.now) },
        ]}
        rows={fields}
      />
    </HeadedCard>
  )
}
