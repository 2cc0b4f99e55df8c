// Time as an argument: whatever needs the time is handed a Clock by the composition root (runtime.ts).

/** The time now, in Unix milliseconds. */
export type Clock = () => number
