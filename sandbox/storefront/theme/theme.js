// The theme's own behaviour: the Ajax cart with the platform's cart events, Buy it now, the wallet button.
;(() => {
  const root = () => window.Shopify.routes.root
  const byId = (id) => document.getElementById(id)

  async function readCart() {
    const cart = await (await fetch(`${root()}cart.js`)).json()
    byId('cart-count').textContent = cart.item_count
    byId('cart-added').hidden = false
    return { id: `gid://shopify/Cart/${cart.token}`, totalQuantity: cart.item_count }
  }

  function dispatch(target, name, fields) {
    target.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), fields))
  }

  // Told before the cart has changed, as the platform's events are; the promise says when it has.
  function add(form, send) {
    const fields = new FormData(form)
    const quantity = Number(fields.get('quantity'))
    const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${fields.get('id')}`, quantity }]
    const { promise, resolve, reject } = Promise.withResolvers()
    promise.catch((error) => dispatch(form, 'shopify:cart:error', { error }))
    dispatch(form, 'shopify:cart:lines-update', { action: 'add', context: 'product', lines, promise })
    send(fields)
      .then(async () => resolve({ cart: await readCart() }))
      .catch(reject)
  }

  async function byFetch(fields) {
    const headers = { Accept: 'application/javascript', 'X-Requested-With': 'XMLHttpRequest' }
    const answer = await fetch(`${root()}cart/add.js`, { method: 'POST', headers, body: fields })
    const said = await answer.json()
    if (!answer.ok) throw new Error(said.error)
  }

  // A body of its own making: what other scripts put into the form does not travel with it.
  function byXhr(fields) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${root()}cart/add.js`)
      request.setRequestHeader('Content-Type', 'application/json')
      request.addEventListener('load', () =>
        request.status === 200 ? resolve() : reject(new Error(request.responseText)),
      )
      request.addEventListener('error', () => reject(new Error('the cart does not answer')))
      request.send(JSON.stringify({ items: [{ id: fields.get('id'), quantity: fields.get('quantity') }] }))
    })
  }

  // Leaves the page with fields of a form, without the form's own submit event: as the platform's payment buttons do.
  function leaveWith(address, fields) {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = address
    for (const [name, value] of fields) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      form.append(input)
    }
    form.hidden = true
    document.body.append(form)
    form.submit()
  }

  // On the document, so that a section that the theme editor draws anew behaves as the one before.
  document.addEventListener('submit', (event) => {
    // Not by `id`: a field of that name hides the form's own.
    if (!event.target.matches('#product-form')) return
    event.preventDefault()
    add(event.target, byFetch)
  })
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (button?.id === 'add-xhr') add(button.form, byXhr)
    if (button?.id === 'buy-now')
      leaveWith(`${root()}checkouts/buy-now`, new FormData(button.closest('form')))
    if (button?.id === 'express-checkout') leaveWith('/wallets/checkouts', [])
  })
})()
