// What a person at the terminal reads: numbered steps, what came of each, and where to look.

const isColourful = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
const paint = (code: number) => (text: string) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text)
const [bold, dim, red, green] = [paint(1), paint(2), paint(31), paint(32)]
const INDENT = '     '
const WIDTH = 96

export type Narrator = ReturnType<typeof createNarrator>

/** @param write takes one line */
export function createNarrator(write: (line: string) => void = console.log) {
  let steps = 0
  return {
    title: (text: string) => write(`\n  ${bold(text)}\n`),
    /** Begins a numbered step. */
    step(text: string) {
      steps += 1
      write(`${String(steps).padStart(3)}. ${text}`)
    },
    /** What came of the step. */
    result: (text: string) => write(`${INDENT}${green('→')} ${text}`),
    detail: (text: string) => wrap(text).forEach((line) => write(INDENT + dim(line))),
    failed: (text: string) => wrap(text).forEach((line) => write(INDENT + red(line))),
    /** Two columns: what, and where. */
    places(rows: readonly (readonly [string, string])[]) {
      const width = Math.max(...rows.map(([what]) => what.length))
      rows.forEach(([what, where]) => write(`${INDENT}${what.padEnd(width)}   ${bold(where)}`))
    },
    gap: () => write(''),
  }
}

function wrap(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
