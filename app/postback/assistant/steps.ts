// The assistant's answer in words: one step for each thing it decided, with the reason and whether it is certain.
import type { Say } from '#app/language/say.ts'
import type { ParameterAnswer } from './decide-parameter.ts'
import type { SuccessRule } from './destination.ts'
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
export function surroundingSteps(parts: Surroundings, say: Say): Step[] {
  const { url, recognised, linkSuffix, statuses, inPath, template } = parts
  return [
    ...syntaxSteps(url, say),
    destinationStep(recognised, say),
    ...inPath.map((macro) => ({
      what: say('The path takes {{macro}}', { macro }),
      why: say('its token is called so'),
      sure: false,
    })),
    ...clickStep(recognised, linkSuffix, template, say),
    ...(statuses
      ? [{ what: say('Statuses are sent under their names'), why: statuses.why, sure: statuses.sure }]
      : []),
    successStep(recognised, say),
    ...bodyStep(recognised, say),
  ]
}

export function parameterSteps(parameters: readonly ParameterAnswer[]): Step[] {
  return parameters.map(({ name, value, why, sure }) => ({ what: `${name}=${value}`, why, sure }))
}

function syntaxSteps(url: PastedUrl | null, say: Say): Step[] {
  if (!url)
    return [
      {
        what: say('The URL is put together from the text'),
        why: say('the paste holds no URL'),
        sure: false,
      },
    ]
  const steps: Step[] = []
  const syntaxes = [...new Set(url.tokens.map(({ syntax }) => syntax))]
  if (syntaxes.length > 0) {
    const shown = url.tokens.slice(0, 3).map(({ raw }) => raw)
    steps.push({
      what: say('Tokens are written {{syntaxes}}', {
        syntaxes: syntaxes.reduce(
          (list, next) => say('{{list}} and {{next}}', { list, next }) as typeof next,
        ),
      }),
      why: say('as in {{tokens}}', { tokens: shown.join(', ') }),
      sure: true,
    })
  }
  if (url.schemeAssumed)
    steps.push({
      what: say('https is used'),
      why: say('the paste does not say http or https'),
      sure: false,
    })
  if (url.fragment)
    steps.push({
      what: say('{{fragment}} is left out', { fragment: url.fragment }),
      why: say('a fragment is never sent'),
      sure: true,
    })
  return steps
}

function destinationStep({ destination, sure, why, rivals }: Recognised, say: Say): Step {
  const others = rivals.map(({ name }) => name).join(', ')
  if (destination) {
    const doubt = say('{{why}}; {{others}} has the same URL and the same template', { why, others })
    const what = say('The destination is {{destination}}', { destination: destination.name })
    return { what, why: rivals.length > 0 ? doubt : why, sure }
  }
  const reason =
    rivals.length > 0
      ? say('the URL could be one of {{others}}', { others })
      : say('neither host, path nor parameters are known here')
  return { what: say('The destination is not recognised'), why: reason, sure: false }
}

function clickStep(
  { destination, sure }: Recognised,
  linkSuffix: string | null,
  template: string,
  say: Say,
): Step[] {
  const inBody = destination !== null && destination.click === null
  if (!template.includes('{aff_click_id}') && !inBody) {
    const parameter = destination?.click ?? say('a click id parameter')
    return [
      {
        what: say('No click id is sent'),
        why: say('without {{parameter}} the destination can match nothing', { parameter }),
        sure: false,
      },
    ]
  }
  if (linkSuffix) {
    const what = say('Add {{suffix}} to our tracking link', { suffix: linkSuffix })
    const why = say('their click id has to come with the click to be sent back as {aff_click_id}')
    return [{ what, why, sure: destination !== null && sure }]
  }
  if (!destination) return []
  const named = { destination: destination.name }
  if (destination.arrivesAs) {
    const what = say("Name {{parameter}} as the partner's arrival parameter", {
      parameter: destination.arrivesAs,
    })
    return [{ what, why: say('{{destination}} sends its click id to the landing page in it', named), sure }]
  }
  const what = say('Add &aff_click_id= and their click id token to our tracking link')
  const why = say("the token of {{destination}}'s click id is not confirmed; look it up there", named)
  return [{ what, why, sure: false }]
}

function successStep({ destination, sure }: Recognised, say: Say): Step {
  if (!destination)
    return { what: say('Any 2xx answer counts as success'), why: say('nothing else is known'), sure: false }
  return {
    what: successWords(destination.success.body, say),
    why: say('so {{destination}} answers', { destination: destination.name }),
    sure,
  }
}

function successWords(rule: SuccessRule['body'], say: Say): string {
  if (rule === undefined) return say('A 2xx answer counts as success')
  if ('contains' in rule)
    return say('A 2xx answer with "{{text}}" in the body counts as success', { text: rule.contains })
  const values = rule.oneOf.reduce((list, next) => say('{{list}} or {{next}}', { list, next }))
  return say('A 2xx answer whose {{path}} is {{values}} counts as success', { path: rule.jsonPath, values })
}

function bodyStep({ destination, sure }: Recognised, say: Say): Step[] {
  if (!destination || destination.method === 'GET') return []
  const what = say('Take headers and body from the preset {{destination}}', { destination: destination.name })
  return [{ what, why: say('it is a POST with a JSON body, which a URL does not show'), sure }]
}
