// `metafieldsSet` and `metafieldsDelete` for the app's own installation, the one owner that the stand-in knows.
import type { Metafield, PlatformState, Shop } from './state.ts'

const SET_MAX = 25
const TYPES = ['json', 'single_line_text_field', 'multi_line_text_field', 'boolean', 'number_integer']

type Input = { ownerId: string; namespace?: string; key: string; type?: string; value: string }
type Identifier = { ownerId: string; namespace: string; key: string }
type Context = { shop: Shop; state: PlatformState }

export function installationId(shop: Shop): string {
  return `gid://shopify/AppInstallation/${shop.id}${String(shop.installs).padStart(3, '0')}`
}

/** All or none of them, as Shopify does. */
export function setMetafields({ shop, state }: Context, inputs: Input[]) {
  const userErrors = inputs.flatMap((input, i) => problems(shop, input, i))
  if (inputs.length > SET_MAX)
    userErrors.push(
      problem(SET_MAX, 'key', 'LESS_THAN_OR_EQUAL_TO', `Up to ${SET_MAX} metafields are allowed.`),
    )
  if (userErrors.length > 0) return { metafields: [], userErrors }
  const metafields = inputs.map(({ namespace = '', key, type, value }) => {
    const known = findMetafield(shop, namespace, key)
    if (known) return Object.assign(known, { value })
    const id = `gid://shopify/Metafield/${Date.now()}${shop.metafields.length}`
    const made = { id, namespace, key, type: type!, value }
    shop.metafields.push(made)
    return made
  })
  state.save()
  return { metafields: metafields.map(metafieldNode), userErrors: [] }
}

export function deleteMetafields({ shop, state }: Context, identifiers: Identifier[]) {
  const isNamed = (namespace: string, key: string) =>
    identifiers.some((each) => each.namespace === namespace && each.key === key)
  shop.metafields = shop.metafields.filter(({ namespace, key }) => !isNamed(namespace, key))
  state.save()
  return { deletedMetafields: identifiers, userErrors: [] }
}

export function findMetafield(shop: Shop, namespace: string, key: string) {
  return shop.metafields.find((each) => each.namespace === namespace && each.key === key)
}

export function metafieldNode(found: Metafield) {
  return { ...found, jsonValue: found.type === 'json' ? (JSON.parse(found.value) as unknown) : found.value }
}

function problems(shop: Shop, { ownerId, namespace = '', key, type, value }: Input, index: number) {
  const known = findMetafield(shop, namespace, key)
  if (ownerId !== installationId(shop)) return [problem(index, 'ownerId', 'INVALID', 'Owner does not exist.')]
  if (namespace.length < 3) return [problem(index, 'namespace', 'TOO_SHORT', 'Namespace is too short.')]
  if (key.length < 2) return [problem(index, 'key', 'TOO_SHORT', 'Key is too short.')]
  if (value === '') return [problem(index, 'value', 'BLANK', "Value can't be blank.")]
  if (!known && type === undefined) return [problem(index, 'type', 'BLANK', "Type can't be blank")]
  if (type !== undefined && !TYPES.includes(type))
    return [problem(index, 'type', 'INCLUSION', `Type '${type}' is not one that the sandbox knows.`)]
  if ((type ?? known?.type) === 'json' && !isJson(value))
    return [problem(index, 'value', 'INVALID_VALUE', `Value is invalid JSON: ${value.slice(0, 40)}`)]
  return []
}

function problem(elementIndex: number, field: string, code: string, message: string) {
  return { elementIndex: null, field: ['metafields', String(elementIndex), field], code, message }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
