// The counters behind GET /metrics, in Prometheus' text form. One registry a process; rooms are handed what they count.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** All metrics of the process, by name. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `throughline_${name}`, help, labelNames, registers: [registry] })
  return {
    registry,
    clicks: counter('clicks_total', 'Visits through tracking links by what came of them', ['outcome']),
    webhooks: counter('webhooks_total', 'Webhooks received, by HTTP status', ['status']),
    inbound: counter('inbound_postbacks_total', 'Inbound postbacks by outcome', ['outcome']),
    pixelReports: counter('pixel_reports_total', 'Reports of web pixels, by HTTP status', ['status']),
    attempts: counter('delivery_attempts_total', 'Attempts of deliveries by what came of them', ['outcome']),
    attemptMs: new Histogram({
      name: 'throughline_delivery_attempt_ms',
      help: 'Duration of attempts in milliseconds',
      buckets: [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000],
      registers: [registry],
    }),
    workerLagSeconds: new Gauge({
      name: 'throughline_worker_lag_seconds',
      help: 'Age of the oldest webhook that is due and not applied',
      registers: [registry],
    }),
  }
}
