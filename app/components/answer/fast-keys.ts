/**
 * Typing a paper sheet in: a digit ticks the choice of that number (0 is the tenth), Enter goes on to the next question and,
 * after the last, to the next page. In a text Enter begins a line: Control and Enter go on.
 */
export function fastKeys(place: HTMLElement): void {
  place.classList.add('fast')
  place.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.altKey || event.metaKey) return
    if (event.key === 'Enter') {
      if (target.matches('button, a, textarea') && !(target.matches('textarea') && event.ctrlKey)) return
      event.preventDefault()
      goOn(place, target)
    } else if (
      /^\d$/.test(event.key) &&
      !event.ctrlKey &&
      !target.matches('textarea, select, input[type="text"]')
    ) {
      const choices = choicesOf(questionAt(place, target))
      const choice = choices[(Number(event.key) + 9) % 10]
      if (!choice) return
      event.preventDefault()
      choice.focus()
      choice.click()
    }
  })
}

/** What is answered by one key or one text, in the order of the page: the rows of a matrix one by one. */
function questionsOf(place: HTMLElement): HTMLElement[] {
  const all = place.querySelectorAll<HTMLElement>('fieldset, select, textarea, input[type="text"]')
  return [...all].filter((one) => !one.matches('fieldset') || choicesOf(one).length > 0)
}

function questionAt(place: HTMLElement, target: HTMLElement): HTMLElement | undefined {
  return questionsOf(place).find((one) => one.contains(target)) ?? questionsOf(place)[0]
}

/** The choices of a question itself, not those of the rows within it. */
function choicesOf(question: HTMLElement | undefined): HTMLInputElement[] {
  const inputs =
    question?.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]') ?? []
  return [...inputs].filter((input) => input.closest('fieldset') === question)
}

function goOn(place: HTMLElement, target: HTMLElement): void {
  const questions = questionsOf(place)
  const here = questions.findIndex((one) => one.contains(target))
  const next = questions[here + 1]
  if (!next) {
    place.querySelector<HTMLElement>('.survey-actions .button:not(.plain)')?.click()
    return
  }
  const choices = choicesOf(next)
  const field = choices.find(({ checked }) => checked) ?? choices[0] ?? next
  field.focus()
  field.scrollIntoView({ block: 'center' })
}
