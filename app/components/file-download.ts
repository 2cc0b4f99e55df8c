// A file of the app's own, fetched and handed to the browser. Not linked to: inside the admin only requests of the page itself carry
// the session token.

/**
 * @param address of a route that answers with a file and its name
 * @param fallbackName where the answer names none
 * @throws where it does not come
 */
export async function downloadFile(address: string, fallbackName: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  hand(await answer.blob(), name ?? fallbackName)
}

/** Gives the browser a file to save. */
function hand(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
