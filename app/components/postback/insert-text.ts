// Puts text where the cursor stands in a field, as typing would. Polaris' fields hand out no element, so it is found by id.

/**
 * @param fieldId of an input or a text area
 * @param value what stands in it
 * @returns the new value, and where the cursor belongs then
 */
export function insertAtCursor(fieldId: string, value: string, text: string): { value: string; at: number } {
  const field = document.getElementById(fieldId)
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  const start = (isField && field.selectionStart) || 0
  const end = (isField && field.selectionEnd) || start
  // A field that was never entered has its cursor at the start; text is meant to go to the end then.
  const untouched = !isField || (start === 0 && end === 0)
  const [from, to] = untouched ? [value.length, value.length] : [start, end]
  return { value: value.slice(0, from) + text + value.slice(to), at: from + text.length }
}

/** Goes on where the text was put in. After the new value is on the page. */
export function placeCursor(fieldId: string, at: number): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(at, at)
  })
}
