// The request as it would go out now, with the sample values: follows what is typed, a moment behind it, so that the field is never
// kept waiting; shows secrets as dots.
import { Text } from '@shopify/polaris'
import { useDeferredValue, useMemo } from 'react'
import type { PostbackConfiguration } from '#app/postback/configuration/configuration.ts'
import { inDestinationWords } from '#app/postback/presets/destination-words.ts'
import { compileRequest, renderRequest } from '#app/postback/render.ts'
import { sampleValues } from '#app/postback/test-send.ts'
import { HeadedCard } from '../card-section.tsx'
import { configurationOf } from './draft.ts'
import { useEditor } from './editor-context.ts'
import { RequestText } from './request-text.tsx'
import { useSay } from '../language.tsx'

/** The sample conversion's time, the same on server and browser; a test send has its own. */
const SAMPLE_MS = Date.UTC(2026, 0, 1)

export function PreviewCard() {
  const say = useSay()
  const { draft: typed, page } = useEditor()
  const draft = useDeferredValue(typed)
  const request = useMemo(() => preview(configurationOf(draft), page.shop), [draft, page.shop])
  return (
    <HeadedCard title={say('Preview')} about={say('With the values of a sample conversion.')}>
      {request ? (
        <RequestText request={request} />
      ) : (
        <Text as="p" tone="subdued">
          {draft.url.trim() === '' ? say('Write a URL to see it.') : say('Mend what is wrong to see it.')}
        </Text>
      )}
    </HeadedCard>
  )
}

function preview(
  configuration: PostbackConfiguration,
  { currency, revenueVisible }: { currency: string; revenueVisible: boolean },
) {
  if (configuration.url === '') return null
  const compiled = compileRequest(configuration)
  if (!compiled.ok) return null
  const values = sampleValues({ configuration, shopCurrency: currency, revenueVisible }, SAMPLE_MS)
  const words = inDestinationWords(values, configuration)
  return renderRequest(compiled.request, words, { deliveryId: 'sample', attempt: 1 }, null)
}
