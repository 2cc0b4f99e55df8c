import { describe, expect, test } from 'vitest'
import { IMPORT_TEMPLATE } from './import-template.ts'
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS, readImportFile } from './read-csv.server.ts'

const read = (text: string, encoding: BufferEncoding = 'utf8') => readImportFile(Buffer.from(text, encoding))
const rows = (text: string, encoding?: BufferEncoding) => {
  const file = read(text, encoding)
  if (!file.ok) throw new Error(file.problem.text)
  return file.rows.map(({ line, name, slug, email, coupon }) => [line, name, slug, email, coupon])
}

describe('a file is read', () => {
  test.each([
    ['commas', 'name,slug,email,coupon\nJo,jo,j@x.example,A'],
    ['semicolons', 'name;slug;email;coupon\r\nJo;jo;j@x.example;A\r\n'],
    ['tabs', 'name\tslug\temail\tcoupon\rJo\tjo\tj@x.example\tA'],
    ['a mark at its beginning', '\uFEFFname,slug,email,coupon\r\nJo,jo,j@x.example,A'],
    ['titles in capitals and other order', 'Coupon,SLUG,Email,Name\nA,JO,j@x.example,Jo'],
    ['empty lines', 'name,slug,email,coupon\n\n,,,\nJo,jo,j@x.example,A\n\n'],
    ['an apostrophe before a formula', 'name,slug,email,coupon\nJo,jo,j@x.example,A'],
  ])('with %s', (_, text) => {
    expect(rows(text).map(([, ...cells]) => cells)).toEqual([['Jo', 'jo', 'j@x.example', 'A']])
  })

  test('with quotes, delimiters and line breaks in them, lines counted as an editor does', () => {
    expect(rows('name,slug\r\n"Jo, the ""one""",jo\r\nAl,al\r\n')).toEqual([
      [2, 'Jo, the "one"', 'jo', '', ''],
      [3, 'Al', 'al', '', ''],
    ])
  })

  test('in Latin-1, and it says so', () => {
    const file = read('name,slug\nMüller,mueller\n', 'latin1')
    expect(file).toMatchObject({ ok: true, rows: [{ name: 'Müller' }] })
    expect(file.ok && file.notes[0]?.text).toContain('Latin-1')
  })

  test('with columns that nobody knows, and it names them', () => {
    const file = read('name,slug,shoe_size\nJo,jo,42\n')
    expect(file.ok && file.notes).toEqual([
      { text: 'These columns are not read: {{columns}}.', values: { columns: 'shoe_size' } },
    ])
  })

  test('our own template', () => {
    expect(rows(IMPORT_TEMPLATE)).toEqual([
      [2, 'Example Partner', 'example-partner', 'name@example.com', 'EXAMPLE10'],
    ])
  })

  test('an apostrophe that our exports put before a formula is taken off', () => {
    expect(rows("name,slug\n'=Jo,jo\n'Al,al\n").map(([, name]) => name)).toEqual(['=Jo', "'Al"])
  })
})

test.each([
  ['nothing in it', '', 'The file is empty'],
  ['no column slug', 'name,via\nJo,jo', 'no column'],
  ['a column twice', 'name,slug,slug\nJo,jo,jo', 'is there twice'],
  ['a heading only', 'name,slug\n', 'no line below'],
  ['an open quote', 'name,slug\n"Jo,jo\n', 'quotation mark'],
  ['zeros in it, as a spreadsheet’s own file', 'PK\u0003\u0004\0\0', 'no CSV file'],
  ['too many lines', `name,slug\n${'Jo,jo\n'.repeat(MAX_IMPORT_ROWS + 1)}`, 'more than 5,000 lines'],
  ['too many bytes', 'x'.repeat(MAX_IMPORT_BYTES + 1), 'larger than 1 MB'],
])('a file with %s is refused in words', (_, text, words) => {
  const file = read(text)
  expect(file.ok ? '' : file.problem.text).toContain(words)
})
