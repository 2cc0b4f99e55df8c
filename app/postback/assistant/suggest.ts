// The assistant: from a pasted tracker URL or a paragraph of documentation to a postback's configuration, step by
// step, each with its reason. Pure and deterministic; nothing is sure that a look at the paste alone cannot settle.
import type { Say } from '#app/language/say.ts'
import { addressOf } from './address.ts'
import { decideParameter, type ParameterAnswer } from './decide-parameter.ts'
import type { StatusMap, SuccessRule } from './destination.ts'
import { parametersOf } from './destinations.ts'
import { readingsOf } from './meaning.ts'
import { readPaste, type PastedUrl } from './read-paste.ts'
import { recognise, type Recognised } from './recognise.ts'
import { statusAnswer } from './status-map.ts'
import { parameterSteps, surroundingSteps, type Step } from './steps.ts'

export type Suggestion = {
  readonly kind: 'recognised' | 'generic' | 'nothing'
  readonly destination: { readonly id: string; readonly name: string; readonly why: string } | null
  readonly method: 'GET' | 'POST'
  /** Our URL template; `<…>` in it are `fillIn`, and the editor refuses it until they are filled. */
  readonly template: string | null
  readonly parameters: readonly ParameterAnswer[]
  /** What the partner adds to our tracking link, so that its click id reaches us. */
  readonly linkSuffix: string | null
  readonly statusMap: StatusMap | null
  readonly successRule: SuccessRule | null
  readonly fillIn: readonly string[]
  readonly steps: readonly Step[]
  /** What to check before saving, in words. */
  readonly unsure: readonly string[]
}

/**
 * Never throws; what cannot be read answers `nothing` and says why.
 * @param say the language of the answer
 */
export function suggest(text: string, say: Say): Suggestion {
  const paste = readPaste(text, say)
  if (paste.kind === 'refused') return nothing(paste.why, say)
  const ranked = paste.urls
    .map((url) => ({ url, recognised: recognise(url, [], paste.prose, say) }))
    .filter(
      ({ url, recognised }) => url.parameters.length > 0 || url.tokens.length > 0 || recognised.score >= 80,
    )
    .sort((a, b) => b.recognised.score - a.recognised.score || b.url.tokens.length - a.url.tokens.length)
  const best = ranked[0]
  return best ? fromUrl(best.url, best.recognised, say) : fromNames(paste.named, paste.prose, say)
}

function fromUrl(url: PastedUrl, recognised: Recognised, say: Say): Suggestion {
  const address = addressOf(url, say)
  if (!address.ok) return nothing(address.why, say)
  const parameters = url.parameters.map((parameter) => decideParameter(parameter, recognised, say))
  const usesMacro = parameters.some(({ macro }) => macro !== null) || address.macros.length > 0
  if (!usesMacro && recognised.score < 50)
    return nothing(say('the address holds no token and no parameter known here'), say)
  const query = parameters.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join('&')
  const template = query === '' ? address.text : `${address.text}?${query}`
  const doubtful = url.unbalanced
  return assemble({ url, recognised, parameters, template, inPath: address.macros, doubtful }, say)
}

/** A paragraph without a URL: the named destination's template, or one made of the parameters it speaks of. */
function fromNames(named: readonly string[], prose: string, say: Say): Suggestion {
  const recognised = recognise(null, named, prose, say)
  const { destination } = recognised
  const names = destination
    ? [...parametersOf(destination).keys()]
    : named.filter((name) => readingsOf(name).length > 0)
  const speaksOfClick = names.some((name) => readingsOf(name)[0] === 'aff_click_id')
  if (!destination && (names.length < 2 || !speaksOfClick)) {
    return nothing(say('no postback URL was found, and too few parameter names to make one'), say)
  }
  const parameters = names.map((name) => {
    const takes = (destination && parametersOf(destination).get(name)) ?? ''
    const literal = takes !== '' && !/[{<]/.test(takes) ? takes : ''
    return decideParameter({ name, value: literal, tokens: [] }, recognised, say)
  })
  const query = parameters.map(({ name, value }) => `${name}=${value}`).join('&')
  const template = destination?.url ?? `https://<tracking domain>/<path>?${query}`
  return assemble({ url: null, recognised, parameters, template, inPath: [], doubtful: true }, say)
}

type Parts = {
  url: PastedUrl | null
  recognised: Recognised
  parameters: readonly ParameterAnswer[]
  template: string
  inPath: readonly string[]
  /** Nothing of the answer may be sure: the paste is broken, or the URL is our own guess. */
  doubtful: boolean
}

function assemble(parts: Parts, say: Say): Suggestion {
  const { url, recognised, parameters: decided, template, inPath, doubtful } = parts
  const { destination } = recognised
  const parameters = doubtful ? decided.map((answer) => ({ ...answer, sure: false })) : decided
  const statuses = statusAnswer(url, recognised, template.includes('{status}'), say)
  const linkSuffix = destination
    ? destination.linkSuffix
    : parameters.some(({ macro }) => macro === 'aff_click_id') || inPath.includes('{aff_click_id}')
      ? "&aff_click_id=<your tracker's click id token>"
      : null
  const all = [
    ...surroundingSteps({ url, recognised, linkSuffix, statuses, inPath, template }, say),
    ...parameterSteps(parameters),
  ]
  const steps = doubtful ? all.map((step) => ({ ...step, sure: false })) : all
  return {
    kind: destination ? 'recognised' : 'generic',
    destination: destination && { id: destination.id, name: destination.name, why: recognised.why },
    method: destination?.method ?? 'GET',
    template,
    parameters,
    linkSuffix,
    statusMap: statuses?.map ?? null,
    successRule: destination?.success ?? { status: '2xx' },
    fillIn: [...new Set(`${template} ${linkSuffix ?? ''}`.match(/<[^<>]+>/g) ?? [])],
    steps,
    unsure: [
      ...(url?.unbalanced
        ? [say('A bracket or sign in the paste belongs to no token; check that it is complete.')]
        : []),
      ...steps.filter(({ sure }) => !sure).map(({ what, why }) => `${what}: ${why}.`),
      ...(destination?.gaps ?? []).map((gap) =>
        say("Not confirmed by {{destination}}'s documentation: {{gap}}.", {
          destination: destination!.name,
          gap: say(gap),
        }),
      ),
    ],
  }
}

function nothing(why: string, say: Say): Suggestion {
  return {
    kind: 'nothing',
    destination: null,
    method: 'GET',
    template: null,
    parameters: [],
    linkSuffix: null,
    statusMap: null,
    successRule: null,
    fillIn: [],
    steps: [],
    unsure: [say('Nothing was recognised: {{why}}.', { why })],
  }
}
