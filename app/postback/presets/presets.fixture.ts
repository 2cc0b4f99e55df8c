// What each preset sends for the sample conversion with the sample answers, literally.

export const ANSWERS: Readonly<Record<string, string>> = {
  'tracking domain': 'track.example.com',
  'tracker domain': 'tracker.example.com',
  domain: 'net.example.com',
  host: 'pap.example.com',
  tenant: 'acme',
  subdomain: 'acme',
  network: 'acme',
  account: 'acme',
  workspace: 'acme',
  'account SID and token': 'IRsid:tok',
  brand: 'acme',
  offer: 'summer',
  'postback secret': 's3cret',
  'postback key': 'k+1',
  'network id': '77',
  'verification token': 'v/t=',
  'event id': '5',
  'offer id': '12',
  'secure hash': 'h&h',
  mid: '31',
  token: 't%t',
  'account SID': 'IRsid',
  'campaign id': '900',
  'event type code': 'SALE',
  'merchant id': '4242',
  'enterprise id': '1500',
  'action id': '380',
  'api key': 'key-1',
  'account id': 'acc-1',
}

export type Expected = { url: string; headers?: Record<string, string>; body?: string }

export const EXPECTED: Readonly<Record<string, Expected>> = {
  trcker: {
    url: 'https://app.trcker.io/api/postback/acme/summer?click_id=test-aff-click-001&amount=49.99&txn_id=test-txn-001&event=sale&currency=USD&coupon_code=TEST-COUPON',
    headers: { 'X-Postback-Secret': 's3cret' },
  },
  trackdesk: {
    url: 'https://acme.trackdesk.com/tracking/conversion/v1?conversionTypeCode=sale&cid=test-aff-click-001&amount.value=49.99&customParams.advS1=test-txn-001',
  },
  voluum: {
    url: 'https://track.example.com/postback?cid=test-aff-click-001&payout=10.00&txid=test-txn-001&currency=USD&et=sale',
  },
  redtrack: {
    url: 'https://track.example.com/postback?clickid=test-aff-click-001&sum=10.00&type=sale&rdtk_event_id=test-txn-001',
  },
  keitaro: {
    url: 'https://tracker.example.com/k%2B1/postback?subid=test-aff-click-001&status=sale&payout=10.00&currency=USD&tid=test-txn-001',
  },
  binom1: {
    url: 'https://tracker.example.com/click.php?cnv_id=test-aff-click-001&payout=10.00&cnv_status=approved&cnv_currency=USD',
  },
  binom2: {
    url: 'https://tracker.example.com/click?cnv_id=test-aff-click-001&payout=10.00&cnv_status=approved&cnv_currency=USD',
  },
  bemob: {
    url: 'https://track.example.com/postback?cid=test-aff-click-001&payout=10.00&txid=test-txn-001&status=approved',
  },
  clickflare: {
    url: 'https://track.example.com/cf/cv?click_id=test-aff-click-001&payout=10.00&txid=test-txn-001&ct=sale',
  },
  'clickflare-legacy': {
    url: 'https://track.example.com/cf/postback?cid=test-aff-click-001&payout=10.00&txid=test-txn-001',
  },
  funnelflux: { url: 'https://track.example.com/pb/?hit=test-aff-click-001&rev=10.00&tx=test-txn-001' },
  peerclick: {
    url: 'https://pstb.peerclick.com/postback?cid=test-aff-click-001&payout=10.00&status=Sale&txid=test-txn-001&currency=USD',
  },
  adsbridge: {
    url: 'https://acme.adsbtrk.com/trackpixel/track?tid=test-aff-click-001&amt=10.00&txid=test-txn-001',
  },
  prosper202: {
    url: 'https://tracker.example.com/tracking202/static/gpb.php?amount=10.00&subid=test-aff-click-001',
  },
  orbitra: {
    url: 'https://tracker.example.com/k%2B1/postback?subid=test-aff-click-001&status=sale&payout=10.00&currency=USD&tid=test-txn-001',
  },
  everflow: {
    url: 'https://track.example.com/?nid=77&transaction_id=test-aff-click-001&amount=49.99&order_id=test-txn-001&coupon_code=TEST-COUPON&adv_event_id=5&verification_token=v%2Ft%3D',
  },
  tune: {
    url: 'https://acme.go2cloud.org/aff_lsr?offer_id=12&transaction_id=test-aff-click-001&amount=49.99&adv_sub=test-txn-001',
  },
  cake: {
    url: 'https://net.example.com/p.ashx?o=12&e=5&f=pb&r=test-aff-click-001&t=test-txn-001&p=49.99&c=USD',
  },
  'cake-api': {
    url: 'https://acme.cakemarketing.com/api/2/conversion.json?click_id=test-aff-click-001&amount=49.99',
  },
  affise: {
    url: 'https://track.example.com/postback?clickid=test-aff-click-001&action_id=test-txn-001&sum=49.99&goal=sale&status=1&promo_code=TEST-COUPON&secure=h%26h',
  },
  offer18: {
    url: 'https://net.example.com/p?mid=31&tid=test-aff-click-001&event=sale&adv_sub1=test-txn-001&sale=49.99',
  },
  scaleo: {
    url: 'https://acme.scaletrk.com/track/conv-addchange?click_id=test-aff-click-001&token=t%25t&goal_alias=sale&amount=49.99&adv_order_id=test-txn-001&promo_code=TEST-COUPON&conv_status=approved',
  },
  trackier: {
    url: 'https://net.example.com/acquisition?click_id=test-aff-click-001&txn_id=test-txn-001&sale_amount=49.99&currency=USD&goal_value=sale&status=approved',
  },
  impact: {
    url: 'https://api.impact.com/Advertisers/IRsid/Conversions',
    body: '{"CampaignId":"900","EventTypeCode":"SALE","EventDate":"2026-01-01T00:00:00.000Z","ClickId":"test-aff-click-001","OrderId":"test-txn-001","CurrencyCode":"USD","Amount":"49.99","OrderPromoCode":"TEST-COUPON"}',
    headers: { Authorization: 'Basic SVJzaWQ6dG9r', 'content-type': 'application/json' },
  },
  awin: {
    url: 'https://www.awin1.com/sread.php?tt=ss&tv=2&merchant=4242&amount=49.99&ch=aw&parts=DEFAULT:49.99&vc=TEST-COUPON&cr=USD&ref=test-txn-001&testmode=1&cks=test-aff-click-001',
  },
  cj: {
    url: 'https://www.emjcd.com/u?CID=1500&TYPE=380&METHOD=S2S&CJEVENT=test-aff-click-001&eventTime=2026-01-01T00%3A00%3A00.000Z&OID=test-txn-001&CURRENCY=USD&COUPON=TEST-COUPON&AMOUNT=49.99&DISCOUNT=0.00&CUST_STATUS=new',
  },
  shareasale: {
    url: 'https://www.shareasale.com/sale.cfm?tracking=test-txn-001&amount=49.99&merchantID=4242&transtype=sale&currency=USD&couponcode=TEST-COUPON&newcustomer=1&sscid=test-aff-click-001&sscidmode=6',
  },
  tapfiliate: {
    url: 'https://api.tapfiliate.com/1.7/pb/con/c/?click_id=test-aff-click-001&external_id=test-txn-001&amount=49.99&currency=USD&coupon=TEST-COUPON',
    headers: { 'X-Api-Key': 'key-1' },
  },
  pap: {
    url: 'https://pap.example.com/scripts/sale.php?TotalCost=49.99&OrderID=test-txn-001&ActionCode=sale&visitorId=test-aff-click-001',
  },
  firstpromoter: {
    url: 'https://api.firstpromoter.com/api/v2/track/sale',
    body: '{"uid":"test-txn-001","event_id":"test-txn-001","amount":4999,"currency":"USD","promo_code":"TEST-COUPON","tid":"test-aff-click-001"}',
    headers: { 'Account-ID': 'acc-1', Authorization: 'Bearer key-1', 'content-type': 'application/json' },
  },
  dub: {
    url: 'https://api.dub.co/track/sale',
    body: '{"clickId":"test-aff-click-001","customerExternalId":"test-txn-001","amount":4999,"currency":"USD","invoiceId":"test-txn-001","eventName":"sale"}',
    headers: { Authorization: 'Bearer key-1', 'content-type': 'application/json' },
  },
  taboola: {
    url: 'https://trc.taboola.com/actions-handler/log/3/s2s-action?click-id=test-aff-click-001&name=sale&revenue=49.99&currency=USD&orderid=test-txn-001',
  },
}
