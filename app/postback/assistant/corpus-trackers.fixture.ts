// Pasted templates of the trackers, as its documentation or another network's form shows them.
import type { Held } from './corpus.fixture.ts'

export const TRACKER_PASTES: readonly Held[] = [
  [
    'https://app.trcker.io/api/postback/acme/spring?click_id={click_id}&amount={amount}&txn_id={txn_id}&event={event}',
    'trcker',
    'click_id=aff_click_id amount=amount txn_id=txn_id event=event',
    '',
  ],
  [
    'https://acme.trackdesk.com/tracking/conversion/v1?conversionTypeCode=sale&cid={cid}&amount.value={amount}&customParams.advS1={orderId}',
    'trackdesk',
    'conversionTypeCode=- cid=aff_click_id amount.value=amount customParams.advS1=txn_id',
    '',
  ],
  [
    'https://abcde.voluumtrk.com/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL',
    'voluum',
    'cid=aff_click_id payout=payout txid=txn_id',
    '',
  ],
  [
    'https://go.mysite.test/postback?cid={clickid}&payout={payout}&txid={txid}&et={event}',
    'voluum',
    'cid=aff_click_id payout=payout txid=txn_id et=event',
    'et',
  ],
  [
    'https://abcde.rdtk.io/postback?clickid=REPLACE&sum=REPLACE&type=REPLACE',
    'redtrack',
    'clickid=aff_click_id sum=payout type=event',
    '',
  ],
  [
    'https://trk.shop.test/postback?clickid=##clickid##&sum=##payout##&type=##event##&rdtk_event_id=##txid##',
    'redtrack',
    'clickid=aff_click_id sum=payout type=event rdtk_event_id=txn_id',
    '',
  ],
  [
    'http://tracker.test/a1b2c3d/postback?subid=REPLACE&status=REPLACE&payout=REPLACE',
    'keitaro',
    'subid=aff_click_id status=status payout=payout',
    'subid',
  ],
  [
    'https://k.test/a1b2c3d/postback?subid={subid}&status={status:lead=0 sale=1 rejected=2}&payout={payout}&currency={currency}&tid={tid}',
    'keitaro',
    'subid=aff_click_id status=status payout=payout currency=currency tid=txn_id',
    'subid tid',
  ],
  [
    'https://b.test/click.php?cnv_id={clickid}&payout={payout}',
    'binom1',
    'cnv_id=aff_click_id payout=payout',
    '',
  ],
  [
    'https://b.test/click.php?cnv_id=#clickid#&payout=#payout#&cnv_status=#status#&cnv_currency=#currency#',
    'binom1',
    'cnv_id=aff_click_id payout=payout cnv_status=status cnv_currency=currency',
    '',
  ],
  [
    'https://b.test/click?cnv_id=[clickid]&payout=[payout]&cnv_status=[status]',
    'binom2',
    'cnv_id=aff_click_id payout=payout cnv_status=status',
    '',
  ],
  [
    'https://abcde.bemobtrcks.com/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL&status=OPTIONAL',
    'bemob',
    'cid=aff_click_id payout=payout txid=txn_id status=status',
    '',
  ],
  [
    'https://cf.test/cf/cv?click_id={cf_click_id}&payout={payout}&txid={txid}&ct={event}',
    'clickflare',
    'click_id=aff_click_id payout=payout txid=txn_id ct=event',
    '',
  ],
  [
    'https://cf.test/cf/postback?cid=REPLACE&payout=REPLACE&txid=REPLACE',
    'clickflare-legacy',
    'cid=aff_click_id payout=payout txid=txn_id',
    '',
  ],
  [
    'https://ff.test/pb/?hit={{hit}}&rev={{payout}}&tx={{orderid}}',
    'funnelflux',
    'hit=aff_click_id rev=payout tx=txn_id',
    '',
  ],
  [
    'https://pstb.peerclick.com/postback?cid={clickid}&payout={payout}&status={status}&txid={txid}',
    'peerclick',
    'cid=aff_click_id payout=payout status=status txid=txn_id',
    '',
  ],
  [
    'http://abc.adsbtrk.com/trackpixel/track?tid=[clickid]&amt=[payout]&txid=[orderid]',
    'adsbridge',
    'tid=aff_click_id amt=payout txid=txn_id',
    '',
  ],
  [
    'http://p.test/tracking202/static/gpb.php?amount=[[payout]]&subid=[[subid]]',
    'prosper202',
    'amount=payout subid=aff_click_id',
    '',
  ],
  [
    'Orbitra: http://o.test/9f8e7d/postback?subid={subid}&status={status}&payout={payout}',
    'orbitra',
    'subid=aff_click_id status=status payout=payout',
    'subid',
  ],
]
