// What test sends go out through: a sender of the pages' own, guarded as that of the deliveries is, so that a test waits for no
// backlog.
import { parseAllowTargets } from '#app/delivery/address-rules.ts'
import { createSender, type Sender } from '#app/delivery/send.server.ts'
import { createRenderer, type Render } from '#app/postback/renderer.ts'

export interface TestSettings {
  DELIVERY_ALLOW_TARGETS: readonly string[]
  DELIVERY_PORTS: readonly number[]
  DELIVERY_CONNECT_TIMEOUT: number
  DELIVERY_TIMEOUT: number
}

const CONNECTIONS_PER_ORIGIN = 4

export interface TestPorts {
  sender: Sender
  render: Render
}

/** Made once; whoever makes it closes the sender. @throws where the operator's list of exceptions is malformed */
export function createTestPorts(settings: TestSettings): TestPorts {
  const targets = parseAllowTargets(settings.DELIVERY_ALLOW_TARGETS.join(' '))
  if (!targets.ok) throw new Error(`DELIVERY_ALLOW_TARGETS is malformed: ${targets.code}`)
  const sender = createSender({
    allowTargets: targets.targets,
    ports: settings.DELIVERY_PORTS,
    connectTimeoutMs: settings.DELIVERY_CONNECT_TIMEOUT,
    totalTimeoutMs: settings.DELIVERY_TIMEOUT,
    connectionsPerOrigin: CONNECTIONS_PER_ORIGIN,
  })
  return { sender, render: createRenderer() }
}
