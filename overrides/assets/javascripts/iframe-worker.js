/* A stand-in for `Worker` under file://, where browsers refuse to start one.

   The worker's script runs in a hidden frame of this page. Everything is loaded by address, so the
   page's content policy needs no exception. The theme's search asks for `IFrameWorker` by name. */
if (location.protocol === "file:") {
  window.IFrameWorker = window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.title = "Search"
      const open = new Promise(resolve => this.frame.addEventListener("load", resolve))
      document.body.append(this.frame)
      this.ready = open.then(() => this.start(new URL(url, document.baseURI).href))
    }

    start(url) {
      const scope = this.frame.contentWindow
      const load = address => new Promise((resolve, reject) => {
        const script = scope.document.createElement("script")
        script.src = address
        script.addEventListener("load", resolve)
        script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)))
        scope.document.body.append(script)
      })
      scope.importScripts = async (...addresses) => {
        for (const address of addresses) await load(address)
      }
      scope.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      return load(url)
    }

    postMessage(data) {
      this.ready.then(() =>
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }))
      )
    }

    terminate() {
      this.frame.remove()
    }
  }
}
