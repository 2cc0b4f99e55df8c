// The settings under which the embedded PostgreSQL runs: one machine of a few cores that it shares with the app.
// They are given on the command line at every start, so that they follow the code and not the age of the cluster.

export interface ServerOptions {
  readonly port: number
  /** false only for tests: an acknowledged commit may then be lost with the machine. */
  readonly durable: boolean
}

/** The arguments of `postgres` after `-D <cluster>`. */
export function serverArguments({ port, durable }: ServerOptions): string[] {
  const settings = { ...REACH, ...SIZE, ...QUIET, ...(durable ? DURABLE : NOT_DURABLE), port }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Loopback only, and no socket file that would need a folder short enough and writable. */
const REACH = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
}

const SIZE = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  // Room between checkpoints: each one makes every page that changes after it go whole into the WAL.
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  // Two cores: a second worker would take the core that the app runs on. Short queries gain nothing from JIT.
  max_parallel_workers_per_gather: 1,
  jit: 'off',
  // Queue tables turn over fast.
  autovacuum_naptime: '15s',
}

/** Neither statements nor row values in the log: they hold customers' data, and the app sees its errors itself. */
const QUIET = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

const NOT_DURABLE = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  // Less WAL, and cloning the template database is faster.
  wal_level: 'minimal',
  max_wal_senders: 0,
}
