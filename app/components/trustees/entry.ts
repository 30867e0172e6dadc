import { tellField } from '#app/components/forms/tell-field.ts'
import { takeLink } from '#app/domain/ballots/client/take-link.ts'
import { fromBase64url, toBase64url } from '#app/domain/ballots/encoding.ts'
import { makeOneTimeKey, openShare, sealShare } from '#app/domain/ballots/seal-share.ts'
import type { TrusteeState } from '#app/domain/trustees/trustee-state.ts'
import { formatTime } from '#app/i18n/format.ts'
import { findStorage, type KeyStore, openKeyStore } from './key-store.ts'
import { watchSheetEntry } from './sheet-entry.ts'
import { clearSheet, fillSheet } from './sheet-view.ts'
import type { TrusteeMaterial } from './trustee-material.ts'
import { askState, post, TrusteeRefusal } from './trustee-requests.ts'

/**
 * The page of a trustee in the browser (anonymity.md, Level 2): publishes a one-time key, opens and shows the sheet that is
 * sealed to it, has its check code read back, then forgets; at the opening seals the typed sheet to the worker.
 */
const material = JSON.parse(document.getElementById('material')!.textContent!) as TrusteeMaterial
const { waveId, texts } = material
type Ended = Extract<TrusteeState, { stage: 'opened' | 'cancelled' }>

/** How often a page that waits asks where things stand, in ms. */
const patience = 3_000
/** Refusals that a page which only asks where things stand waits out. */
const passing = ['offline', 'trustees.busy']

const secret = takeLink(window, `depositaire|${waveId}`)
const button = (id: string) => document.getElementById(id) as HTMLButtonElement
const codeField = document.getElementById('code') as HTMLInputElement
const entry = watchSheetEntry(material)
let shown = ''
let state: TrusteeState
let keys: KeyStore | undefined
/** The sitting in which she handed her sheet in: another one means typing again. */
let handedTo: string | null = null
/** The notice shown. */
let noticed: string | null = null

function say(sentence: string | null): void {
  noticed = sentence
  const box = document.getElementById('notice')!
  const paragraph = document.createElement('p')
  paragraph.textContent = sentence
  const notice = document.createElement('div')
  notice.className = 'notice alert'
  notice.append(paragraph)
  box.replaceChildren(...(sentence ? [notice] : []))
}

/** Shows one step; the focus follows when the step changes. */
function show(view: string): void {
  const views = [...document.querySelectorAll<HTMLElement>('[data-view]')]
  for (const each of views) each.hidden = each.dataset.view !== view
  if (shown && shown !== view)
    views
      .find((each) => !each.hidden)
      ?.querySelector('h2')
      ?.focus()
  shown = view
}

function introduce({ name, role, others }: TrusteeState): void {
  const me = document.getElementById('me')!
  me.textContent = `${name}, ${role}`
  me.hidden = false
  for (const list of document.querySelectorAll('[data-others]')) {
    list.replaceChildren(
      ...others.map((other) => {
        const item = document.createElement('li')
        item.textContent = `${other.name}, ${other.role} (${other.ready ? texts.ready : texts.notReady})`
        return item
      }),
    )
  }
}

async function refresh(): Promise<void> {
  try {
    state = await askState(waveId, secret!)
  } catch (error) {
    if (!(error instanceof TrusteeRefusal) || !passing.includes(error.code)) return refuse(error)
    // What is said already asks for something; nothing that was not sent leaves by itself.
    if (!noticed) say(texts.offline)
    return void setTimeout(refresh, patience)
  }
  if (noticed === texts.offline) say(null)
  keys ??= await openKeyStore(findStorage(window), waveId, state.trusteeId)
  introduce(state)
  await showStage()
}

function refuse(error: unknown): void {
  const code = error instanceof TrusteeRefusal ? error.code : 'offline'
  if (code === 'trustees.other-browser') show('other-browser')
  say(material.refusals[code] ?? texts.notSent)
}

async function showStage(): Promise<void> {
  switch (state.stage) {
    case 'key':
      return show('start')
    case 'waiting':
      if (!isMine(state.key)) return show('other-browser')
      show('waiting')
      return void setTimeout(refresh, patience)
    case 'sheet':
      return await showSheet(state.key, state.sealed!)
    case 'kept':
    case 'launched':
      keys?.erase()
      clearSheet()
      return show('kept')
    case 'opening':
      showOpening(state)
      return void setTimeout(refresh, patience)
    default:
      keys?.erase()
      entry.clear()
      say(null)
      showDestroyed(state)
      return show(state.stage)
  }
}

function isMine(published: string): boolean {
  const key = keys?.read()
  return !!key && toBase64url(key.publicKey) === published
}

async function showSheet(published: string, sealed: string): Promise<void> {
  const key = keys?.read()
  if (!key || !isMine(published)) return show('other-browser')
  const route = { waveId, trusteeId: state.trusteeId, to: 'trustee' as const }
  const share = await openShare(key.privateKey, route, fromBase64url(sealed))
  if (!share) return show('other-browser')
  await fillSheet(material, state, share)
  share.fill(0)
  show('sheet')
}

