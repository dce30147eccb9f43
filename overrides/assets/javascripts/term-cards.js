/* Definition cards on links to terms, from the list "Terms on this page" of the same page.

   Mouse: after a moment's rest. Keyboard: on focus. Touch: the first tap shows the card with a
   link to the entry. Escape closes; the card stays while the pointer rests on it. */
{
  const REST = 250 // milliseconds before a card appears under a mouse
  const LEAVE = 200 // milliseconds to reach the card
  const ENTRY = /\/glossary\/([a-z0-9-]+)\.html$/

  const entries = new Map(
    [...document.querySelectorAll("dl.na-terms [data-term]")].map(entry => [entry.dataset.term, entry])
  )
  const card = document.createElement("div")
  card.id = "na-term-card"
  card.className = "na-term-card md-typeset"
  card.hidden = true

  let current = null // the link whose card is shown
  let timer = 0
  let pointer = ""

  const termLink = target => {
    const link = target.closest?.(".md-content a[href]")
    if (!link || link.closest("dl.na-terms") || link.origin !== location.origin) return null
    return entries.has(ENTRY.exec(link.pathname)?.[1]) ? link : null
  }

  const fill = (link, isTouch) => {
    const entry = entries.get(ENTRY.exec(link.pathname)[1])
    const title = document.createElement("p")
    title.className = "na-term-card__title"
    title.append(entry.querySelector("dt a").textContent)
    const chinese = entry.querySelector("dt [lang]")
    if (chinese) title.append(" ", chinese.cloneNode(true))
    const text = document.createElement("p")
    text.append(...[...entry.querySelector("dd").childNodes].map(node => node.cloneNode(true)))
    card.replaceChildren(title, text)
    card.setAttribute("role", isTouch ? "dialog" : "tooltip")
    card.toggleAttribute("aria-label", isTouch)
    if (!isTouch) return
    card.setAttribute("aria-label", title.textContent)
    const open = document.createElement("a")
    open.className = "na-term-card__open"
    open.href = link.href
    open.textContent = "Open entry"
    card.append(open)
  }

  /* Below the link, or above where there is no room; never beyond the sides of the window. */
  const place = link => {
    const line = link.getClientRects()[0]
    const { offsetWidth: width, offsetHeight: height } = card
    const room = document.documentElement.clientWidth - width - 8
    const below = line.bottom + height + 12 < innerHeight || line.top < height + 12
    card.style.left = `${scrollX + Math.max(8, Math.min(line.left, room))}px`
    card.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - height - 6)}px`
  }

  const show = (link, isTouch = false) => {
    clearTimeout(timer)
    if (current === link) return
    hide()
    current = link
    fill(link, isTouch)
    card.hidden = false
    place(link)
    link.setAttribute("aria-describedby", card.id)
  }

  const hide = () => {
    clearTimeout(timer)
    current?.removeAttribute("aria-describedby")
    current = null
    card.hidden = true
  }

  const later = (act, delay) => {
    clearTimeout(timer)
    timer = setTimeout(act, delay)
  }

  if (entries.size) {
    document.body.append(card)

    document.addEventListener("pointerdown", event => {
      pointer = event.pointerType
      if (!card.hidden && !card.contains(event.target) && !termLink(event.target)) hide()
    })
    document.addEventListener("pointerover", event => {
      if (event.pointerType !== "mouse") return
      const link = termLink(event.target)
      if (link) later(() => show(link), REST)
      else if (card.contains(event.target)) clearTimeout(timer)
      else if (current !== document.activeElement) later(hide, LEAVE)
    })
    document.addEventListener("focusin", event => {
      if (card.contains(event.target)) return
      const link = termLink(event.target)
      if (link?.matches(":focus-visible")) show(link)
      else if (pointer !== "touch") hide()
    })
    document.addEventListener("click", event => {
      const link = termLink(event.target)
      if (!link || pointer !== "touch" || current === link) return
      event.preventDefault()
      show(link, true)
    })
    document.addEventListener("keydown", event => {
      pointer = ""
      if (event.key === "Escape") hide()
    })
  }
}
