// The part of Shopify's Admin schema that the stand-in answers. To let the app ask for more: add the field here, and a
// resolver in graphql.ts or nodes.ts only where the value is not simply the property of that name.
import { buildSchema } from 'graphql'

export const schema = buildSchema(`
  scalar DateTime
  scalar URL
  scalar Decimal
  scalar UnsignedInt64
  type Query {
    shop: Shop!
    currentAppInstallation: AppInstallation!
    order(id: ID!): Order
    nodes(ids: [ID!]!): [Node]!
    orders(first: Int, after: String, query: String, sortKey: String, reverse: Boolean): OrderConnection!
  }
  interface Node { id: ID! }
  type Shop {
    id: ID! name: String! myshopifyDomain: String! currencyCode: String! ianaTimezone: String!
    primaryDomain: Domain! email: String! url: URL! plan: ShopPlan! taxesIncluded: Boolean!
  }
  type ShopPlan { displayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
  type Domain { id: ID! host: String! url: URL! sslEnabled: Boolean! }
  type AppInstallation { id: ID! accessScopes: [AccessScope!]! app: App! }
  type AccessScope { handle: String! description: String! }
  type App { id: ID! handle: String title: String! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }
  type OrderEdge { cursor: String! node: Order! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Order implements Node {
    id: ID! legacyResourceId: UnsignedInt64! name: String! createdAt: DateTime! updatedAt: DateTime!
    cancelledAt: DateTime displayFinancialStatus: String test: Boolean! currencyCode: String!
    currentSubtotalPriceSet: MoneyBag! totalPriceSet: MoneyBag! currentTotalPriceSet: MoneyBag!
    discountCodes: [String!]! customAttributes: [Attribute!]! sourceName: String
    customerJourneySummary: CustomerJourneySummary
  }
  type Attribute { key: String! value: String }
  type MoneyBag { shopMoney: Money! presentmentMoney: Money! }
  type Money { amount: Decimal! currencyCode: String! }
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
  type Collection { id: ID! title: String! }
`)
