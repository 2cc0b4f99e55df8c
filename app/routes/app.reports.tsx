// Reports: what partners, offers, sub ids and the rest brought in a period, beside another period.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useNavigation } from '@remix-run/react'
import { Banner, BlockStack, Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { readReportFields } from '#app/insight/report/report-fields.ts'
import { DIMENSION_WORDS } from '#app/insight/report/report-words.ts'
import { showReport, type ShownReport } from '#app/insight/report/show-report.server.ts'
import { usualPeriods } from '#app/insight/report/usual-periods.ts'
import { HeadedCard } from '../components/card-section.tsx'
import chartStyles from '../components/chart/chart.css?url'
import { BarChart } from '../components/chart/bar-chart.tsx'
import { TrendChart } from '../components/chart/trend-chart.tsx'
import { EmptyCard } from '../components/empty-card.tsx'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'
import { CsvExport } from '../components/csv-export.tsx'
import { ReportFilters } from '../components/report/report-filters.tsx'
import { ReportLines } from '../components/report/report-lines.tsx'
import { ReportTotals } from '../components/report/report-totals.tsx'
import reportStyles from '../components/report/report.css?url'
import { TableCard } from '../components/table-card.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: recordTableStyles },
  { rel: 'stylesheet', href: chartStyles },
  { rel: 'stylesheet', href: reportStyles },
]
export const meta = pageTitle(mark('Reports'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  const { shop, viewer, reader } = await merchantOf(runtime, request)
  const asked = readReportFields(new URL(request.url).searchParams, shop, reader.nowMs)
  const shown = await showReport(runtime.db.pool, viewer, shop, asked, reader)
  return { ...shown, timeZone: shop.timeZone, periods: usualPeriods(reader) }
}

export default function ReportsPage() {
  const say = useSay()
  const { fields, query, problems, currencies, notes, report, periods, timeZone } =
    useLoaderData<typeof loader>()
  const isReading = useNavigation().location?.pathname === '/app/reports'
  return (
    <Page
      title={say('Reports')}
      subtitle={say('Conversions by the time at which they were recorded, without tests. Days are those of {{timeZone}}.', { timeZone })}
      fullWidth
    >
      <BlockStack gap={{ xs: '300', md: '400' }}>
        <ReportFilters fields={fields} problems={problems} currencies={currencies} periods={periods} />
        {notes.map((note) => (
          <Banner key={note} tone="info">
            <p>{note}</p>
          </Banner>
        ))}
        <div aria-busy={isReading}>
          {report && <ReportBody fields={fields} query={query} report={report} />}
        </div>
      </BlockStack>
    </Page>
  ) // prettier-ignore
}

type BodyProps = Pick<ShownReport, 'fields' | 'query'> & { report: NonNullable<ShownReport['report']> }

function ReportBody({ fields, query, report }: BodyProps) {
  const say = useSay()
  const { rows, total, chart, period, before, isEmpty } = report
  if (isEmpty)
    return (
      <EmptyCard title={say('Nothing happened in this period')} text={say('No click and no conversion was recorded. Choose another period, or send a partner a tracking link.')} />
    ) // prettier-ignore
  return (
    <BlockStack gap={{ xs: '300', md: '400' }}>
      <ReportTotals total={total} />
      <HeadedCard title={chart.title}>
        {chart.kind === 'trend' ? (
          <TrendChart title={chart.title} trend={chart.trend} period={period} before={before} hasTable />
        ) : (
          <BarChart title={chart.title} bars={chart.bars} />
        )}
      </HeadedCard>
      <TableCard
        title={before === null ? period : say('{{period}}, before: {{before}}', { period, before })}
        action={
          <CsvExport
            address={`/app/reports.csv?${query}`}
            fileName="report.csv"
            isPossible={rows.length > 0}
          />
        }
      >
        <ReportLines title={say(DIMENSION_WORDS[fields.by])} rows={rows} />
      </TableCard>
    </BlockStack>
  )
}
