// The editor of a postback, new or saved: the form at the left, at its side what it would send and what came of a test.
import { BlockStack, Button, InlineGrid, Page } from '@shopify/polaris'
import { useCallback, useRef } from 'react'
import type { EditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import type { Say } from '#app/language/say.ts'
import type { SavedPostback } from '#app/postback/configuration/configuration.ts'
import { DestinationCard } from './destination-card.tsx'
import { EditorContext } from './editor-context.ts'
import { FiringCard } from './firing-card.tsx'
import { LeaveGuard } from '../form/leave-guard.tsx'
import { PartnerCard } from './partner-card.tsx'
import { PreviewCard } from './preview-card.tsx'
import { SaveNotices } from './save-notices.tsx'
import { SigningCard } from './signing-card.tsx'
import { StandingBadge } from './standing-badge.tsx'
import { StandingBanner } from './standing-banner.tsx'
import { StartCard } from './start-card.tsx'
import { SuccessCard } from './success-card.tsx'
import { TestCard } from './test-card.tsx'
import { TrackingLinkCard } from './tracking-link-card.tsx'
import { UnsavedBar } from '../form/unsaved-bar.tsx'
import { useEditorState } from './use-editor-state.ts'
import { useSave } from './use-save.ts'
import { useSwitch, type Switch } from './use-switch.tsx'
import { WordsCard } from './words-card.tsx'
import { useSay } from '../language.tsx'

/** @param partnerId whose postback a new one is to be */
export function PostbackEditor({ page, partnerId }: { page: EditorPage; partnerId: string | null }) {
  const say = useSay()
  const { saved, standing } = page
  const editor = useEditorState(page, partnerId)
  const top = useRef<HTMLDivElement>(null)
  const created = useRef(false)
  const call = useRef<HTMLDivElement>(null)
  const goToTop = useCallback(() => goTo(top.current), [])
  const onFilled = () => {
    // Blanks that are still to be filled in say so at once.
    for (const field of ['url', 'headers*', 'body*']) editor.touch(field)
    goTo(call.current)
  }
  const onCreated = useCallback(() => void (created.current = true), [])
  const saving = useSave(editor, goToTop, onCreated)
  const switching = useSwitch()
  const { isDirty } = editor
  const save = () => saving.save()
  return (
    <EditorContext.Provider value={editor}>
      <Page
        title={saved ? saved.label || saved.host : say('Add postback')}
        {...(saved && {
          subtitle: saved.label ? `${saved.partner.name}, ${saved.host}` : saved.partner.name,
        })}
        titleMetadata={standing && <StandingBadge standing={standing} />}
        backAction={{ content: say('Postbacks'), url: '/app/postbacks' }}
        {...(saved && { secondaryActions: actionsOf(saved, switching, say) })}
      >
        <UnsavedBar id="postback-save-bar" open={isDirty} onSave={save} onDiscard={() => editor.reset()} />
        <LeaveGuard mayLeave={() => !isDirty || created.current} />
        {switching.dialog}
        <div>
          <div
            ref={top}
            tabIndex={-1}
            role="region"
            aria-label={say('Notices')}
            className="postback-goal postback-notices"
          >
            <BlockStack gap="300">
              {standing && <StandingBanner standing={standing} switching={switching} />}
              <SaveNotices editor={editor} saving={saving} />
            </BlockStack>
          </div>
          {/* A grid keeps the width of the form from the first on: a Layout gives it the whole, until the aside has come in. */}
          <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
            <BlockStack gap="400">
              <PartnerCard />
              <StartCard isNew={saved === null} onFilled={onFilled} />
              <div ref={call} tabIndex={-1} className="postback-goal">
                <DestinationCard />
              </div>
              <TrackingLinkCard />
              <FiringCard />
              <WordsCard />
              <SuccessCard />
              <SigningCard />
            </BlockStack>
            <div>
              <div className="postback-aside">
                <BlockStack gap="400">
                  <PreviewCard />
                  <TestCard editor={editor} />
                </BlockStack>
              </div>
            </div>
          </InlineGrid>
          <div className="postback-foot">
            <Button variant="primary" disabled={!isDirty} loading={saving.busy} onClick={save}>
              {say('Save')}
            </Button>
          </div>
        </div>
      </Page>
    </EditorContext.Provider>
  )
}

function actionsOf({ id, active }: SavedPostback, { busy, turn }: Switch, say: Say) {
  return [
    { content: say('Deliveries'), url: `/app/deliveries?postback=${id}` },
    ...(active ? [{ content: say('Switch off'), disabled: busy, onAction: () => turn('off') }] : []),
  ]
}

/** For the eye and for the keyboard. */
function goTo(place: HTMLElement | null): void {
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'start' })
}
