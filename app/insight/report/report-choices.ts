// The choices of a report, and how they stand in the page's address. The page has them too: nothing here needs a library. Pure.

export const DIMENSIONS = [
  'day', 'partner', 'offer', 'sub1', 'sub2', 'sub3', 'sub4', 'sub5', 'source', 'coupon', 'country', 'landing_page',
] as const // prettier-ignore
export type Dimension = (typeof DIMENSIONS)[number]

export const COMPARISONS = ['none', 'before', 'year'] as const
export type Comparison = (typeof COMPARISONS)[number]

export const METRICS = ['clicks', 'conversions', 'revenue', 'payout'] as const
export type Metric = (typeof METRICS)[number]

export interface ReportFields {
  by: Dimension
  /** Days of the shop, `YYYY-MM-DD`, both part of the period. */
  from: string
  to: string
  compare: Comparison
  /** What the chart is of. */
  metric: Metric
  /** Whose money is shown. */
  currency: string
}

/** What would be so without saying is said all the same, so that a link keeps its meaning. */
export function writeReportFields(fields: ReportFields): string {
  return new URLSearchParams({ ...fields }).toString()
}
