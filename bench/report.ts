// What is printed: a table, the notes, and as the last line the figures as JSON.
import { TARGETS, ratioOf, reaches, type Figure, type Side } from './figure.ts'

type Cell = string

const HEAD: Cell[] = [
  'figure',
  'value',
  'baseline',
  'ratio',
  'floor',
  'stretch',
  'moonshot',
  'p50 ms',
  'CPU µs a request: app + database',
  'baseline + database',
]

export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(row)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)))
  const line = (cells: Cell[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd()
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)].join('\n')
}

export function notes(figures: readonly Figure[]): string {
  return figures
    .map((figure) => `${title(figure)}\n${figure.notes.map((note) => `  ${note}`).join('\n')}`)
    .join('\n')
}

/** One line; a second measurement under the same name is left out. */
export function jsonLine(figures: readonly Figure[]): string {
  const entries = figures
    .filter(({ variant }) => variant === undefined)
    .map((figure) => [
      figure.name,
      {
        value: round(figure.value),
        unit: figure.unit,
        baseline: round(figure.baseline),
        ratio: round(ratioOf(figure)),
        floor: TARGETS[figure.name].floor,
      },
    ])
  return JSON.stringify(Object.fromEntries(entries))
}

function row(figure: Figure): Cell[] {
  const target = TARGETS[figure.name]
  const mark = (value: number | undefined) =>
    value === undefined ? '' : `${reaches(figure, target, value) ? '✓' : '✗'} ${value}`
  return [
    title(figure),
    `${number(figure.value)} ${figure.unit}`,
    number(figure.baseline),
    ratioOf(figure).toFixed(2),
    mark(target.floor),
    mark(target.stretch),
    mark(target.moonshot),
    figure.candidateSide ? milliseconds(figure.candidateSide.p50Ms) : '',
    cost(figure.candidateSide),
    cost(figure.baselineSide),
  ]
}

function title({ name, variant }: Figure): string {
  return variant === undefined ? name : `${name} (${variant})`
}

function cost(side: Side | undefined): Cell {
  if (!side || Number.isNaN(side.processMicros)) return ''
  return `${Math.round(side.processMicros)} + ${Math.round(side.databaseMicros)}`
}

function milliseconds(value: number): Cell {
  return Number.isNaN(value) ? '' : value.toFixed(1)
}

function number(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
