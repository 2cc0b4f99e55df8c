// The app as a process of its own, to be killed: app/server.ts itself, with a stand-in for the pages alone, so that
// nothing has to be built. Ends with the process that started it.
import { registerHooks } from 'node:module'

const PAGES = 'export const createPages = async () => (_, response) => void response.writeHead(404).end()'

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === '#app/pages.server.ts'
      ? { url: `data:text/javascript,${encodeURIComponent(PAGES)}`, shortCircuit: true }
      : nextResolve(specifier, context),
})
// Not process.exit(): nobody reads our output any more, and an end in order would have to write to it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

await import('#app/server.ts')
