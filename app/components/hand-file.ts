// Gives the browser a file to save.

const KEPT_MS = 60_000

/** @param name that it is saved under */
export function handFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
