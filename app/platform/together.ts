// Work that does not wait for each other, as the queries of one transaction: begun in one go, answered in order.

type Results<Steps extends readonly Promise<unknown>[]> = { -readonly [I in keyof Steps]: Awaited<Steps[I]> }

/**
 * As Promise.all, but ends only when every one of them has ended: what follows a failure is a rollback and the connection's
 * return to the pool, and nothing may still be running on it then.
 * @throws the failure of the first of them, in their order: those behind it only say that the transaction is aborted
 */
export async function together<const Steps extends readonly Promise<unknown>[]>(
  ...steps: Steps
): Promise<Results<Steps>> {
  const results = await Promise.allSettled(steps)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as Results<Steps>
}
