// A file of the app's own, fetched and handed to the browser. Not linked to: inside the admin only requests of the page itself carry
// the session token.
import { handFile } from './hand-file.ts'

/**
 * @param address of a route that answers with a file and its name
 * @param fallbackName where the answer names none
 * @throws where it does not come
 */
export async function downloadFile(address: string, fallbackName: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  handFile(await answer.blob(), name ?? fallbackName)
}
