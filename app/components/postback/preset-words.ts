// What there is to say of a preset: what it is for, how well it is known, what is not. Pure.
import { statusNote, type Preset } from '#app/postback/presets/preset.ts'

const KINDS: Readonly<Record<Preset['kind'], string>> = {
  tracker: 'Tracker',
  network: 'Network',
  both: 'Tracker or network',
  ad: 'Ad platform',
}

export const CONFIDENCE_WORDS: Readonly<
  Record<Preset['confidence'], { short: string; long: string; tone: 'success' | 'info' | 'warning' }>
> = {
  verified: { short: 'Documented', long: 'Taken from the vendor’s own documentation.', tone: 'success' },
  community: {
    short: 'From public code',
    long: 'Taken from public code that works with it, not from the vendor’s documentation. Send a test before you rely on it.',
    tone: 'info',
  },
  partial: {
    short: 'Incomplete',
    long: 'Not everything is known of it. Compare it with their documentation and send a test.',
    tone: 'warning',
  },
}

export function kindWords({ kind }: Preset): string {
  return KINDS[kind]
}

/** Presets whose name, id or host holds every word of the search; all for an empty one. */
export function findPresets(presets: readonly Preset[], search: string): Preset[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return presets.filter((preset) => {
    const text =
      `${preset.name} ${preset.id} ${kindWords(preset)} ${hostOf(preset.urlTemplate)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** What a person should know or settle: what is not known of the destination, and what it is not told. */
export function openQuestions(preset: Preset): string[] {
  const money = preset.currencyParameter
    ? []
    : [
        `${preset.name} is not told the currency and reads money in its own. Choose that one under “Their words”.`,
      ]
  const note = statusNote(preset)
  return [...preset.gaps.map((gap) => `Not known: ${gap}.`), ...(note === null ? [] : [note]), ...money]
}

function hostOf(url: string): string {
  return url.split('/')[2] ?? ''
}
