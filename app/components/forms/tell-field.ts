/**
 * Ties an error to its field, or takes it away; for pages whose scripts are our own.
 * @param field the element `<its id>-error` holds its sentence
 * @param sentence null where nothing is wrong, empty where another place says what is
 */
export function tellField(field: HTMLInputElement, sentence: string | null): void {
  const place = document.getElementById(`${field.id}-error`)!
  // The same sentence again is not news.
  if (place.textContent !== sentence) place.textContent = sentence
  place.hidden = !sentence
  if (sentence === null) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}
