// The parameters of a statement that is put together of parts, numbered as they are named. Pure.

export interface Parameters {
  values: unknown[]
  /** @returns its place holder, `$1` */
  add(value: unknown): string
}

export function createParameters(): Parameters {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}
