// Rows of a list that is read again and again: what is shown stays where it is, with its newest state; what has come since waits
// until it is asked for.
import { useState } from 'react'
import type { ShownList } from '#app/insight/conversion-page/show-list.server.ts'
import type { ShownRow } from '#app/insight/conversion-page/show-row.ts'

export interface LiveRows {
  rows: readonly ShownRow[]
  /** How many have come since; those that were read at most. */
  waiting: number
  /** Rows that the newest page has no room for any more are shown still. */
  reachesFurther: boolean
  showWaiting(): void
}

interface Shown {
  list: ShownList
  /** The newest row that is shown; empty: there was none. */
  top: string
  rows: readonly ShownRow[]
}

const anew = (list: ShownList): Shown => ({ list, top: list.rows[0]?.id ?? '', rows: list.rows })

export function useLiveRows(list: ShownList): LiveRows {
  const [shown, setShown] = useState(() => anew(list))
  let now = shown
  if (shown.list !== list) {
    now = shown.list.address === list.address ? goOn(shown, list) : anew(list)
    setShown(now)
  }
  return {
    rows: now.rows,
    waiting: list.rows.filter(({ id }) => id > now.top).length,
    reachesFurther: (now.rows.at(-1)?.id ?? '') < (list.rows.at(-1)?.id ?? ''),
    showWaiting: () => setShown(anew(list)),
  }
}

/** Ids rise with time, so that what is older than all that was read now has only fallen off its end. */
function goOn({ top, rows }: Shown, list: ShownList): Shown {
  if (top === '') return anew(list)
  const last = list.rows.at(-1)?.id ?? ''
  const fellOff = list.older === null ? [] : rows.filter(({ id }) => id < last)
  return { list, top, rows: [...list.rows.filter(({ id }) => id <= top), ...fellOff] }
}
