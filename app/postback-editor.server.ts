// The editor of postbacks over the running app: what a new one and a saved one share.
import { answerEditor, type EditorAnswer } from '#app/insight/postback-page/editor-actions.server.ts'
import { readEditorPage } from '#app/insight/postback-page/editor-page.server.ts'
import { editorPorts } from '#app/insight/postback-page/editor-ports.ts'
import type { Runtime } from '#app/runtime.ts'
import { visitOf } from './admin-visit.server.ts'

/** @param id null for a new one. @returns null where the viewer has no such postback */
export async function openEditor(runtime: Runtime, request: Request, id: string | null) {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const { db, env } = runtime
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  return readEditorPage({ db, reader, appUrl: env.SHOPIFY_APP_URL, ports }, viewer, shop, id)
}

/** Does what the editor asks for. @param id null for a new one */
export async function actInEditor(
  runtime: Runtime,
  request: Request,
  id: string | null,
): Promise<EditorAnswer> {
  const { viewer, shop, reader } = await visitOf(runtime, request)
  const { db, env, testing: test, clock, newId, secretBox } = runtime
  const ports = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  return answerEditor(
    { db, clock, newId, secretBox, ports, test },
    { viewer, shop, reader },
    id,
    await request.text(),
  )
}
