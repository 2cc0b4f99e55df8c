// All presets, and one by its id.
import { AD_PLATFORMS } from './ad-platforms.ts'
import { NETWORKS } from './networks.ts'
import { PLATFORMS } from './platforms.ts'
import type { Preset } from './preset.ts'
import { SELF_HOSTED_TRACKERS } from './self-hosted-trackers.ts'
import { TRACKERS } from './trackers.ts'

export const PRESETS: readonly Preset[] = [
  ...TRACKERS,
  ...SELF_HOSTED_TRACKERS,
  ...PLATFORMS,
  ...NETWORKS,
  ...AD_PLATFORMS,
]

const BY_ID = new Map(PRESETS.map((preset) => [preset.id, preset]))

export function presetById(id: string): Preset | undefined {
  return BY_ID.get(id)
}
