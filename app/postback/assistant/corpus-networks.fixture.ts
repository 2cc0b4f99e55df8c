// Pasted templates of the platforms and networks, as their documentation shows them.
import type { Held } from './corpus.fixture.ts'

export const NETWORK_PASTES: readonly Held[] = [
  [
    'https://www.e.test/?nid=123&transaction_id={transaction_id}&amount={amount}&order_id={order_id}&adv_event_id=5&verification_token=abc',
    'everflow',
    'nid=- transaction_id=aff_click_id amount=amount order_id=txn_id adv_event_id=- verification_token=-',
    '',
  ],
  [
    'https://net.go2cloud.org/aff_lsr?offer_id=12&transaction_id=TRANSACTION_ID&amount=AMOUNT&adv_sub=ADV_SUB',
    'tune',
    'offer_id=- transaction_id=aff_click_id amount=amount adv_sub=txn_id',
    'adv_sub',
  ],
  [
    'https://hs.test/aff_lsr?offer_id={offer_id}&transaction_id={transaction_id}&amount={amount}',
    'tune',
    'offer_id=- transaction_id=aff_click_id amount=amount',
    '',
  ],
  [
    'https://c.test/p.ashx?o=77&e=3&f=pb&r=#reqid#&t=#transactionid#&p=#price#&c=#currency#',
    'cake',
    'o=- e=- f=- r=aff_click_id t=txn_id p=amount c=currency',
    '',
  ],
  [
    'https://acc.cakemarketing.com/api/2/conversion.json?click_id=#reqid#&amount=#price#',
    'cake-api',
    'click_id=aff_click_id amount=amount',
    '',
  ],
  [
    'https://offers-acme.affise.com/postback?clickid={clickid}&action_id={action_id}&sum={sum}&goal={goal}&status={status}',
    'affise',
    'clickid=aff_click_id action_id=txn_id sum=amount goal=event status=status',
    '',
  ],
  [
    'https://a.test/postback?clickid={clickid}&secure=HASH1&goal={goal}&sum={sum}',
    'affise',
    'clickid=aff_click_id secure=- goal=event sum=amount',
    '',
  ],
  [
    'https://o.test/p?mid=4455&tid={tid}&event={event}&adv_sub1={order_id}&sale={sale}',
    'offer18',
    'mid=- tid=aff_click_id event=event adv_sub1=txn_id sale=amount',
    '',
  ],
  [
    'https://acme.scaletrk.com/track/conv-addchange?click_id={click_id}&token=abc&goal_alias={goal_alias}&amount={amount}&adv_order_id={adv_order_id}&conv_status={status}',
    'scaleo',
    'click_id=aff_click_id token=- goal_alias=event amount=amount adv_order_id=txn_id conv_status=status',
    '',
  ],
  [
    'https://t.test/acquisition?click_id={click_id}&txn_id={txn_id}&sale_amount={sale_amount}&currency={currency}&status={status}',
    'trackier',
    'click_id=aff_click_id txn_id=txn_id sale_amount=amount currency=currency status=status',
    '',
  ],
  ['curl -X POST https://api.impact.com/Advertisers/IRabc/Conversions -u "sid:token"', 'impact', '', ''],
  [
    'https://www.awin1.com/sread.php?tt=ss&tv=2&merchant=1001&amount=!!!amount!!!&ch=aw&parts=DEFAULT:!!!amount!!!&cr=!!!currency!!!&ref=!!!order_id!!!&testmode=0&cks=!!!awc!!!',
    'awin',
    'tt=- tv=- merchant=- amount=amount ch=- parts=amount cr=currency ref=txn_id testmode=- cks=aff_click_id',
    '',
  ],
  [
    'https://www.emjcd.com/u?CID=1500000&TYPE=400000&METHOD=S2S&CJEVENT={cjevent}&OID={order_id}&CURRENCY={currency}&AMOUNT={amount}',
    'cj',
    'CID=- TYPE=- METHOD=- CJEVENT=aff_click_id OID=txn_id CURRENCY=currency AMOUNT=amount',
    '',
  ],
  [
    'https://www.shareasale.com/sale.cfm?tracking=<order_id>&amount=<amount>&merchantID=999&transtype=sale&sscid=<sscid>&sscidmode=6',
    'shareasale',
    'tracking=txn_id amount=amount merchantID=- transtype=- sscid=aff_click_id sscidmode=-',
    '',
  ],
  [
    'https://api.tapfiliate.com/1.7/pb/con/c/?click_id={click_id}&external_id={external_id}&amount={amount}',
    'tapfiliate',
    'click_id=aff_click_id external_id=txn_id amount=amount',
    'external_id',
  ],
  [
    'https://pap.test/scripts/sale.php?TotalCost=%total%&OrderID=%order_id%&visitorId=%visitor%',
    'pap',
    'TotalCost=amount OrderID=txn_id visitorId=aff_click_id',
    '',
  ],
  ['https://api.firstpromoter.com/api/v2/track/sale', 'firstpromoter', '', ''],
  [
    "curl --request POST --url https://api.dub.co/track/sale --header 'Content-Type: application/json'",
    'dub',
    '',
    '',
  ],
  [
    'https://trc.taboola.com/actions-handler/log/3/s2s-action?click-id=${click_id}&name=purchase&revenue=${revenue}&currency=${currency}&orderid=${order_id}',
    'taboola',
    'click-id=aff_click_id name=- revenue=amount currency=currency orderid=txn_id',
    '',
  ],
]
