// Keeps the board up to date: puts in what the program sends, part by part, and connects again by itself.
const BOARD = document.getElementById('board')
const STALE = document.getElementById('stale')
const RECONNECT_MS = 15_000
/** A connection that breaks for a moment is nothing to say. */
const PATIENCE_MS = 6_000

/** Parts that look the same stay as they are, with where they are scrolled to. */
const put = (html) => {
  const next = new DOMParser().parseFromString(html, 'text/html')
  for (const part of next.querySelectorAll('[data-live]')) {
    const old = document.getElementById(part.id)
    if (!old) continue
    old.className = part.className
    old.hidden = part.hidden
    if (old.innerHTML !== part.innerHTML) old.replaceChildren(...part.childNodes)
  }
  showCurrent()
}

const showCurrent = () => {
  const agenda = document.getElementById('agenda')
  const item = agenda?.querySelector('[aria-current]')
  if (!agenda || !item) return
  const { offsetTop: top, offsetHeight: height } = item
  const { scrollTop: from, clientHeight: room } = agenda
  // The heading stays on top of what is scrolled.
  const covered = agenda.querySelector('h2')?.offsetHeight ?? 0
  if (top < from + covered || top + height > from + room)
    agenda.scrollTop = top - Math.max(covered, (room - height) / 2)
}

let patience
const fresh = () => {
  clearTimeout(patience)
  patience = undefined
  STALE.hidden = true
}
const stale = () => {
  STALE.hidden = false
}
const broken = () => {
  patience ??= setTimeout(stale, PATIENCE_MS)
}

/** Where no connection is to be had, the page itself is read again now and then. */
const readAgain = async () => {
  try {
    const answer = await fetch(location.href)
    if (answer.status === 404 || answer.status === 410) return location.reload()
    if (!answer.ok) return broken()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    put(page.getElementById('board')?.innerHTML ?? '')
    fresh()
  } catch {
    broken()
  }
}

const connect = () => {
  const source = new EventSource(`${location.pathname}/events?lang=${document.documentElement.lang}`)
  // What looks as it did when the connection broke is not sent again.
  source.addEventListener('open', fresh)
  source.addEventListener('board', ({ data }) => {
    put(data)
    fresh()
  })
  source.addEventListener('stale', stale)
  source.addEventListener('gone', () => {
    source.close()
    location.reload()
  })
  source.addEventListener('error', () => {
    broken()
    if (source.readyState !== EventSource.CLOSED) return
    readAgain().catch(broken)
    setTimeout(connect, RECONNECT_MS)
  })
}

if (BOARD && STALE) {
  showCurrent()
  connect()
}
