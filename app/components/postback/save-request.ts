// What the form sends to be saved. Pure.
import type { EditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import type { EditorRequest } from '#app/insight/postback-page/read-request.ts'
import { configurationOf, type Draft } from './draft.ts'

/** @param version the one that was edited; null for a new postback */
export function saveRequest(
  page: EditorPage,
  draft: Draft,
  version: number | null,
  acceptWarnings: boolean,
): Extract<EditorRequest, { intent: 'save' }> {
  const partner = page.partners.find(({ id }) => id === draft.partnerId)
  const named = draft.arrivalParameter.trim()
  const keepsArrival = page.isPartners || named === '' || named === partner?.arrivalParameter
  return {
    intent: 'save',
    version,
    // On and off is switched beside the form: what is scheduled hangs on it.
    configuration: { ...configurationOf(draft), active: page.saved?.active ?? draft.active },
    secrets: { ...draft.secrets },
    arrivalParameter: keepsArrival ? null : named,
    acceptWarnings,
  }
}
