// The conversation between Prisma's CLI and its schema engine: JSON-RPC 2.0, one message a line, over stdio.
import { createInterface } from 'node:readline'
import { lastPanicMessage } from './wasm-engine.mjs'

/** The one error code of the native engine; the CLI looks into `data`. */
const ENGINE_ERROR = 4466
/** Ids of our own requests to the CLI start far above those of its requests to us. */
const OWN_REQUEST_ID = 1_000_000

/**
 * Answers requests until the CLI closes stdin and the last answer is out.
 * @param {() => Promise<any>} start makes the engine; called at the first request
 */
export async function serveJsonRpc(start) {
  let engine
  const answers = new Set()
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (!request.method) continue // the CLI's answer to our `print`
    const answer = answerRequest(request, () => (engine ??= start())).then((reply) =>
      send({ id: request.id, ...reply }),
    )
    answers.add(answer)
    void answer.then(() => answers.delete(answer))
  }
  await Promise.all(answers)
}

async function answerRequest({ id, method, params }, engineOnce) {
  try {
    return { result: (await call(await engineOnce(), id, method, params)) ?? null }
  } catch (error) {
    return { error: describeError(error) }
  }
}

async function call(engine, id, method, params) {
  if (method === 'getDatabaseVersion') return engine.version(params)
  if (method !== 'diff') return engine[method](params)
  // The native engine prints a diff by asking the CLI to print it; the WASM build returns the text.
  const { stdout, ...result } = await engine.diff(params)
  if (stdout) await send({ id: OWN_REQUEST_ID + id, method: 'print', params: { content: stdout } })
  return result
}

function describeError(error) {
  const isPanic = error instanceof WebAssembly.RuntimeError
  const message = (isPanic && lastPanicMessage()) || error.message
  const data = { is_panic: isPanic, message, error_code: error.code, meta: error.meta }
  return { code: ENGINE_ERROR, message: error.message, data }
}

/** Resolves once the line has left this process, so that the exit cuts nothing off. */
function send(message) {
  const line = JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n'
  return new Promise((resolve) => process.stdout.write(line, resolve))
}
