// What is to be read or heard on a page, but for what is somebody's data and stands as it was written.
import type { Frame } from 'playwright-core'
import { STATUSES } from '#app/conversion/status.ts'

/** Elements that hold nothing but data, each with what it is. */
const DATA: Readonly<Record<string, string>> = {
  pre: 'requests and answers as they went over the wire',
  code: 'names of parameters and macros, lines of code',
  textarea: 'what somebody typed, and code to be copied',
  '.facts--code': 'the values of macros',
  '.Polaris-TextField__Resizer': 'what is in a textarea, by which Polaris measures it',
}

/** Placeholders that show what is sent where a field stays empty: words of the wire. */
const SENT: readonly string[] = STATUSES

/** Each text once. What an attribute says counts too, and the title of the document. */
export async function shownTexts(frame: Frame): Promise<string[]> {
  const found = await frame.evaluate(
    ([data, sent]) => {
      const texts = [document.title.replace(/ · Throughline$/, '')]
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest(`script, style, ${data}`)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
      )
      while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
      const read = (name: string) =>
        [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '')
      const placeholders = read('placeholder').filter((text) => !sent.includes(text))
      return [...texts, ...read('aria-label'), ...read('title'), ...placeholders]
    },
    [Object.keys(DATA).join(', '), SENT] as const,
  )
  return [...new Set(found.map((text) => text.trim()))].filter((text) => text !== '')
}
