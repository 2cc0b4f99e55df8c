// "Signed in as", with the language of the admin: on the sandbox's first page, and beside the app.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { ADMIN_LOCALES, STAFF } from './staff.ts'
import type { SignedIn } from './staff.ts'

type Choice = { id: string; name: string }

/** Goes on where it stands: the app's own address changes while the page does not. */
export function signInForm({ userId, locale }: SignedIn): Html {
  return html`<form
    method="post"
    action="/sign-in"
    class="sign-in"
    onsubmit="this.to.value = location.pathname + location.search"
  >
    <input type="hidden" name="to" value="/" />
    ${choose('Signed in as', 'userId', STAFF, userId)} ${choose('Language', 'locale', ADMIN_LOCALES, locale)}
    <button>Switch</button>
  </form>`
}

function choose(label: string, name: string, choices: readonly Choice[], chosen: string): Html {
  return html`<label
    >${label}
    <select name="${name}">
      ${choices.map(({ id, name: text }) =>
        id === chosen
          ? html`<option value="${id}" selected>${text}</option>`
          : html`<option value="${id}">${text}</option>`,
      )}
    </select></label
  >`
}
