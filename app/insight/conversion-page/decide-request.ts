// Decisions as pages send them, and back: JSON has no bigint, so that money travels as text. Pure.
import { readCommand, type Checked, type Command } from '#app/intake/person/command.ts'

/** A decision as it travels. */
export type WireCommand = Record<string, unknown>

export type DecideRequest =
  /** payout: as it is typed, in the conversions' currency; null: by the rules. */
  | { intent: 'decide'; command: WireCommand & { payout?: string | null } }
  | { intent: 'undo'; commands: WireCommand[] }

export function toWire(command: Command): WireCommand {
  return command.kind === 'change_payout'
    ? { ...command, payoutMinor: command.payoutMinor?.toString() ?? null }
    : { ...command }
}

export function fromWire(sent: unknown): Checked<Command> {
  if (typeof sent !== 'object' || sent === null) return readCommand(sent)
  const { payoutMinor } = sent as WireCommand
  const isText = typeof payoutMinor === 'string' && /^\d{1,20}$/.test(payoutMinor)
  return readCommand(isText ? { ...sent, payoutMinor: BigInt(payoutMinor) } : sent)
}
