// The form of an offer, for the cards that it is made of.
import { createContext, useContext } from 'react'
import type { OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import type { OfferPage } from '#app/insight/offer-page/offer-page.server.ts'
import type { RecordForm } from '../form/use-record-form.ts'

export interface OfferForm {
  form: RecordForm<OfferDraft>
  page: OfferPage
}

export const OfferContext = createContext<OfferForm | null>(null)

export function useOffer(): OfferForm {
  const offer = useContext(OfferContext)
  if (offer === null) throw new Error('no offer around this component')
  return offer
}

/** What a text field of the form needs. @param path where its problems are */
export function useField(path: string) {
  const { form } = useOffer()
  return { error: form.problem(path), onBlur: () => form.touch(path), autoComplete: 'off' } as const
}
