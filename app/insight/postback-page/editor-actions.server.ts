// What the editor asks for: save, test send, switch, signing secrets. Answers are values that the page shows beside its fields;
// every one of them is of what is the viewer's.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark } from '#app/language/say.ts'
import { checkConfiguration } from '#app/postback/configuration/check-configuration.ts'
import type { PostbackConfiguration, Problem } from '#app/postback/configuration/configuration.ts'
import { protectSecrets } from '#app/postback/configuration/protect-secrets.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readPostback } from '#app/postback/configuration/read-postbacks.server.ts'
import {
  savePostback,
  type SaveOutcome,
  type SavePorts,
} from '#app/postback/configuration/save-postback.server.ts'
import { readSecrets } from '#app/postback/configuration/sealed-secrets.server.ts'
import {
  removeSigningSecret,
  revealSigningSecret,
  setSigningSecret,
} from '#app/postback/configuration/signing-secrets.server.ts'
import {
  testSend,
  type TestSendOutcome,
  type TestSendPorts,
  type TestSendReport,
} from '#app/postback/test-send.server.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { readEditorRequest, type EditorRequest } from './read-request.ts'
import { goneAnswer, switchTo, type SwitchAnswer } from './switch.server.ts'

export interface ActionPorts extends SavePorts {
  test: Pick<TestSendPorts, 'sender' | 'render'>
}

export type SaveAnswer =
  | Exclude<SaveOutcome, { kind: 'conflict' }>
  /** With what is saved now, for the page to compare. */
  | { kind: 'conflict'; version: number; theirs: PostbackConfiguration }
export type TestAnswer = { kind: 'tested'; report: TestSendReport } | { kind: 'refused'; problems: Problem[] }
export type SigningAnswer = { kind: 'secret'; secret: string } | { kind: 'removed' } | { kind: 'failed' }

/** Who asks, and his shop. */
interface Asker {
  viewer: Viewer
  shop: Pick<ShopSetup, 'currency' | 'revenueVisible'>
  reader: Reader
}

type Asked<Intent extends EditorRequest['intent']> = Extract<EditorRequest, { intent: Intent }>

/** @param id null: the postback is not saved yet */
async function savedAnswer(
  ports: ActionPorts,
  { viewer }: Asker,
  id: string | null,
  { version, configuration, secrets, arrivalParameter, acceptWarnings }: Asked<'save'>,
): Promise<SaveAnswer> {
  const input = { id, version, configuration, secrets, arrivalParameter, acceptWarnings }
  const outcome = await savePostback(ports, viewer, input)
  if (outcome.kind !== 'conflict') return outcome
  const saved = id === null ? null : await readPostback(ports.db, viewer, id)
  if (!saved) return { kind: 'not_found' }
  return { kind: 'conflict', version: saved.version, theirs: saved }
}

/** Sends the form as it stands; secrets that nobody typed are the saved ones. */
async function testedAnswer(
  ports: ActionPorts,
  { viewer, shop, reader }: Asker,
  id: string | null,
  { configuration, secrets: typed }: Asked<'test'>,
): Promise<TestAnswer> {
  const kept = id === null ? {} : ((await readSecrets(ports, viewer, id)) ?? {})
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
  const secrets = { ...kept, ...given }
  const options = { ports: ports.ports, secretNames: Object.keys(secrets) }
  const checked = checkConfiguration(configuration, options)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  const signing = id === null ? null : await revealSigningSecret(ports, viewer, id)
  const moved = protectSecrets(checked.value)
  const report = await testSend(
    { ...ports.test, clock: ports.clock },
    {
      configuration: moved.configuration,
      secrets: { ...secrets, ...moved.secrets },
      signingSecret: signing?.secret ?? null,
      shopCurrency: shop.currency,
      revenueVisible: shop.revenueVisible,
    },
  )
  return { kind: 'tested', report: { ...report, outcome: inWords(report.outcome, reader) } }
}

function inWords(outcome: TestSendOutcome, { say }: Reader): TestSendOutcome {
  if (outcome.kind === 'error') return { ...outcome, message: sayResult(outcome.message, say) }
  return { ...outcome, reason: outcome.reason && sayResult(outcome.reason, say) }
}

async function switchedAnswer(
  ports: ActionPorts,
  { viewer, reader }: Asker,
  id: string | null,
  { intent }: Asked<'on' | 'off' | 'resume'>,
): Promise<SwitchAnswer> {
  return id === null ? goneAnswer(reader.say) : switchTo(ports.db, viewer, id, intent, reader)
}

/** The secret leaves the server only here, when a person asks for it. */
async function signingAnswer(
  ports: ActionPorts,
  { viewer }: Asker,
  id: string | null,
  { intent }: Asked<'sign' | 'reveal' | 'unsign'>,
): Promise<SigningAnswer> {
  if (id === null) return { kind: 'failed' }
  if (intent === 'unsign')
    return (await removeSigningSecret(ports, viewer, id)) ? { kind: 'removed' } : { kind: 'failed' }
  const found =
    intent === 'sign'
      ? await setSigningSecret(ports, viewer, id)
      : await revealSigningSecret(ports, viewer, id)
  return found ? { kind: 'secret', secret: found.secret } : { kind: 'failed' }
}

export type EditorAnswer = SaveAnswer | TestAnswer | SwitchAnswer | SigningAnswer

const UNREADABLE: Problem = {
  path: '',
  code: 'unreadable',
  message: mark('The form could not be read. Reload the page and try again.'),
}

/**
 * Does what the page asks for.
 * @param text the request's body, anything
 */
export async function answerEditor(
  ports: ActionPorts,
  asker: Asker,
  id: string | null,
  text: string,
): Promise<EditorAnswer> {
  const asked = readEditorRequest(text)
  if (asked === null) return { kind: 'refused', problems: [UNREADABLE] }
  switch (asked.intent) {
    case 'save':
      return savedAnswer(ports, asker, id, asked)
    case 'test':
      return testedAnswer(ports, asker, id, asked)
    case 'on':
    case 'off':
    case 'resume':
      return switchedAnswer(ports, asker, id, asked)
    case 'sign':
    case 'reveal':
    case 'unsign':
      return signingAnswer(ports, asker, id, asked)
  }
}
