// What test sends go out through: a sender of the pages' own, guarded as that of the deliveries is, so that a test waits for no
// backlog. Made with the first test of the process and kept.
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

const made = new WeakMap<TestSettings, TestPorts>()

export function testPorts(settings: TestSettings): TestPorts {
  let ports = made.get(settings)
  if (!ports) {
    const targets = parseAllowTargets(settings.DELIVERY_ALLOW_TARGETS.join(' '))
    if (!targets.ok) throw new Error(`DELIVERY_ALLOW_TARGETS is malformed: ${targets.code}`)
    const sender = createSender({
      allowTargets: targets.targets,
      ports: settings.DELIVERY_PORTS,
      connectTimeoutMs: settings.DELIVERY_CONNECT_TIMEOUT,
      totalTimeoutMs: settings.DELIVERY_TIMEOUT,
      connectionsPerOrigin: CONNECTIONS_PER_ORIGIN,
    })
    ports = { sender, render: createRenderer() }
    made.set(settings, ports)
  }
  return ports
}
