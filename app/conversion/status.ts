// The statuses of a conversion and the ways between them (contracts, "Conversion statuses").

export const STATUSES = ['pending', 'hold', 'approved', 'rejected', 'reversed'] as const
export type Status = (typeof STATUSES)[number]

/** From each status, those it may change to. */
export const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  pending: ['hold', 'approved', 'rejected'],
  hold: ['pending', 'approved', 'rejected'],
  approved: ['reversed'],
  rejected: ['pending', 'hold', 'approved'],
  reversed: ['pending', 'hold', 'approved'],
}

export function mayChange(from: Status, to: Status): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Both count zero, in amount and payout. */
export function countsZero(status: Status): boolean {
  return status === 'rejected' || status === 'reversed'
}
