// Gives a partner that is a network the landing page parameter by which its visitors are recognised. A parameter belongs to one
// partner of a shop: another's is never taken over.
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { arrivalParameterError, MAX_ARRIVAL_PARAMETERS } from './arrival-parameter.ts'
import type { Problem } from './configuration.ts'

/**
 * Why the partner cannot have the parameter, or null. Inside a transaction that holds the shop's row locked, so that two at a time
 * cannot both be the tenth.
 */
export async function arrivalProblem(
  db: Queryable,
  shopId: string,
  partnerId: string,
  parameter: string,
): Promise<Problem | null> {
  const path = 'arrivalParameter'
  const error = arrivalParameterError(parameter)
  if (error) return { path, ...error }
  const { rows: others } = await db.query<{ name: string; parameter: string }>(
    `SELECT name, arrival_parameter AS parameter FROM partner
      WHERE shop_id = $1 AND id <> $2 AND arrival_parameter IS NOT NULL`,
    [shopId, partnerId],
  )
  const owner = others.find((partner) => partner.parameter === parameter)
  if (owner) {
    const message = mark('{{parameter}} already stands for {{partner}}; visitors can be of one partner only.')
    return { path, code: 'arrival_taken', message, values: { parameter, partner: owner.name } }
  }
  if (others.length < MAX_ARRIVAL_PARAMETERS) return null
  const message = mark('A shop has at most 10 of these parameters; take one from another partner first.')
  return { path, code: 'arrival_too_many', message }
}

/** In the same transaction. @param parameter null takes it away */
export async function setArrivalParameter(
  db: Queryable,
  shopId: string,
  partnerId: string,
  parameter: string | null,
  nowMs: number,
): Promise<void> {
  await db.query(
    `UPDATE partner SET arrival_parameter = $3, updated_at = $4
      WHERE shop_id = $1 AND id = $2 AND arrival_parameter IS DISTINCT FROM $3`,
    [shopId, partnerId, parameter, new Date(nowMs)],
  )
}
