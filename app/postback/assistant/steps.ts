// The assistant's answer in words: one step for each thing it decided, with the reason and whether it is certain.
import type { ParameterAnswer } from './decide-parameter.ts'
import type { PastedUrl } from './read-paste.ts'
import type { Recognised } from './recognise.ts'
import type { StatusAnswer } from './status-map.ts'

export type Step = { readonly what: string; readonly why: string; readonly sure: boolean }

type Surroundings = {
  url: PastedUrl | null
  recognised: Recognised
  linkSuffix: string | null
  statuses: StatusAnswer | null
  /** Macros that stand in the path. */
  inPath: readonly string[]
  template: string
}

/** The steps about everything but the single parameters. */
export function surroundingSteps(parts: Surroundings): Step[] {
  const { url, recognised, linkSuffix, statuses, inPath, template } = parts
  return [
    ...syntaxSteps(url),
    destinationStep(recognised),
    ...inPath.map((macro) => ({
      what: `The path takes ${macro}`,
      why: 'its token is called so',
      sure: false,
    })),
    ...clickStep(recognised, linkSuffix, template),
    ...(statuses
      ? [{ what: 'Statuses are sent under their names', why: statuses.why, sure: statuses.sure }]
      : []),
    successStep(recognised),
    ...bodyStep(recognised),
  ]
}

export function parameterSteps(parameters: readonly ParameterAnswer[]): Step[] {
  return parameters.map(({ name, value, why, sure }) => ({ what: `${name}=${value}`, why, sure }))
}

function syntaxSteps(url: PastedUrl | null): Step[] {
  if (!url)
    return [{ what: 'The URL is put together from the text', why: 'the paste holds no URL', sure: false }]
  const steps: Step[] = []
  const syntaxes = [...new Set(url.tokens.map(({ syntax }) => syntax))]
  if (syntaxes.length > 0) {
    const shown = url.tokens.slice(0, 3).map(({ raw }) => raw)
    steps.push({
      what: `Tokens are written ${syntaxes.join(' and ')}`,
      why: `as in ${shown.join(', ')}`,
      sure: true,
    })
  }
  if (url.schemeAssumed)
    steps.push({ what: 'https is used', why: 'the paste does not say http or https', sure: false })
  if (url.fragment)
    steps.push({ what: `${url.fragment} is left out`, why: 'a fragment is never sent', sure: true })
  return steps
}

function destinationStep({ destination, sure, why, rivals }: Recognised): Step {
  const also = rivals.map(({ name }) => name).join(', ')
  if (destination) {
    const doubt = rivals.length > 0 ? `; ${also} has the same URL and the same template` : ''
    return { what: `The destination is ${destination.name}`, why: why + doubt, sure }
  }
  const reason =
    rivals.length > 0 ? `the URL could be one of ${also}` : 'neither host, path nor parameters are known here'
  return { what: 'The destination is not recognised', why: reason, sure: false }
}

function clickStep({ destination, sure }: Recognised, linkSuffix: string | null, template: string): Step[] {
  const inBody = destination !== null && destination.click === null
  if (!template.includes('{aff_click_id}') && !inBody) {
    const expected = destination?.click ?? 'a click id parameter'
    return [
      {
        what: 'No click id is sent',
        why: `without ${expected} the destination can match nothing`,
        sure: false,
      },
    ]
  }
  if (linkSuffix) {
    const why = 'their click id has to come with the click to be sent back as {aff_click_id}'
    return [{ what: `Add ${linkSuffix} to our tracking link`, why, sure: destination !== null && sure }]
  }
  if (!destination) return []
  if (destination.arrivesAs) {
    const what = `Name ${destination.arrivesAs} as the partner's arrival parameter`
    return [{ what, why: `${destination.name} sends its click id to the landing page in it`, sure }]
  }
  const why = `the token of ${destination.name}'s click id is not confirmed; look it up there`
  return [{ what: 'Add &aff_click_id= and their click id token to our tracking link', why, sure: false }]
}

function successStep({ destination, sure }: Recognised): Step {
  if (!destination)
    return { what: 'Any 2xx answer counts as success', why: 'nothing else is known', sure: false }
  const rule = destination.success.body
  const body =
    rule === undefined
      ? ''
      : 'contains' in rule
        ? ` with "${rule.contains}" in the body`
        : ` whose ${rule.jsonPath} is ${rule.oneOf.join(' or ')}`
  return { what: `A 2xx answer${body} counts as success`, why: `so ${destination.name} answers`, sure }
}

function bodyStep({ destination, sure }: Recognised): Step[] {
  if (!destination || destination.method === 'GET') return []
  const what = `Take headers and body from the preset ${destination.name}`
  return [{ what, why: 'it is a POST with a JSON body, which a URL does not show', sure }]
}
