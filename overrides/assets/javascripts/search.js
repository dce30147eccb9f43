/* Search that understands Chinese: rewrites what is asked and orders what is found.

   In the index every Han character is a word of its own. The theme's worker would cut a Chinese
   query by what it knows, losing its last character, and has no phrases. So each query word that
   contains Chinese is sent as characters that must all be there, and what comes back is ordered by
   how many of its neighbouring pairs are printed side by side: 行动 finds 行动, not 执行 and 活动.
   A page counts as a whole, so "Blue Sky 代理" may stand half in its title and half in a section. */
(() => {
  const SETUP = 0, QUERY = 2, RESULT = 3 // the theme's message types
  const HAN = /\p{Script=Han}/u
  const UNIT = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}.])+/gu
  const AROUND = 140 // characters of a long paragraph shown on each side of what was found
  const SPACE = /[^\p{L}\p{N}\p{M}.]+|\.(?!\p{N})/u

  /* The words of a query: plain ones, and phrases of characters. */
  const read = query =>
    query.normalize("NFKC").toLowerCase().split(SPACE).filter(Boolean).map(text => {
      const units = text.match(UNIT) ?? []
      return { text, units, isPhrase: HAN.test(text), ...patterns(text, units) }
    })

  /* `whole` finds the word as typed; `pairs` its neighbouring units. A year with 年 is also the
     start of a span (2021—2035年), and on an English page it stands alone. */
  const patterns = (text, units) => {
    const beside = parts => parts.map(part => part.replace(".", "\\.")).join("\\s*")
    const year = /^(\d{4})年$/.exec(text)?.[1]
    if (year) {
      const whole = new RegExp(`(?<!\\d)${year}(?:\\s*[—–~-]+\\s*\\d{4})?\\s*年`, "iu")
      return { isPhrase: false, units: [year], whole, pairs: [new RegExp(`(?<!\\d)${year}(?!\\d)`, "iu")] }
    }
    if (!HAN.test(text)) {
      return { whole: new RegExp(`(?<![\\p{L}\\p{N}&])${beside([text])}`, "iu"), pairs: [] }
    }
    const pairs = units.slice(1).map((unit, i) => new RegExp(beside([units[i], unit]), "iu"))
    return { whole: new RegExp(beside(units), "iu"), pairs }
  }

  /* What the worker is asked: characters of a phrase are required, plain words are wanted. */
  const ask = words =>
    words.flatMap(({ units, isPhrase }) => isPhrase ? units.map(unit => `+${unit}`) : units).join(" ")

  /* Text of an entry as a reader sees it. */
  const plain = html =>
    html.replaceAll("\u200b", "").replace(/<[^>]*>/g, "\n").replace(/&(lt|gt|quot|#39|amp);/g, " ")

  /* How well a text answers a word: 1 as typed, less for parts of a phrase, 0 not at all. */
  const measure = (word, text) => {
    if (word.whole.test(text)) return 1
    const found = word.pairs.filter(pair => pair.test(text)).length
    return found ? 0.9 * found / word.pairs.length : 0
  }

  const mean = (words, score) => words.reduce((sum, word) => sum + score(word), 0) / words.length

  /* The parts of the words that stand in a text, to be marked there. */
  const mark = (words, html) => {
    const needles = words.flatMap(({ whole, pairs }) =>
      whole.test(html) ? [whole] : pairs.filter(pair => pair.test(html))
    )
    if (!needles.length) return html
    const any = new RegExp(needles.map(needle => needle.source).join("|"), "giu")
    return html.replace(any, "<mark>$&</mark>")
  }

  /* A long paragraph, cut at spaces around the first word found in it. */
  const excerpt = (words, block) => {
    if (block.length <= 2 * AROUND) return block
    const parts = words.flatMap(({ whole, pairs }) => [whole, ...pairs])
    const at = parts.map(part => block.search(part)).find(place => place >= 0)
    const [start, end] = [Math.max(0, at - AROUND), at + AROUND]
    const before = start ? `… ${block.slice(start, at).replace(/^\S*\s/, "")}` : block.slice(0, at)
    const after = end < block.length ? `${block.slice(at, end).replace(/\s\S*$/, "")} …` : block.slice(at)
    return before + after
  }

  /* The first two paragraphs of an entry that answer a word. */
  const teaser = (words, html) =>
    html.replaceAll("\u200b", "").split(/<[^>]*>/)
      .filter(block => words.some(word => measure(word, block)))
      .slice(0, 2)
      .map(block => `<p>${mark(words, excerpt(words, block))}</p>`)
      .join("")

  class Ranking {
    constructor(docs) {
      this.docs = new Map(docs.map(doc => [doc.location, doc]))
      this.pages = new Map()
      for (const doc of docs) {
        const page = doc.location.split("#")[0]
        this.pages.set(page, [...this.pages.get(page) ?? [], doc])
      }
    }

    /* Results in their order. Entries that only share characters with the query go, and pages that
       lack one of its words go where others have them all. */
    order(groups, words) {
      const phrases = words.filter(word => word.isPhrase)
      const phrase = new RegExp(words.map(word => word.whole.source).join("[^\\p{L}\\p{N}]*"), "iu")
      const found = groups.flatMap(items => {
        const page = items[0].location.split("#")[0]
        const all = this.pages.get(page).map(doc => `${plain(doc.title)}\n${plain(doc.text)}`).join("\n")
        const scores = words.map(word => measure(word, all))
        const coverage = scores.reduce((sum, score) => sum + score) / scores.length
        const kept = items.map(item => this.rate(item, words, phrases, phrase, coverage))
          .filter(item => item.score > 0 || item.location === page)
          .sort((a, b) => b.score - a.score)
        return kept[0]?.score > 0 ? [{ kept, hasAll: scores.every(Boolean) }] : []
      })
      const isAny = found.some(({ hasAll }) => hasAll)
      return found.filter(({ hasAll }) => hasAll || !isAny).map(({ kept }) => kept)
        .sort((a, b) => b[0].score - a[0].score)
    }

    /* 5 when the title, or its short form in brackets, is what was asked; 4 when the title contains
       it; 1 to 3 when the text does, more when it comes early and stands for itself. */
    exactness(phrase, title, text) {
      const named = phrase.exec(title)
      if (named) {
        const isShort = title.endsWith(`(${named[0]})`)
        return isShort || named[0].length === title.length ? 5 : 4
      }
      const stated = phrase.exec(text)
      if (!stated) return 0
      const sides = [text[stated.index - 1], text[stated.index + stated[0].length]]
      const free = sides.filter(side => !/[\p{L}\p{N}]/u.test(side ?? "")).length / 2
      return 1 + (1 + free) * (1 - Math.min(stated.index, 1000) / 1000)
    }

    rate(item, words, phrases, phrase, coverage) {
      const doc = this.docs.get(item.location)
      const [title, text] = [plain(doc.title), plain(doc.text)]
      const here = `${title}\n${text}`
      const isNoise = phrases.some(word => !measure(word, here))
      const isFound = item.score > 0 && !isNoise
      const exact = this.exactness(phrase, title.trim(), text)
      const isPage = item.location.includes("#") ? 0 : 0.5
      const relevance = item.score / (item.score + 1000) // 0 to 1, in the worker's own order
      return {
        ...item,
        title: mark(words, doc.title.replaceAll("\u200b", "")),
        text: teaser(words, doc.text),
        score: isFound
          ? 100 * coverage + 10 * mean(words, word => measure(word, here)) + exact + isPage + relevance
          : 0
      }
    }
  }

  const Inner = window.Worker
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.asked = [] // the worker answers in order
      this.inner = new Inner(url)
      this.inner.addEventListener("message", ({ data }) => this.answer(data))
    }

    postMessage(message) {
      if (message.type === SETUP) this.ranking = new Ranking(message.data.docs)
      if (message.type === QUERY) {
        const words = read(message.data)
        this.asked.push(words)
        message = { ...message, data: ask(words) }
      }
      this.inner.postMessage(message)
    }

    answer(message) {
      if (message.type === RESULT) {
        const words = this.asked.shift()
        const items = words.length ? this.ranking.order(message.data.items, words) : []
        message = { ...message, data: { ...message.data, items } }
      }
      this.dispatchEvent(new MessageEvent("message", { data: message }))
    }

    terminate() {
      this.inner.terminate()
    }
  }
})()
