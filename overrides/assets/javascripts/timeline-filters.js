/* Filters for a timeline and its table, made from the data attributes of both.

   What is chosen stands in the address (#timeline:basis=stated;from=2019), so that a filtered
   timeline can be sent to somebody; nothing is fetched, so it works from a file. */
{
  const BASIS = { stated: "stated in a notice", inferred: "inferred", outside: "outside source" }
  const LANES = { campaign: "campaigns", period: "periods", notice: "notices", events: "events" }
  const PREFIX = "#timeline:"
  const FEW = 6 // below this a reader sees everything at a glance

  const figure = document.querySelector("figure.na-timeline")
  const drawn = [...document.querySelectorAll(".na-timeline .na-event")]
  const rows = [...document.querySelectorAll("table.na-events tbody tr[data-event]")]

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }
  const distinct = values => [...new Set(values.filter(Boolean))].sort()
  const used = (labels, values) => Object.keys(labels).filter(value => values.includes(value))
  const subjectsOf = event => (event.dataset.subjects ?? "").split(/\s+/).filter(Boolean)
  const yearOf = text => parseInt(text, 10)
  const lastYearOf = ({ from, to }) => (to === "" ? Infinity : yearOf(to ?? from)) // "": goes on

  const names = JSON.parse(figure?.dataset.names ?? "{}")
  const nameOf = id => names[id] ?? id

  const boxes = (legend, name, values, labels) => {
    if (values.length < 2) return []
    return [element("fieldset", { class: "na-filter__group" },
      element("legend", {}, legend),
      ...values.map(value => element("label", {},
        element("input", { type: "checkbox", name, value, checked: "" }), " ", labels[value] ?? value
      ))
    )]
  }

  const list = (label, name, options) =>
    element("label", { class: "na-filter__list" }, label, " ",
      element("select", { name }, ...options.map(([value, text]) => element("option", { value }, text)))
    )

  const build = () => {
    const years = rows.flatMap(({ dataset }) => [yearOf(dataset.from), yearOf(dataset.to)])
      .filter(Number.isFinite)
    const first = Math.min(...years), last = Math.max(...years)
    const span = Array.from({ length: last - first + 1 }, (_, i) => [`${first + i}`, `${first + i}`])
    const subjects = distinct(rows.flatMap(subjectsOf))
      .map(id => [id, nameOf(id)])
      .sort((a, b) => a[1].localeCompare(b[1], "en"))
    return element("form", { class: "na-filter", "aria-label": "Filter the timeline" },
      ...boxes("Known from", "basis", used(BASIS, rows.map(event => event.dataset.basis)), BASIS),
      ...boxes("Show", "lane", used(LANES, rows.map(event => event.dataset.lane)), LANES),
      element("div", { class: "na-filter__group" },
        ...subjects.length > 1 ? [list("Subject", "subject", [["", "all"], ...subjects])] : [],
        list("From", "from", [["", "start"], ...span]),
        list("to", "to", [["", "end"], ...span]),
        element("button", { type: "reset", class: "na-filter__reset" }, "Show all")
      ),
      element("p", { class: "na-filter__count" },
        element("span", { role: "status" }), element("a", { class: "na-filter__own", hidden: "" })
      )
    )
  }

  const checked = (form, name) => {
    const all = [...form.querySelectorAll(`[name=${name}]`)]
    const on = all.filter(box => box.checked).map(box => box.value)
    return { values: new Set(on), isAll: on.length === all.length }
  }

  /* The drawing without empty rows and lanes: each lane with its rows as they stand unfiltered. */
  const svg = figure?.querySelector("svg")
  const [, , width, full] = svg?.getAttribute("viewBox").split(" ").map(Number) ?? []
  const heightOf = part => {
    const shape = part.querySelector?.(".na-mark") ?? part
    const at = name => parseFloat(shape.getAttribute(name) ?? 0)
    return Math.round(at("cy") || at("y") + at("height") / 2)
  }
  const lanes = [...svg?.querySelectorAll(".na-lane") ?? []].map(lane => {
    const rows = new Map()
    for (const part of lane.querySelectorAll(".na-event, .na-lane-title--bare")) {
      const y = heightOf(part)
      rows.set(y, [...rows.get(y) ?? [], part])
    }
    const top = parseFloat(lane.querySelector(".na-rule").getAttribute("d").slice("M0 ".length))
    return { lane, top, rows: [...rows].sort(([a], [b]) => a - b) }
  })
  const isGone = ([, parts]) => parts.every(part => part.classList.contains("na-filtered"))
  const move = (part, up) => part.setAttribute("transform", `translate(0 ${-up})`)

  const closeUp = () => {
    let up = 0
    lanes.forEach(({ lane, top, rows }, at) => {
      const isEmpty = !lane.querySelector(".na-event:not(.na-filtered)")
      lane.classList.toggle("na-filtered", isEmpty)
      move(lane, up)
      if (isEmpty) up += (lanes[at + 1]?.top ?? full) - top
      const title = rows.findIndex(([, [part]]) => part.matches("text"))
      if (title >= 0) {
        rows[title][1][0].classList.toggle("na-filtered", rows.slice(title + 1).every(isGone))
      }
      let closed = 0 // within the lane
      rows.forEach((row, at) => {
        const [y, parts] = row
        for (const part of parts) move(part, closed)
        const next = rows[at + 1]?.[0] ?? 2 * y - (rows[at - 1]?.[0] ?? y)
        if (isGone(row)) closed += next - y
      })
      if (!isEmpty) up += closed
    })
    svg.setAttribute("viewBox", `0 0 ${width} ${full - up}`)
  }

  /* A subject with a timeline of its own is drawn better there. */
  const showOwn = (link, subject) => {
    const own = subject && document.querySelector(`.na-timeline-list a[href$="${subject}.html"]`)
    link.hidden = !own
    if (!own) return
    link.href = own.href
    link.textContent = `Timeline of ${nameOf(subject)} alone`
  }

  const apply = form => {
    const basis = checked(form, "basis"), lane = checked(form, "lane")
    const subject = form.elements.subject?.value ?? ""
    const from = yearOf(form.elements.from.value) || -Infinity
    const to = yearOf(form.elements.to.value) || Infinity
    const isShown = event =>
      (basis.isAll || basis.values.has(event.dataset.basis)) &&
      (lane.isAll || lane.values.has(event.dataset.lane)) &&
      (!subject || subjectsOf(event).includes(subject)) &&
      yearOf(event.dataset.from) <= to &&
      lastYearOf(event.dataset) >= from
    for (const row of rows) row.hidden = !isShown(row)
    for (const event of drawn) event.classList.toggle("na-filtered", !isShown(event))
    closeUp()
    const count = rows.filter(isShown).length
    form.querySelector("[role=status]").textContent = `${count} of ${rows.length} events shown`
    showOwn(form.querySelector(".na-filter__own"), subject)
    const state = [
      ...basis.isAll ? [] : [`basis=${[...basis.values].join(",")}`],
      ...lane.isAll ? [] : [`lane=${[...lane.values].join(",")}`],
      ...["subject", "from", "to"].flatMap(name =>
        form.elements[name]?.value ? [`${name}=${form.elements[name].value}`] : []
      )
    ]
    const hash = state.length ? PREFIX + state.join(";") : ""
    if (hash || location.hash.startsWith(PREFIX)) {
      history.replaceState(null, "", location.pathname + location.search + hash)
    }
  }

  const restore = form => {
    if (!location.hash.startsWith(PREFIX)) return
    for (const part of decodeURIComponent(location.hash.slice(PREFIX.length)).split(";")) {
      const [name, value = ""] = part.split("=")
      if (name === "basis" || name === "lane") {
        for (const box of form.querySelectorAll(`[name=${name}]`)) {
          box.checked = value.split(",").includes(box.value)
        }
      } else if (["subject", "from", "to"].includes(name) && form.elements[name]) {
        form.elements[name].value = value
      }
    }
  }

  if (figure && rows.length >= FEW) {
    const form = build()
    ;(figure.closest(".na-band") ?? figure).before(form)
    restore(form)
    apply(form)
    form.addEventListener("change", () => apply(form))
    form.addEventListener("reset", () => setTimeout(() => apply(form)))
    form.addEventListener("submit", event => event.preventDefault())
  }
}
