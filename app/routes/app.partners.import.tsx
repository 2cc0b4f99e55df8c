// Partners and their codes from a file: shown first, written when it is confirmed.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Page } from '@shopify/polaris'
import { mark } from '#app/language/say.ts'
import { merchantOf } from '#app/admin-visit.server.ts'
import { importPartners, previewImport } from '#app/insight/partner-import/import-partners.server.ts'
import { MAX_IMPORT_BYTES } from '#app/insight/partner-import/read-csv.server.ts'
import { readForm } from '#app/read-form.server.ts'
import { useSay } from '../components/language.tsx'
import { pageTitle } from '../components/page-title.ts'
import { ImportForm } from '../components/partner/import-form.tsx'
import recordTableStyles from '../components/record-table.css?url'

/** What a form has around its file. */
const FORM_BYTES = 10_000

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: recordTableStyles }]
export const meta = pageTitle(mark('Import partners'))

export async function loader({ request, context: { runtime } }: LoaderFunctionArgs) {
  await merchantOf(runtime, request)
  return null
}

/** A `fingerprint` confirms the preview that it is of. */
export async function action({ request, context: { runtime } }: ActionFunctionArgs) {
  const { viewer, reader } = await merchantOf(runtime, request)
  const ports = { db: runtime.db, newId: runtime.newId, reader }
  const isTooLong = Number(request.headers.get('content-length') ?? Infinity) > MAX_IMPORT_BYTES + FORM_BYTES
  const tooLarge = reader.say('The file is larger than 1 MB. Split it into several files.')
  if (isTooLong) return { kind: 'unreadable' as const, message: tooLarge }
  const form = await readForm(request)
  const file = form.get('file')
  if (!(file instanceof File)) throw new Response('no file', { status: 400 })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const fingerprint = form.get('fingerprint')
  return typeof fingerprint === 'string'
    ? importPartners(ports, viewer, bytes, fingerprint)
    : previewImport(ports, viewer, bytes)
}

export default function ImportPage() {
  const say = useSay()
  return (
    <Page title={say('Import partners')} backAction={{ content: say('Partners'), url: '/app/partners' }}>
      <ImportForm />
    </Page>
  )
}