async function begin(): Promise<void> {
  const start = button('start')
  start.disabled = true
  say(null)
  try {
    const key = keys?.read() ?? (await makeOneTimeKey())
    if (!keys?.write(key)) return say(texts.noStorage)
    await post(waveId, 'key', { secret: secret!, key: toBase64url(key.publicKey) })
    await refresh()
  } catch (error) {
    refuse(error)
  } finally {
    start.disabled = false
  }
}

async function readBack(): Promise<void> {
  tellField(codeField, null)
  try {
    await post(waveId, 'read-back', { secret: secret!, code: codeField.value })
    codeField.value = ''
    await refresh()
  } catch (error) {
    const code = error instanceof TrusteeRefusal ? error.code : 'offline'
    tellField(codeField, material.refusals[code] ?? texts.notSent)
    codeField.focus()
  }
}

function showOpening(opening: Extract<TrusteeState, { stage: 'opening' }>): void {
  const { sitting, mine, otherSheets, endsAt } = opening
  if (handedTo && (sitting !== handedTo || mine === null)) {
    handedTo = null
    say(texts.again)
  }
  if (mine === 'wrong' && handedTo) {
    handedTo = null
    say(texts.wrong)
  }
  // The sheet that is judged right leaves the page.
  if (mine === 'right') {
    handedTo = sitting
    entry.clear()
    say(null)
  }
  const hour = endsAt ? formatTime(material.locale, new Date(endsAt)) : ''
  const sentence = () => {
    if (!sitting) return texts.noSitting
    if (mine === 'unread') return texts.unread
    if (mine === 'right') return otherSheets ? texts.rightBoth : texts.right.replace('{hour}', hour)
    return otherSheets ? texts.otherIn.replace('{hour}', hour) : null
  }
  const status = document.getElementById('sitting')!
  const said = sentence()
  if (status.textContent !== (said ?? '')) status.textContent = said ?? ''
  status.hidden = said === null
  document.getElementById('sheet-form')!.hidden = mine === 'unread' || mine === 'right'
  show('opening')
}

async function handIn(): Promise<void> {
  const share = await entry.read(state.trusteeId)
  if (!share) return
  const send = button('hand-in')
  send.disabled = true
  say(null)
  try {
    // The key of this very moment: the one the page was shown with may have been renewed.
    state = await askState(waveId, secret!)
    if (state.stage !== 'opening') return await showStage()
    if (!state.sitting) return showOpening(state)
    const { sitting } = state
    const route = { waveId, trusteeId: state.trusteeId, to: 'worker' as const }
    const sealed = await sealShare(fromBase64url(sitting), route, share)
    await post(waveId, 'sheet', { secret: secret!, sitting, sealed: toBase64url(sealed) })
    handedTo = sitting
    // The sheet has left: an answer that is lost here comes when the page asks again.
    state = await askState(waveId, secret!).catch(() => state)
    if (state.stage === 'opening') showOpening(state)
  } catch (error) {
    refuse(error)
  } finally {
    share.fill(0)
    send.disabled = false
  }
}

function showDestroyed({ stage, destroyed, sheetsDestroyed }: Ended): void {
  const view = document.querySelector(`[data-view=${stage}]`)!
  view.querySelector<HTMLElement>('[data-destroy]')!.hidden = destroyed
  view.querySelector('[data-destroyed]')!.textContent = [
    ...(destroyed ? [texts.destroyed] : []),
    texts.sheetsDestroyed[sheetsDestroyed],
  ].join(' ')
}

async function declareDestroyed(): Promise<void> {
  say(null)
  try {
    await post(waveId, 'destroyed', { secret: secret! })
    await refresh()
    document.querySelector<HTMLElement>(`[data-view=${shown}] [data-destroyed]`)?.focus()
  } catch (error) {
    refuse(error)
  }
}

async function start(): Promise<void> {
  if (!isSecureContext || !crypto.subtle) return say(texts.noCrypto)
  if (!secret) return say(texts.noLink)
  if (location.hash.length > 1) {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]'))
      link.hash = location.hash
  }
  button('start').addEventListener('click', () => void begin())
  button('print').addEventListener('click', () => print())
  button('printed').addEventListener('click', () => show('read-back'))
  button('see-again').addEventListener('click', () => show('sheet'))
  for (const destroy of document.querySelectorAll('[data-destroy]'))
    destroy.addEventListener('click', () => void declareDestroyed())
  onSubmit('read-back', readBack)
  onSubmit('sheet-form', handIn)
  await refresh()
}

function onSubmit(id: string, act: () => Promise<void>): void {
  document.getElementById(id)!.addEventListener('submit', (event) => {
    event.preventDefault()
    void act()
  })
}

// Another link pasted in this tab changes the fragment only: the page starts over with it.
addEventListener('hashchange', () => location.reload())
void start()
