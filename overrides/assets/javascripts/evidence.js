/* From a claim to the words it rests on, and back to the claim.

   The words have an address of their own (#b1234567-q7654321), so a link to them works without
   this script. It marks words that stand in several pieces, finds the paragraph where its words
   are cited no more, and offers the way back. Where a reader came from is kept in the history
   entry itself, so it survives a reload and works for pages opened from a folder. */
{
  const PLACE = /^#([bs][0-9a-f]{7}(?:-\d+)?)(-q[0-9a-f]{7}(?:-\d+)?)?$/
  const KEY = "na-way"
  const content = document.querySelector(".md-content") ?? document.body
  let way = null // of a step within this page, or where the store cannot be used

  const addressOf = link => new URL(link.href.baseVal ?? link.href, location.href)
  const links = () => [...content.querySelectorAll("a[href]:not(.na-pn, .headerlink)")]
    .filter(link => PLACE.test(addressOf(link).hash))

  const note = (key, value) => history.replaceState({ ...history.state, [key]: value }, "")

  const put = value => {
    way = value
    try {
      sessionStorage.setItem(KEY, JSON.stringify(value))
    } catch { /* No store: the step within a page works, the one across pages has no name. */ }
  }
  const take = () => {
    let found = way
    try {
      found ??= JSON.parse(sessionStorage.getItem(KEY))
      sessionStorage.removeItem(KEY)
    } catch { /* As above. */ }
    way = null
    return found?.to === location.href ? found : null
  }

  /* What the place is called that a link stands in: its section if the link stays on the page. */
  const nameOf = (link, isHere) => {
    if (isHere && link.closest(".na-record")) return "the record"
    const before = [...content.querySelectorAll(isHere ? "h1, h2" : "h1")]
      .filter(heading => heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)
    const heading = before.at(-1)?.cloneNode(true)
    heading?.querySelector(".headerlink")?.remove()
    return heading?.textContent.trim() || document.title
  }

  const leave = event => {
    const link = event.target.closest?.("a[href]")
    if (!link || event.defaultPrevented || event.button) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const number = links().indexOf(link)
    const to = addressOf(link)
    if (number < 0 || to.href === location.href) return
    note("naLink", number)
    put({ to: to.href, name: nameOf(link, to.pathname === location.pathname) })
  }

  const clear = () => {
    for (const old of content.querySelectorAll(".na-back, .na-back-row")) old.remove()
    for (const old of content.querySelectorAll(".na-q--here")) old.classList.remove("na-q--here")
  }

  const wayBack = name => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "na-back__button"
    button.textContent = name ? `Back to “${name}”` : "Back to where you were"
    button.addEventListener("click", () => history.back())
    const line = document.createElement("p")
    line.className = "na-back"
    line.append(button)
    return line
  }

  /* Behind the paragraph, and never between the notice's own words. */
  const place = (line, block) => {
    if (block.matches("li")) return block.append(line)
    if (!block.matches("tr")) return block.after(line)
    const row = document.createElement("tr")
    const cell = document.createElement("td")
    row.className = "na-back-row"
    cell.colSpan = block.cells.length
    cell.append(line)
    row.append(cell)
    block.after(row)
  }

  const arrive = () => {
    clear()
    const [, id, words] = PLACE.exec(location.hash) ?? []
    const block = id && document.getElementById(id)
    if (!block) return
    const passage = words && document.getElementById(id + words)
    if (passage) {
      for (const piece of [passage, ...content.querySelectorAll(`[data-q="${id}${words}"]`)]) {
        piece.classList.add("na-q--here")
      }
    } else if (words) {
      block.classList.add("na-q--here")
      block.scrollIntoView()
    }
    const came = history.state?.naFrom ?? take()
    if (came) note("naFrom", came)
    // Some browsers give each page of a folder a store of its own.
    const isFollowed = passage && history.length > 1 &&
      (location.protocol === "file:" || document.referrer.startsWith(location.origin))
    if (came || isFollowed) place(wayBack(came?.name), block)
  }

  /* Back at the claim: its link has the focus again, and its row is marked until that moves on. */
  const comeBack = () => {
    const link = links()[history.state?.naLink ?? -1]
    if (!link) return
    for (let fold = link.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true
    }
    const { top, bottom } = link.getBoundingClientRect()
    if (top < 80 || bottom > innerHeight) link.scrollIntoView({ block: "center" })
    link.focus({ preventScroll: true })
    const row = link.closest("tr, li, dl > div, section, figure, p")
    row?.classList.add("na-returned")
    link.addEventListener("blur", () => row?.classList.remove("na-returned"), { once: true })
  }

  document.addEventListener("click", leave)
  addEventListener("hashchange", arrive)
  addEventListener("popstate", event => {
    if (event.state?.naLink !== undefined) setTimeout(comeBack)
  })
  addEventListener("pageshow", event => {
    const [entry] = performance.getEntriesByType("navigation")
    if (event.persisted || entry?.type === "back_forward") setTimeout(comeBack)
  })
  arrive()
}
