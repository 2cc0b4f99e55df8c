// Replays: the way to start one, and how those that run come on.
import { useFetcher, useRevalidator } from '@remix-run/react'
import { BlockStack, Box, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ReplayAnswer, ShownReplay } from '#app/insight/delivery-log/replays.server.ts'
import type { ShownLog } from '#app/insight/delivery-log/show-log.server.ts'
import { HeadedCard } from '../card-section.tsx'
import { DeliveryReplayDialog } from './delivery-replay-dialog.tsx'
import { useSay } from '../language.tsx'

export const REPLAYS_URL = '/app/deliveries/replays'
/** While one runs. */
const POLL_MS = 1_000

/** @param children further buttons beside "Replay failed" */
export function DeliveryReplays({ log, children }: { log: ShownLog; children: ReactNode }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [replays, setReplays] = useState(log.replays)
  const [read, setRead] = useState(log.replays)
  if (read !== log.replays) {
    setRead(log.replays)
    setReplays(log.replays)
  }
  useProgress(replays, setReplays)
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <InlineStack gap="200" align="end">
          {children}
          <Button onClick={() => setOpen(true)} disabled={log.choices.postbacks.length === 0}>
            {say('Replay failed…')}
          </Button>
        </InlineStack>
      </Box>
      {replays.map((replay) => (
        <Replay key={replay.id} replay={replay} onChange={setReplays} />
      ))}
      {isOpen && <DeliveryReplayDialog log={log} onStarted={setReplays} onClose={() => setOpen(false)} />}
    </BlockStack>
  )
}

/** Asks every second how they stand; when the last has ended, the list is read anew. */
function useProgress(replays: readonly ShownReplay[], setReplays: (replays: ShownReplay[]) => void): void {
  const poll = useFetcher<Pick<ReplayAnswer, 'replays'>>()
  const revalidator = useRevalidator()
  const isRunning = replays.some((replay) => replay.isRunning)
  const wasRunning = useRef(false)
  const latest = useRef({ poll, revalidator })
  useEffect(() => {
    latest.current = { poll, revalidator }
  })
  useEffect(() => {
    if (!isRunning) {
      if (wasRunning.current) latest.current.revalidator.revalidate()
      wasRunning.current = false
      return
    }
    wasRunning.current = true
    const timer = setInterval(() => {
      if (!document.hidden && latest.current.poll.state === 'idle') latest.current.poll.load(REPLAYS_URL)
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  useEffect(() => {
    if (poll.data) setReplays(poll.data.replays)
  }, [poll.data, setReplays])
}

interface ReplayProps {
  replay: ShownReplay
  onChange: (replays: ShownReplay[]) => void
}

function Replay({ replay, onChange }: ReplayProps) {
  const say = useSay()
  const stop = useFetcher<ReplayAnswer>()
  useEffect(() => {
    if (stop.data) onChange(stop.data.replays)
  }, [stop.data, onChange])
  const title = say('Replay of {{postback}}', { postback: replay.postback })
  return (
    <HeadedCard
      isDense
      title={title}
      action={
        replay.isRunning && (
          <Button
            size="slim"
            loading={stop.state !== 'idle'}
            onClick={() =>
              stop.submit({ intent: 'stop', replay: replay.id }, { method: 'post', action: REPLAYS_URL })
            }
            accessibilityLabel={say('Stop: {{what}}', { what: title })}
          >
            {say('Stop')}
          </Button>
        )
      }
    >
      <ProgressBar
        progress={replay.percent}
        size="small"
        tone={replay.percent === 100 ? 'success' : 'highlight'}
        ariaLabelledBy={`replay-${replay.id}`}
      />
      <div role="status" id={`replay-${replay.id}`}>
        <Text as="p" tone="subdued">
          {replay.text}
        </Text>
      </div>
    </HeadedCard>
  )
}
