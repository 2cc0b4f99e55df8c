// What people read is marked or said: no bare English stands in what pages show, nor in what writes the rows that they show. So a new
// reason of a history, of a delivery or of a notice that no language knows fails here.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const APP = fileURLToPath(new URL('../app/', import.meta.url))
const READ = [
  'components/**/*.{ts,tsx}',
  'routes/app*.{ts,tsx}',
  'insight/**/*.ts',
  'notice/**/*.ts',
  'conversion/**/*.ts',
  'intake/{person,order}/**/*.ts',
  'intake/*.ts',
  'postback/**/*.ts',
  'delivery/**/*.ts',
  'program/**/*.ts',
  '*.server.ts',
]
/** Files that hold English all the same, each with the reason. One that holds none any more must leave the list. */
const EXCEPTIONS: Record<string, string> = {
  'components/last-words.ts': 'said where a page’s words have not come: all languages stand there',
  'components/offer/guides.ts': 'lines of code',
  'components/postback/tracking-link-card.tsx': 'a blank of a URL',
  'conversion/payout/explain-payout.ts': 'at the terminal only',
  'health.server.ts': 'for whoever watches the processes',
  'insight/explain-sale.server.ts': 'at the terminal only',
  'insight/export-lines.ts': 'the last line of a file that programs read',
  'insight/storefront/storefront-snippet.ts': 'lines of code',
  'intake/order/payload/order-dispute.ts': 'about Shopify’s messages, in our log',
  'intake/order/payload/order-refund.ts': 'about Shopify’s messages, in our log',
  'intake/order/payload/parse-line.ts': 'about Shopify’s messages, in our log',
  'intake/order/payload/parse-order.ts': 'about Shopify’s messages, in our log',
  'intake/person/create-conversion.server.ts': 'at the terminal only: the page has a text of its own',
  'intake/person/look-up-words.server.ts': 'at the terminal only',
  'intake/person/read-words.ts': 'at the terminal only',
  'notice/mailer.server.ts': 'in the place of an address that must not be told',
  'notice/notice-words.ts': 'in a letter, in the place of a name that is empty',
  'notice/plain-words.ts': 'in a letter, in the place of an address that cannot be read',
  'postback/assistant/address.ts': 'a blank of a URL',
  'postback/assistant/meaning.ts': 'names of parameters',
  'postback/assistant/suggest.ts': 'a blank of a URL',
  'router.server.ts': 'answers to machines',
}
/** Blanks of the vendors' URLs and titles of their documentation. */
const CATALOGUE = /^postback\/presets\/[a-z-]+\.ts$/

/** Two words beside each other, of which the second begins small. */
const PROSE = /[A-Za-z’]{2,},? [a-z’]{2,}/
/** SQL, lists of columns, forms of dates, what a header or an HTML attribute says. */
const CODE =
  /\b(SELECT|UPDATE|INSERT|DELETE|FROM|WHERE|JOIN|AND|NOT|AS|CASE WHEN|ORDER BY|LIMIT|CONFLICT|RETURNING)\b|^\([a-z_, ]+\) [<>=]|->>|::|^[a-z_"]+(, [a-z_"]+)+$|^[dcLyHMms.,: ]+$|^(public|width)\b|\dfr auto|[a-z]+\/[a-z]+, |unsupported zone/
/** What these are given is said, thrown or logged. */
const TAKEN = /^(say|mark|reader\.say|fail|(.*\.)?log\.\w+|new \w*(Error|Response))$/
const NO_TEXT = ['i18nKey', 'className', 'style', 'placeholder']

/** There even a word is a sentence of somebody's history. */
const WRITES_REASONS = /^(conversion|delivery)\//

const FILES = globSync(READ, { cwd: APP }).filter(
  (path) => !/\.(test|fixture)\./.test(path) && !CATALOGUE.test(path),
)

function bareIn(path: string): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(APP, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return
    if (ts.isCallExpression(node) && TAKEN.test(node.expression.getText(source))) return
    if (ts.isNewExpression(node) && TAKEN.test(`new ${node.expression.getText(source)}`)) return
    if (ts.isPropertyAssignment(node) && isNameOfStatement(node, source)) return
    if (ts.isJsxAttribute(node) && NO_TEXT.includes(node.name.getText(source))) return
    const text = textOf(node)
    if (WRITES_REASONS.test(path) && isBareReason(node, source)) found.push(node.getText(source))
    if (text !== null && PROSE.test(text) && !CODE.test(text)) found.push(text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** `reason: 'paid'` */
function isBareReason(node: ts.Node, source: ts.SourceFile): boolean {
  return (
    ts.isPropertyAssignment(node) &&
    node.name.getText(source) === 'reason' &&
    ts.isStringLiteralLike(node.initializer)
  )
}

/** `{ name: 'lock orders', text: 'SELECT …' }`: PostgreSQL knows a prepared statement by it. */
function isNameOfStatement({ name, parent }: ts.PropertyAssignment, source: ts.SourceFile): boolean {
  return (
    name.getText(source) === 'name' && parent.properties.some((one) => one.name?.getText(source) === 'text')
  )
}

/** The text itself, without the values in it. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text.trim()
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
}

const BARE = new Map(
  FILES.map((path) => [path, bareIn(path)] as const).filter(([, texts]) => texts.length > 0),
)

test('the files are found', () => expect(FILES.length).toBeGreaterThan(300))

test('nothing that people read is bare', () =>
  expect([...BARE].filter(([path]) => EXCEPTIONS[path] === undefined)).toEqual([]))

test('the exceptions still are some', () =>
  expect(Object.keys(EXCEPTIONS).filter((path) => !BARE.has(path))).toEqual([]))
