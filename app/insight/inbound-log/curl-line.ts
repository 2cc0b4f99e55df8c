// An inbound call as a line for a terminal: the call as it came, with the name of a variable where its secret was. What callers
// sent is text from strangers and stands in it percent-encoded only, so that there is nothing in it for a shell, or for a terminal
// that it is pasted into. Pure.

export interface LoggedRequest {
  method: string
  /** Where it is sent, without a query. */
  url: string
  parameters: Readonly<Record<string, string>>
}

/** What whoever runs the line sets before: the offer's secret is never in it. */
export const SECRET_VARIABLE = 'POSTBACK_SECRET'

/** A GET has its parameters in the query, any other method as a form: for the receiver it is the same. */
export function curlLine({ method, url, parameters }: LoggedRequest): string {
  const form = Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
  const header = `--header "X-Postback-Secret: $${SECRET_VARIABLE}"`
  if (method === 'GET') return `curl ${quoted(form === '' ? url : `${url}?${form}`)} ${header}`
  return `curl --request ${quoted(method)} ${quoted(url)} ${header} --data ${quoted(form)}`
}

/** Nothing but letters, digits and `-._~%` (RFC 3986). */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** One word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
