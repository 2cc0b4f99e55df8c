// What there is to say of a preset: what it is for, how well it is known, what is not. Pure.
import { mark, type Say } from '#app/language/say.ts'
import { statusNote, type Preset } from '#app/postback/presets/preset.ts'

const KINDS: Readonly<Record<Preset['kind'], string>> = {
  tracker: mark('Tracker'),
  network: mark('Network'),
  both: mark('Tracker or network'),
  ad: mark('Ad platform'),
}

export const CONFIDENCE_WORDS: Readonly<
  Record<Preset['confidence'], { short: string; long: string; tone: 'success' | 'info' | 'warning' }>
> = {
  verified: {
    short: mark('Documented'),
    long: mark('Taken from the vendor’s own documentation.'),
    tone: 'success',
  },
  community: {
    short: mark('From public code'),
    long: mark(
      'Taken from public code that works with it, not from the vendor’s documentation. Send a test before you rely on it.',
    ),
    tone: 'info',
  },
  partial: {
    short: mark('Incomplete'),
    long: mark('Not everything is known of it. Compare it with their documentation and send a test.'),
    tone: 'warning',
  },
}

/** @returns a text to be said */
export function kindWords({ kind }: Preset): string {
  return KINDS[kind]
}

/** Presets whose name, id or host holds every word of the search; all for an empty one. */
export function findPresets(presets: readonly Preset[], search: string, say: Say): Preset[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return presets.filter((preset) => {
    const text =
      `${preset.name} ${preset.id} ${say(kindWords(preset))} ${hostOf(preset.urlTemplate)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** What a person should know or settle: what is not known of the destination, and what it is not told. */
export function openQuestions(preset: Preset, say: Say): string[] {
  const money = preset.currencyParameter
    ? []
    : [
        say(
          '{{destination}} is not told the currency and reads money in its own. Choose that one under “Their words”.',
          { destination: preset.name },
        ),
      ]
  const note = statusNote(preset)
  return [
    ...preset.gaps.map((gap) => say('Not known: {{gap}}.', { gap: say(gap) })),
    ...(note === null ? [] : [say(note.text, note.values)]),
    ...money,
  ]
}

function hostOf(url: string): string {
  return url.split('/')[2] ?? ''
}
