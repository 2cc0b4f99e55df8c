// What changes in the form with the preset beside the request itself: name and arrival parameter, unless a person chose them. Pure.
import type { Preset } from '#app/postback/presets/preset.ts'
import { presetById } from '#app/postback/presets/presets.ts'
import type { Draft } from './draft.ts'

/**
 * @param preset undefined: a destination without one
 * @param partnersOwn the arrival parameter that the partner has, empty for none
 */
export function presetDraft(
  draft: Draft,
  preset: Preset | undefined,
  partnersOwn: string,
): Pick<Draft, 'presetId' | 'label' | 'arrivalParameter'> {
  const before = draft.presetId === null ? undefined : presetById(draft.presetId)
  const isNamedByPerson = draft.label !== '' && draft.label !== before?.name
  const isParameterOfBefore = draft.arrivalParameter === before?.arrivalParameter
  return {
    presetId: preset?.id ?? null,
    label: isNamedByPerson ? draft.label : (preset?.name ?? ''),
    arrivalParameter:
      preset?.arrivalParameter ?? (isParameterOfBefore ? partnersOwn : draft.arrivalParameter),
  }
}
