// The part of Shopify's Admin schema that the stand-in answers. To let the app ask for more: add the field here, and a
// resolver in graphql.ts or nodes.ts only where the value is not simply the property of that name.
import { buildSchema } from 'graphql'
import { ORDER_SCHEMA } from './order-schema.ts'

export const schema = buildSchema(`
  scalar DateTime
  scalar URL
  scalar Decimal
  scalar UnsignedInt64
  scalar JSON
  schema { query: QueryRoot mutation: Mutation }
  type QueryRoot {
    shop: Shop!
    currentAppInstallation: AppInstallation!
    order(id: ID!): Order
    refund(id: ID!): Refund
    nodes(ids: [ID!]!): [Node]!
    orders(first: Int, after: String, query: String, sortKey: String, reverse: Boolean): OrderConnection!
    webPixel(id: ID): WebPixel
    codeDiscountNodeByCode(code: String!): DiscountCodeNode
    codeDiscountNodes(first: Int, query: String): DiscountCodeNodeConnection!
  }
  type Mutation {
    metafieldsSet(metafields: [MetafieldsSetInput!]!): MetafieldsSetPayload
    metafieldsDelete(metafields: [MetafieldIdentifierInput!]!): MetafieldsDeletePayload
    webPixelCreate(webPixel: WebPixelInput!): WebPixelCreatePayload
    webPixelUpdate(id: ID!, webPixel: WebPixelInput!): WebPixelUpdatePayload
    webPixelDelete(id: ID!): WebPixelDeletePayload
  }
  interface Node { id: ID! }
  type Shop {
    id: ID! name: String! myshopifyDomain: String! currencyCode: String! ianaTimezone: String!
    primaryDomain: Domain! email: String! url: URL! plan: ShopPlan! taxesIncluded: Boolean!
  }
  type ShopPlan { displayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
  type Domain { id: ID! host: String! url: URL! sslEnabled: Boolean! }
  type AppInstallation {
    id: ID! accessScopes: [AccessScope!]! app: App!
    metafield(namespace: String, key: String!): Metafield
    metafields(first: Int, namespace: String): MetafieldConnection!
  }
  type AccessScope { handle: String! description: String! }
  type App { id: ID! handle: String title: String! }
  type MetafieldConnection { nodes: [Metafield!]! }
  type Metafield implements Node { id: ID! namespace: String! key: String! type: String! value: String! jsonValue: JSON! }
  input MetafieldsSetInput {
    ownerId: ID! namespace: String key: String! type: String value: String! compareDigest: String
  }
  input MetafieldIdentifierInput { ownerId: ID! namespace: String! key: String! }
  type MetafieldIdentifier { ownerId: ID! namespace: String! key: String! }
  type MetafieldsSetPayload { metafields: [Metafield!] userErrors: [MetafieldsSetUserError!]! }
  type MetafieldsSetUserError { code: String elementIndex: Int field: [String!] message: String! }
  type MetafieldsDeletePayload { deletedMetafields: [MetafieldIdentifier] userErrors: [UserError!]! }
  type UserError { field: [String!] message: String! }
  type WebPixel implements Node { id: ID! settings: JSON! }
  input WebPixelInput { settings: JSON! }
  type WebPixelCreatePayload { webPixel: WebPixel userErrors: [ErrorsWebPixelUserError!]! }
  type WebPixelUpdatePayload { webPixel: WebPixel userErrors: [ErrorsWebPixelUserError!]! }
  type WebPixelDeletePayload { deletedWebPixelId: ID userErrors: [ErrorsWebPixelUserError!]! }
  type ErrorsWebPixelUserError { code: String field: [String!] message: String! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }
  type OrderEdge { cursor: String! node: Order! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type CustomerJourneySummary {
    ready: Boolean! customerOrderIndex: Int firstVisit: CustomerVisit lastVisit: CustomerVisit
    moments(first: Int): CustomerMomentConnection
  }
  type CustomerMomentConnection { nodes: [CustomerMoment!]! }
  interface CustomerMoment { occurredAt: DateTime! }
  type CustomerVisit implements CustomerMoment { landingPage: URL referrerUrl: URL occurredAt: DateTime! }
  type Product implements Node {
    id: ID! title: String! handle: String! vendor: String! tags: [String!]! productType: String!
    collections(first: Int): CollectionConnection!
  }
  type CollectionConnection { nodes: [Collection!]! }
  type Collection implements Node { id: ID! title: String! }
  type DiscountCodeNodeConnection { nodes: [DiscountCodeNode!]! }
  type DiscountCodeNode implements Node { id: ID! codeDiscount: DiscountCode! }
  union DiscountCode = DiscountCodeBasic | DiscountCodeBxgy | DiscountCodeFreeShipping | DiscountCodeApp
  enum DiscountStatus { ACTIVE EXPIRED SCHEDULED }
  type DiscountCodeBasic { title: String! status: DiscountStatus! codes(first: Int): DiscountRedeemCodeConnection! }
  type DiscountCodeBxgy { title: String! status: DiscountStatus! codes(first: Int): DiscountRedeemCodeConnection! }
  type DiscountCodeFreeShipping { title: String! status: DiscountStatus! codes(first: Int): DiscountRedeemCodeConnection! }
  type DiscountCodeApp { title: String! status: DiscountStatus! codes(first: Int): DiscountRedeemCodeConnection! }
  type DiscountRedeemCodeConnection { nodes: [DiscountRedeemCode!]! }
  type DiscountRedeemCode { id: ID! code: String! }
  ${ORDER_SCHEMA}
`)
