/** Looks a ballot number up in the list of the page itself: it proves who took part, so it is sent and kept nowhere. */
const search = document.getElementById('ballot-search')
const field = document.getElementById('ballot-number') as HTMLInputElement | null
const result = document.getElementById('ballot-result')

const numberLength = 10

/** As it may be typed or read: any case, spaces and dashes, the letters that Crockford's base32 takes for digits. */
function normalised(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

function find(): void {
  if (!field || !result) return
  const wanted = normalised(field.value)
  const wellFormed = wanted.length === numberLength && /^[0-9A-Z]*$/.test(wanted)
  const known = wellFormed && isListed(`${wanted.slice(0, 5)}-${wanted.slice(5)}`)
  const { found = '', notFound = '', malformed = '' } = result.dataset
  result.textContent = known ? found : wellFormed ? notFound : malformed
  result.className = known ? 'notice' : 'error'
}

function isListed(number: string): boolean {
  return [...document.querySelectorAll('.ballot-list')].some((list) =>
    `\n${list.textContent}\n`.includes(`\n${number}\n`),
  )
}

if (search && field) {
  search.hidden = false
  document.getElementById('ballot-find')?.addEventListener('click', find)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') find()
  })
}
