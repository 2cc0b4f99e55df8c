// What queries of the Admin API ask of an amount.

/** In the shop's and in the customer's currency. */
export const MONEY = `{
    shopMoney {
      amount
      currencyCode
    }
    presentmentMoney {
      amount
      currencyCode
    }
  }`

export const SHOP_MONEY = `{
    shopMoney {
      amount
    }
  }`
