// Which version of the saved postback the form is an edit of. Switching it on or off makes a new version too, but changes nothing
// that the form holds: such a version is taken over, so that nobody is told of a conflict with himself.
import { useMemo, useState } from 'react'
import type { PostbackConfiguration, SavedPostback } from '#app/postback/configuration/configuration.ts'
import { changedFields } from './changed-fields.ts'

interface Known {
  version: number
  configuration: PostbackConfiguration
}

export interface KnownVersion {
  /** null: it is not saved yet */
  version: number | null
  take(version: number, configuration: PostbackConfiguration): void
}

export function useKnownVersion(saved: SavedPostback | null): KnownVersion {
  const [known, setKnown] = useState<Known | null>(saved && { version: saved.version, configuration: saved })
  const isSame =
    saved !== null &&
    known !== null &&
    changedFields(
      { ...saved, active: true },
      {
        ...known.configuration,
        active: true,
      },
    ).length === 0
  const version = isSame ? saved.version : (known?.version ?? null)
  return useMemo(
    () => ({ version, take: (taken, configuration) => setKnown({ version: taken, configuration }) }),
    [version],
  )
}
