// Whether a configuration may be saved, and what its author should know before: every problem in plain words beside its field.
// Pure; whether partner and offers are the shop's is for save-postback to see.
import { partsOf, type CompiledRequest, type RequestConfig, type TemplatePart } from '../render.ts'
import { REVENUE_MACROS, type MacroName } from '../macros.ts'
import { macrosOf } from '../template-warnings.ts'
import { validateRequest } from '../validate-template.ts'
import { protectSecrets } from './protect-secrets.ts'
import { readShape } from './configuration-shape.ts'
import { pathOf, templateProblem } from './template-problem.ts'
import type { PostbackConfiguration, Problem, Warning } from './configuration.ts'

export type CheckedConfiguration =
  { ok: true; value: PostbackConfiguration; warnings: Warning[] } | { ok: false; problems: Problem[] }

export interface CheckOptions {
  /** Ports that a destination may have (the operator's setting). */
  ports: readonly number[]
  /** Secrets that are given with it or kept already. */
  secretNames: readonly string[]
  /** Whether the shop lets partners see revenue; default: it does. */
  revenueVisible?: boolean
}

export function checkConfiguration(input: unknown, options: CheckOptions): CheckedConfiguration {
  const shape = readShape(input)
  if (!shape.ok) return shape
  const { value } = shape
  const checked = validateRequest(value, options.ports, options.secretNames)
  if (!checked.ok) return { ok: false, problems: checked.errors.map(templateProblem) }
  const used = macrosOf(checked.request)
  const warnings = [
    ...checked.warnings.map((warning) => ({ ...warning, path: 'url' })),
    ...revenueWarnings(value, checked.request, options.revenueVisible ?? true),
    ...statusWarnings(value, used),
    ...credentialWarnings(value),
  ]
  return { ok: true, value, warnings }
}

function revenueWarnings(
  config: RequestConfig,
  request: CompiledRequest,
  revenueVisible: boolean,
): Warning[] {
  if (revenueVisible) return []
  const hidden = new Map<MacroName, TemplatePart>()
  for (const [part, { slots }] of partsOf(config, request).toReversed())
    for (const { macro } of slots) if (macro && REVENUE_MACROS.has(macro)) hidden.set(macro, part)
  const first = hidden.values().next().value
  if (first === undefined) return []
  const named = [...hidden.keys()].map((macro) => `{${macro}}`).join(', ')
  const message = `This shop does not show revenue to partners, so ${named} will be empty. Show revenue in the settings, or use {payout}.`
  return [{ path: pathOf(first), code: 'revenue_hidden', message }]
}

/** What cannot tell statuses apart takes a rejection for another sale. */
function statusWarnings(
  { statuses, statusNames }: PostbackConfiguration,
  used: ReadonlySet<MacroName>,
): Warning[] {
  if (statuses.length < 2 || used.has('status')) return []
  const message =
    'It fires on several statuses, but nothing in it says which: the destination may count each as another conversion. ' +
    'Add {status}, or choose approved alone.'
  return [
    {
      path: Object.keys(statusNames).length > 0 ? 'statusNames' : 'statuses',
      code: 'status_not_sent',
      message,
    },
  ]
}

function credentialWarnings(value: PostbackConfiguration): Warning[] {
  return protectSecrets(value).paths.map((path) => ({
    path,
    code: 'credential_in_plain',
    message:
      'This looks like a password or key. It will be kept encrypted and shown as dots, here and in the log.',
  }))
}
