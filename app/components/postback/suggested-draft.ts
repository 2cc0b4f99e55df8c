// From the assistant's suggestion to the fields of the form. Pure.
import type { Suggestion } from '#app/postback/assistant/suggest.ts'
import { protectSecrets } from '#app/postback/configuration/protect-secrets.ts'
import { presetById } from '#app/postback/presets/presets.ts'
import { requestDraft, type Draft } from './draft.ts'
import { presetDraft } from './preset-draft.ts'

/**
 * @param partnersOwn the arrival parameter that the partner has, empty for none
 * @returns the fields that change, or null where the suggestion holds no template. A recognised destination brings headers and
 *   body of its preset, which a pasted URL does not show; blanks in them stay for a person to fill in.
 */
export function suggestedDraft(answer: Suggestion, draft: Draft, partnersOwn: string): Partial<Draft> | null {
  if (answer.template === null) return null
  const preset = answer.destination ? presetById(answer.destination.id) : undefined
  const { configuration, secrets } = protectSecrets({
    method: answer.method,
    url: answer.template,
    headers: preset?.headers ?? {},
    body: preset?.body ?? null,
  })
  return {
    ...requestDraft({
      ...configuration,
      statusNames: answer.statusMap ?? {},
      eventNames: preset?.eventNames ?? {},
      successRule: answer.successRule ?? { status: '2xx' },
    }),
    // What has words for our statuses is told when a sale is taken back; another would take it for a second sale.
    statuses: answer.statusMap === null ? ['approved'] : ['approved', 'reversed'],
    secrets: { ...draft.secrets, ...secrets },
    ...presetDraft(draft, preset, partnersOwn),
  }
}
