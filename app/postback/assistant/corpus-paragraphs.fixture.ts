// Paragraphs in the manner of trackers' documentation, written for this corpus.
import type { Held } from './corpus.fixture.ts'

export const PARAGRAPHS: readonly Held[] = [
  [
    'In Voluum, copy the postback URL from the settings: https://go.shop.test/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL. Replace the words in capitals.',
    'voluum',
    'cid=aff_click_id payout=payout txid=txn_id',
    'cid',
  ],
  [
    'BeMob receives conversions at https://go.shop.test/postback?cid={cid}&payout={payout}&txid={txid}&status={status} and matches them by cid.',
    'bemob',
    'cid=aff_click_id payout=payout txid=txn_id status=status',
    'cid',
  ],
  [
    'For RedTrack use `clickid` for the click id, `sum` for the payout and `type` for the conversion type.',
    'redtrack',
    'clickid=aff_click_id sum=payout type=event rdtk_event_id=txn_id',
    '*',
  ],
  [
    'Keitaro takes the postback http://k.test/f00ba4/postback?subid=REPLACE&status=REPLACE&payout=REPLACE where subid is the click.',
    'keitaro',
    'subid=aff_click_id status=status payout=payout',
    'subid',
  ],
  [
    'Paste this into your network (see https://help.tracker.test/articles/12 for more): https://b.test/click.php?cnv_id={aff_sub}&payout={payout}&cnv_status={status}',
    'binom1',
    'cnv_id=aff_click_id payout=payout cnv_status=status',
    'cnv_id',
  ],
  [
    'FunnelFlux Pro accepts https://ff.test/pb/?hit={hit}&rev={payout}&tx={orderid}, with tx optional.',
    'funnelflux',
    'hit=aff_click_id rev=payout tx=txn_id',
    '',
  ],
  [
    'The server answers success=true when the call to https://n.go2cloud.org/aff_lsr?transaction_id={transaction_id}&amount={amount} was stored.',
    'tune',
    'transaction_id=aff_click_id amount=amount',
    '',
  ],
  [
    'Our Trackier panel wants a GET to https://p.test/acquisition?click_id={click_id}&txn_id={txn_id} for each sale.',
    'trackier',
    'click_id=aff_click_id txn_id=txn_id',
    '',
  ],
  [
    'Call the endpoint with these parameters:\n- clickid: the id from the landing page\n- payout: what we owe you\n- currency: three letters',
    null,
    'clickid=aff_click_id payout=payout currency=currency',
    '*',
  ],
  [
    'Send us "click_id" and "order_id" in the query; `status` is optional.',
    null,
    'click_id=aff_click_id order_id=txn_id status=status',
    '*',
  ],
  [
    'Your postback is https://n.test/cb?clickid={clickid}&payout={payout} (GET only).',
    null,
    'clickid=aff_click_id payout=payout',
    '',
  ],
  [
    'Whichever of Voluum, BeMob, PeerClick and RedTrack you use, the address is https://x.test/postback?cid={cid}&payout={payout}',
    null,
    'cid=aff_click_id payout=payout',
    'cid',
  ],
  [
    'With Affise, the integration manager sends: https://a.test/postback?clickid={clickid}&action_id={action_id}&sum={sum}&status={status}',
    'affise',
    'clickid=aff_click_id action_id=txn_id sum=amount status=status',
    'action_id sum',
  ],
  [
    'Awin S2S: fire https://www.awin1.com/sread.php?tt=ss&tv=2&merchant=12&amount={amount}&ref={order_id}&cks={awc} from your server.',
    'awin',
    'tt=- tv=- merchant=- amount=amount ref=txn_id cks=aff_click_id',
    '',
  ],
  [
    'Everflow advertisers use https://www.e.test/?nid=9&transaction_id={transaction_id}&amount={amount}&verification_token=t0ken for the sale.',
    'everflow',
    'nid=- transaction_id=aff_click_id amount=amount verification_token=-',
    '',
  ],
]
