/* A paragraph number is a link to its paragraph; a click also copies the full address. */
{
  document.querySelector(".md-dialog")?.setAttribute("role", "status")

  document.addEventListener("click", async event => {
    const number = event.target.closest?.("a.na-pn")
    if (!number || !navigator.clipboard) return
    try {
      await navigator.clipboard.writeText(number.href)
      window.alert$?.next(`Link to ${number.textContent.trim()} copied`)
    } catch {
      /* Not allowed to copy: the address still stands in the address bar. */
    }
  })
}
