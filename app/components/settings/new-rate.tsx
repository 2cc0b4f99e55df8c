// Adds a rate of the shop's own.
import { Button, InlineGrid, InlineStack, TextField } from '@shopify/polaris'
import { useState, type FormEvent } from 'react'
import { checkManualRate } from '#app/money/manual-rate.ts'
import { useSay } from '../language.tsx'
import { useChange } from './use-change.ts'

const BLANK = { from: '', to: '', rate: '' }

/** @param props.currency what a rate leads to as a rule: the shop's own */
export function NewRate({ currency }: { currency: string }) {
  const say = useSay()
  const [values, setValues] = useState({ ...BLANK, to: currency })
  const [wasTried, setTried] = useState(false)
  const adding = useChange()
  const [seen, setSeen] = useState(adding.told)
  if (seen !== adding.told) {
    setSeen(adding.told)
    if (adding.told?.kind === 'done') {
      setValues({ ...BLANK, to: currency })
      setTried(false)
    }
  }
  const checked = checkManualRate(values)
  const problem = (field: keyof typeof BLANK) => {
    const own = wasTried && !checked.ok ? checked.problems.find(({ path }) => path === field) : undefined
    return own ? say(own.message) : adding.problem(field)
  }
  const field = (name: keyof typeof BLANK, label: string, placeholder: string) => {
    const error = problem(name)
    return (
      <TextField
        label={label}
        value={values[name]}
        onChange={(value) => setValues({ ...values, [name]: value })}
        autoComplete="off"
        placeholder={placeholder}
        {...(error !== undefined && { error })}
      />
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.ok) adding.send({ intent: 'rate', ...values, before: null })
  }
  return (
    <form onSubmit={submit} noValidate aria-label={say('New rate')}>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
        {field('from', say('One of this currency'), 'EUR')}
        {field('to', say('In this currency'), currency)}
        {field('rate', say('Is'), '1.08')}
      </InlineGrid>
      <InlineStack align="end">
        <div className="settings__after">
          <Button submit loading={adding.busy}>
            {say('Add the rate')}
          </Button>
        </div>
      </InlineStack>
    </form>
  )
}
