// Every text that is said can be said in every language: what the source says is in each catalog, with the same places for values,
// and what a catalog has is said somewhere.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { AREAS, CATALOGS, sayingIn } from '#app/language/catalogs.server.ts'
import { DEFAULT_LOCALE, LOCALES, pickLocale } from '#app/language/locales.ts'

const APP = fileURLToPath(new URL('../app/', import.meta.url))
const SAYING = new Set(['say', 'mark', 'reader.say'])
const PLURAL = /\{\{count\b/
const FORMS = ['_one', '_other']

/** Texts in calls of `say`, `reader.say` and `mark`, and in `<Trans i18nKey>`. */
function textsOf(path: string): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(APP, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && SAYING.has(node.expression.getText(source))) {
      const [text] = node.arguments
      for (const each of text ? literals(text) : []) texts.push(each)
    }
    if (ts.isJsxAttribute(node) && node.name.getText(source) === 'i18nKey' && node.initializer)
      texts.push(...literals(node.initializer))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

/** `'a'`, `{'a'}`, and both sides of `x ? 'a' : 'b'`; what is computed elsewhere was marked there. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isJsxExpression(node)) return node.expression ? literals(node.expression) : []
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  return []
}

const FILES = globSync('**/*.{ts,tsx}', { cwd: APP }).filter(
  (path) => !path.startsWith('platform/generated/') && !/\.(test|fixture)\./.test(path),
)
const SAID = [...new Set(FILES.flatMap(textsOf))].sort()
/** As they stand in a catalog: a plural has a text for each of its forms. */
const keysOf = (text: string) => (PLURAL.test(text) ? FORMS.map((form) => text + form) : [text])
const places = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort()
const tags = (text: string) => [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort()

test('texts are found at all', () => expect(SAID.length).toBeGreaterThan(10))

test('English has the forms of every plural, and nothing else', () => {
  const wanted = SAID.filter((text) => PLURAL.test(text)).flatMap(keysOf)
  expect(Object.keys(CATALOGS.en).sort()).toEqual(wanted.sort())
})

describe.each(LOCALES.filter((locale) => locale !== DEFAULT_LOCALE))('%s', (locale) => {
  const words = CATALOGS[locale]

  test('says whatever is said, and nothing else', () => {
    expect(Object.keys(words).sort()).toEqual(SAID.flatMap(keysOf).sort())
  })

  test('has each text in one area', () => {
    const keys = AREAS[locale].flatMap((area) => Object.keys(area))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test('keeps the places for values and the markup', () => {
    const wrong = Object.entries(words).filter(([key, text]) => {
      const english = key.replace(/_(one|other)$/, '')
      const wanted = places(english)
      // One of something need not be counted out.
      const given = key.endsWith('_one') ? [...new Set([...places(text), 'count'])].sort() : places(text)
      return given.join() !== wanted.join() || tags(text).join() !== tags(english).join()
    })
    expect(wrong).toEqual([])
  })
})

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE_ch', 'de'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
])('an admin in %s is answered in %s', (tag, locale) => expect(pickLocale(tag)).toBe(locale))

test('a text that a language lacks is said in English, values in their places', () => {
  expect(sayingIn('de')('Nobody has written this {{what}} down.', { what: 'text & more' })).toBe(
    'Nobody has written this text & more down.',
  )
  expect(sayingIn('de')('Save')).toBe('Speichern')
})
