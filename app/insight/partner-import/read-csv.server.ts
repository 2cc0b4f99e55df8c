// An uploaded file as rows: UTF-8 with or without a mark at its beginning, else Latin-1 as older spreadsheets write it; commas,
// semicolons or tabs; quotes; any line ends. What it cannot be read as is said in words.
import { CsvError, parse } from 'csv-parse/sync'
import { mark } from '#app/language/say.ts'
import { IMPORT_COLUMNS, readRow, type ImportColumn, type ImportRow, type Reason } from './import-row.ts'

export const MAX_IMPORT_BYTES = 1_000_000
export const MAX_IMPORT_ROWS = 5_000

export type ReadFile =
  /** `notes`: what was made of the file, for the preview. */
  { ok: true; rows: ImportRow[]; notes: Reason[] } | { ok: false; problem: Reason }

export function readImportFile(bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_IMPORT_BYTES)
    return refuse(mark('The file is larger than 1 MB. Split it into several files.'))
  const { text, isLatin } = decode(bytes)
  if (text.includes('\0'))
    return refuse(mark('This is no CSV file. Save the table as CSV (comma separated) and choose that file.'))
  const records = parseRecords(text)
  if (!Array.isArray(records)) return records
  const [heading, ...lines] = records
  if (!heading) return refuse(mark('The file is empty.'))
  const columns = heading.record.map((title) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const missing = (['name', 'slug'] as const).find((column) => !columns.includes(column))
  if (missing)
    return refuse(mark('The first line has no column {{column}}. Begin with the template.'), {
      column: missing,
    })
  const twice = IMPORT_COLUMNS.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column))
  if (twice) return refuse(mark('The column {{column}} is there twice.'), { column: twice })
  if (lines.length === 0) return refuse(mark('The file has no line below its first one.'))
  if (lines.length > MAX_IMPORT_ROWS)
    return refuse(mark('The file has more than 5,000 lines. Split it into several files.'))
  return { ok: true, rows: lines.map((line) => rowOf(line, columns)), notes: notesOf(columns, isLatin) }
}

function decode(bytes: Uint8Array): { text: string; isLatin: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isLatin: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isLatin: true }
  }
}

interface Line {
  record: string[]
  /** Of its end, counted from 1. */
  line: number
}

function parseRecords(text: string): Line[] | Extract<ReadFile, { ok: false }> {
  const first = text.split(/\r\n|\r|\n/, 1)[0] as string
  const delimiter = [';', '\t', ','].find((each) => first.includes(each)) ?? ','
  try {
    const found = parse(text, {
      delimiter,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(mark('Line {{line}} cannot be read: a quotation mark is open or in the wrong place.'), {
      line: String(error['lines'] ?? '?'),
    })
  }
}

function rowOf({ record, line }: Line, columns: readonly string[]): ImportRow {
  const cells: Partial<Record<ImportColumn, string>> = {}
  for (const column of IMPORT_COLUMNS) {
    const at = columns.indexOf(column)
    if (at >= 0) cells[column] = record[at] ?? ''
  }
  return readRow(line, cells)
}

function notesOf(columns: readonly string[], isLatin: boolean): Reason[] {
  const unknown = columns.filter((title) => title !== '' && !IMPORT_COLUMNS.some((known) => known === title))
  const notes: Reason[] = []
  if (isLatin)
    notes.push({
      text: mark(
        'The file is not written in UTF-8; it was read as Latin-1. Look whether names are spelled right.',
      ),
    })
  if (unknown.length > 0)
    notes.push({
      text: mark('These columns are not read: {{columns}}.'),
      values: { columns: unknown.join(', ') },
    })
  return notes
}

function refuse(text: string, values?: Record<string, string>): Extract<ReadFile, { ok: false }> {
  return { ok: false, problem: { text, ...(values && { values }) } }
}
