// Signing in, and the page that stands before a locked shop.
import { html } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import { checkoutFrame } from './looks.ts'
import { themeHead } from './theme-head.ts'
import type { Theme, ThemePage } from './theme.ts'

/** What opens the locked shop; the page says it too. */
export const PASSWORD = 'harbour'

export function signInPage({ root }: Theme): ThemePage {
  return {
    title: 'Sign in',
    section: html`<main class="wrap" style="max-width:480px;padding-top:50px">
      <h1>Sign in</h1>
      <form method="post" action="${root}account/login" class="box">
        <label>
          E-mail
          <input type="email" name="email" value="robin@example.com" autocomplete="off" required />
        </label>
        <button type="submit">Sign in</button>
      </form>
      <p class="soft">The same e-mail is the same customer, in any browser. There is no password.</p>
    </main>`,
  }
}

/** The embeds are on this page too. */
export function passwordPage(theme: Theme, isWrong: boolean): Html {
  return checkoutFrame(
    'Opening soon',
    html`<main class="wrap" style="max-width:480px;padding-top:60px">
      <h1>Opening soon</h1>
      <form method="post" action="${theme.root}password" class="box">
        ${isWrong && html`<p class="trouble" role="alert">That is not the password.</p>`}
        <label>Password <input type="password" name="password" autocomplete="off" required /></label>
        <button type="submit">Enter</button>
      </form>
      <p class="soft">
        The password is ${PASSWORD}. The lock itself is in the <a href="/sandbox">settings</a>.
      </p>
    </main>`,
    themeHead(theme),
  )
}
