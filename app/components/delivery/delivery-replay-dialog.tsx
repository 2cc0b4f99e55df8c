// Asks for the postback and the period whose failed deliveries are to be sent again.
import { useFetcher } from '@remix-run/react'
import { InlineGrid, Select, Text, TextField } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import type { ReplayAnswer, ShownReplay } from '#app/insight/delivery-log/replays.server.ts'
import type { ShownLog } from '#app/insight/delivery-log/show-log.server.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useSay } from '../language.tsx'

interface DialogProps {
  log: ShownLog
  onStarted: (replays: ShownReplay[]) => void
  onClose: () => void
}

export function DeliveryReplayDialog({ log, onStarted, onClose }: DialogProps) {
  const say = useSay()
  const start = useFetcher<ReplayAnswer>()
  const { postbacks } = log.choices
  const [postback, setPostback] = useState(
    log.fields.postback ?? (postbacks.length === 1 ? postbacks[0]!.value : ''),
  )
  const [from, setFrom] = useState(log.fields.from ?? log.today)
  const [to, setTo] = useState(log.fields.to ?? log.today)
  const { data } = start
  useEffect(() => {
    if (!data?.started) return
    onStarted(data.replays)
    onClose()
  }, [data, onStarted, onClose])
  const error = (field: string) => data?.problems.find((problem) => problem.field === field)?.message
  const errorOf = (field: string) => {
    const message = error(field)
    return message === undefined ? {} : { error: say(message) }
  }
  return (
    <FormDialog
      title={say('Replay failed deliveries')}
      action={say('Replay')}
      busy={start.state !== 'idle'}
      onSubmit={() =>
        start.submit(
          { intent: 'start', postback, from, to },
          { method: 'post', action: '/app/deliveries/replays' },
        )
      }
      onClose={onClose}
    >
      <Text as="p">
        {say(
          'Every delivery of the postback that was planned in this period and has failed gets one more attempt, with its own values and the postback’s address as it is now.',
        )}
      </Text>
      <Select
        label={say('Postback')}
        options={[{ value: '', label: say('Choose a postback') }, ...postbacks]}
        value={postback}
        onChange={setPostback}
        {...errorOf('postback')}
      />
      <InlineGrid columns={2} gap="300">
        <TextField
          label={say('From')}
          type="date"
          value={from}
          onChange={setFrom}
          autoComplete="off"
          {...errorOf('from')}
        />
        <TextField
          label={say('To')}
          type="date"
          value={to}
          onChange={setTo}
          autoComplete="off"
          {...errorOf('to')}
        />
      </InlineGrid>
    </FormDialog>
  )
}
