// What an app without a scope is told.
import { GraphQLError } from 'graphql'

/**
 * @param scopes what was granted, separated by commas
 * @param what is asked for, such as `Order object`
 * @throws GraphQLError ACCESS_DENIED; a scope to write does not include the one to read
 */
export function demandScope(scopes: string, scope: string, what: string): void {
  if (scopes.split(',').includes(scope)) return
  throw new GraphQLError(`Access denied for ${what}. Required access: \`${scope}\` access scope.`, {
    extensions: { code: 'ACCESS_DENIED' },
  })
}
