// Why the deliveries of a shop are cancelled that has uninstalled the app, as their rows keep it (delivery/result-words). Pure.
import { mark } from '#app/language/say.ts'

export const UNINSTALLED = mark('the shop uninstalled the app')
