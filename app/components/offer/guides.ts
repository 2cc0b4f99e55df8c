// How common senders report a conversion to an offer's inbound postback: what to do, and the call with the merchant's own address in it.
// Data; the texts are said where they are shown.
import { mark } from '#app/language/say.ts'

export interface SenderGuide {
  id: string
  /** A product's own name, or a text. */
  name: string
  steps: readonly string[]
  /** What is pasted there. @param url the offer's inbound postback, without a query */
  code: (url: string) => string
}

const SECRET_HEADER = 'X-Postback-Secret'
/** Stands where the merchant's secret belongs: nothing shows the real one unasked. */
export const SECRET_PLACE = 'YOUR_SECRET'

/** A line for a terminal that makes a test conversion; bash and zsh. */
export function curlLine(url: string): string {
  return `curl -X POST '${url}' -H '${SECRET_HEADER}: ${SECRET_PLACE}' -d 'click_id=test'`
}

/** The same for Windows' command prompt, which knows no single quotes. */
export function curlLineOfWindows(url: string): string {
  return `curl.exe -X POST "${url}" -H "${SECRET_HEADER}: ${SECRET_PLACE}" -d "click_id=test"`
}

const KEEP_CLICK = mark(
  'Keep the click_id of the landing page’s address with the visitor, for example in a cookie, and save it with the order.',
)
const SECRET_IN_SETTINGS = mark(
  'Keep the secret in the sender’s settings, never in a page that visitors load.',
)

const json = (fields: Record<string, string>) => JSON.stringify(fields, null, 2)

export const SENDER_GUIDES: readonly SenderGuide[] = [
  {
    id: 'node',
    name: 'Node.js',
    steps: [
      KEEP_CLICK,
      SECRET_IN_SETTINGS,
      mark('Call this when the order is paid. A txn_id makes it safe to call again.'),
    ],
    code: (url) => `await fetch('${url}', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    '${SECRET_HEADER}': POSTBACK_SECRET,
  },
  body: JSON.stringify({
    click_id: order.clickId,
    amount: order.total, // '49.99', as text
    currency: order.currency,
    txn_id: order.id,
  }),
})`,
  },
  {
    id: 'php',
    name: 'PHP',
    steps: [
      KEEP_CLICK,
      SECRET_IN_SETTINGS,
      mark('Call this when the order is paid. A txn_id makes it safe to call again.'),
    ],
    code: (url) => `$call = curl_init('${url}');
curl_setopt_array($call, [
    CURLOPT_HTTPHEADER => ['${SECRET_HEADER}: ' . getenv('POSTBACK_SECRET')],
    CURLOPT_POSTFIELDS => http_build_query([
        'click_id' => $clickId,
        'amount' => $total, // '49.99'
        'currency' => $currency,
        'txn_id' => $orderId,
    ]),
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 10,
]);
$answer = curl_exec($call);`,
  },
  {
    id: 'python',
    name: 'Python',
    steps: [
      KEEP_CLICK,
      SECRET_IN_SETTINGS,
      mark('Call this when the order is paid. A txn_id makes it safe to call again.'),
    ],
    code: (url) => `import os
import requests

requests.post(
    "${url}",
    headers={"${SECRET_HEADER}": os.environ["POSTBACK_SECRET"]},
    data={
        "click_id": click_id,
        "amount": total,  # "49.99"
        "currency": currency,
        "txn_id": order_id,
    },
    timeout=10,
)`,
  },
  {
    id: 'woocommerce',
    name: 'WooCommerce',
    steps: [
      mark('Save the click_id of the landing page with the order, as its meta field click_id.'),
      mark('Put this into the functions.php of your child theme, or into a plugin of your own.'),
      mark('Define POSTBACK_SECRET in wp-config.php.'),
    ],
    code: (url) => `add_action('woocommerce_payment_complete', function ($order_id) {
    $order = wc_get_order($order_id);
    $click_id = $order->get_meta('click_id');
    if (!$click_id) {
        return;
    }
    wp_remote_post('${url}', [
        'headers' => ['${SECRET_HEADER}' => POSTBACK_SECRET],
        'body' => [
            'click_id' => $click_id,
            'amount' => $order->get_total(),
            'currency' => $order->get_currency(),
            'txn_id' => $order_id,
        ],
    ]);
});`,
  },
  {
    id: 'stripe',
    name: mark('Stripe, by Zapier or Make'),
    steps: [
      mark('Give Stripe the click_id when the checkout session is made, as its metadata click_id.'),
      mark('In Zapier or Make, begin with Stripe’s event for a completed checkout session.'),
      mark('Add a step that sends a POST request: Webhooks in Zapier, HTTP in Make. Send the body as JSON.'),
      mark('Stripe counts in the smallest unit: divide the amount by 100 where the currency has cents.'),
      mark('Add the header X-Postback-Secret with the secret, and this address and body:'),
    ],
    code: (url) => `${url}

${json({
  click_id: '{{metadata.click_id}}',
  amount: '{{amount_total / 100}}',
  currency: '{{currency}}',
  txn_id: '{{id}}',
})}`,
  },
  {
    id: 'gtm',
    name: mark('Google Tag Manager, server-side'),
    steps: [
      mark('Send the click_id with your purchase event to the server container.'),
      mark(
        'In the server container, add a tag that sends HTTP requests (the template gallery has several) and let it fire on the purchase event.',
      ),
      mark('Choose POST, add the header X-Postback-Secret with the secret, and this address and body:'),
    ],
    code: (url) => `${url}

${json({
  click_id: '{{Event Data - click_id}}',
  amount: '{{Event Data - value}}',
  currency: '{{Event Data - currency}}',
  txn_id: '{{Event Data - transaction_id}}',
})}`,
  },
  {
    id: 'trcker',
    name: 'Trcker',
    steps: [
      mark('Paste this as the postback address. Trcker fills in what stands in braces.'),
      mark('The secret is part of the address here, so give the address to nobody else.'),
    ],
    code: (url) =>
      `${url}?click_id={click_id}&amount={amount}&txn_id={txn_id}&event={event}&secret=${SECRET_PLACE}`,
  },
  {
    id: 'trackdesk',
    name: mark('Trackdesk, and other trackers with an address to paste'),
    steps: [
      mark(
        'Paste this as the address of the postback, and put the tracker’s own names for the values into the braces.',
      ),
      mark('The value for click_id is what the landing page got under that name.'),
      mark('The secret is part of the address here, so give the address to nobody else.'),
    ],
    code: (url) =>
      `${url}?click_id={click_id}&amount={amount}&currency={currency}&txn_id={transaction_id}&secret=${SECRET_PLACE}`,
  },
]
