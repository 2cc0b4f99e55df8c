// One conversion: what it pays and why, who is credited and why, what happened and what partners were told; and what a merchant
// decides about it.
import { data, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { decideOnPage, openDesk } from '#app/conversion-desk.server.ts'
import { readNamed } from '#app/insight/choices.server.ts'
import { showConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import { ConversionDetail } from '../components/conversion/conversion-detail.tsx'
import conversionStyles from '../components/conversion/conversion.css?url'
import { EmptyCard } from '../components/empty-card.tsx'
import factStyles from '../components/fact-list.css?url'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import recordTableStyles from '../components/record-table.css?url'

export const links: LinksFunction = () =>
  [recordTableStyles, factStyles, conversionStyles].map((href) => ({ rel: 'stylesheet', href }))
export const meta = pageTitle(mark('Conversion'))

export async function loader({ request, params, context: { runtime } }: LoaderFunctionArgs) {
  const desk = await openDesk(runtime, request)
  const { shopId } = desk.viewer
  const [conversion, partners, offers] = await Promise.all([
    showConversion(desk, params['id'] ?? ''),
    readNamed(desk.db, 'partner', shopId),
    readNamed(desk.db, 'offer', shopId),
  ])
  return data({ conversion, partners, offers }, { status: conversion === null ? 404 : 200 })
}

export const action = ({ request, context: { runtime } }: ActionFunctionArgs) =>
  decideOnPage(runtime, request)

export default function ConversionPage() {
  const { conversion, partners, offers } = useLoaderData<typeof loader>()
  const say = useSay()
  // The list as it was left, with its filters.
  const list = useSearchParams()[0].get('list')
  const back = { content: say('Conversions'), url: list ? `/app/conversions?${list}` : '/app/conversions' }
  if (conversion === null)
    return (
      <Page title={say('There is no such conversion')} backAction={back}>
        <EmptyCard text={say('The address may be mistyped, or it is of another shop.')} />
      </Page>
    )
  return (
    <ConversionDetail
      key={conversion.id}
      conversion={conversion}
      choices={{ partners, offers }}
      back={back}
    />
  )
}
