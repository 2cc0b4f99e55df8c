// A destination as the assistant knows it: by what it is recognised, and what its preset says of it.
import type { Preset } from '../presets/preset.ts'

export interface Hint {
  /** The preset's. */
  readonly id: string
  /** Hosts that belong to the vendor; null where every customer has a domain of their own. */
  readonly hosts: RegExp | null
  readonly path: RegExp
  /** No other destination of the list has this path, and few programs outside it. */
  readonly pathTells: boolean
  /** Parameters that set it apart from those with the same path, lower case. */
  readonly telling: readonly string[]
  /** The parameter that takes the click id, lower case; null where it goes in the body. */
  readonly click: string | null
}

/** Our statuses -> theirs. */
export type StatusMap = Readonly<Record<string, string>>
export type SuccessRule = Preset['successRule']

export type Destination = Hint &
  Pick<Preset, 'name' | 'kind' | 'method' | 'gaps'> & {
    readonly url: string
    readonly linkSuffix: string | null
    /** The landing page parameter in which a network's click id arrives. */
    readonly arrivesAs: string | null
    readonly statuses: StatusMap | null
    readonly success: SuccessRule
  }

/** Throws where the hint is of no preset: a fault of the table. */
export function toDestination(hint: Hint, preset: Preset | undefined): Destination {
  if (!preset) throw new Error(`the assistant knows ${hint.id}, and there is no such preset`)
  const { name, kind, method, gaps, urlTemplate, linkSuffix, arrivalParameter, statusNames, successRule } =
    preset
  return {
    ...hint,
    name,
    kind,
    method,
    gaps,
    url: urlTemplate,
    linkSuffix: linkSuffix ?? null,
    arrivesAs: arrivalParameter ?? null,
    statuses: statusNames ?? null,
    success: successRule,
  }
}
