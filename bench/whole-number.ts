// A number on the command line.

/** @throws Error with a message for people */
export function wholeNumber(name: string, text: string, max: number, min = 1): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new Error(`--${name} is a whole number from ${min} to ${max}`)
  return value
}
