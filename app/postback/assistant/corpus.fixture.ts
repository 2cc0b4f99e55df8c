// The held corpus of the assistant: what people paste, and what the answer has to be.
import { NETWORK_PASTES } from './corpus-networks.fixture.ts'
import { TRACKER_PASTES } from './corpus-trackers.fixture.ts'
import { GENERIC_PASTES } from './corpus-generic.fixture.ts'
import { PARAGRAPHS } from './corpus-paragraphs.fixture.ts'

/**
 * Paste, destination id (null: none may be claimed), `parameter=macro` pairs (`-` for fixed text and blanks), and the
 * parameters that the answer may leave unsure; `*` for all of them.
 */
export type Held = readonly [paste: string, destination: string | null, macros: string, mayBeUnsure: string]

export const TEMPLATES: readonly Held[] = [...TRACKER_PASTES, ...NETWORK_PASTES, ...GENERIC_PASTES]
export { PARAGRAPHS }
