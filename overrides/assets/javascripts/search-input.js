/* The theme's search listens to key presses only; text also arrives by paste, by voice, by touch
   and from input methods for Chinese, so those are passed on as one. */
{
  const field = document.querySelector("[data-md-component=search-query]")
  const pass = () => field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false }))
  field?.addEventListener("input", event => event.isComposing || pass())
  field?.addEventListener("compositionend", pass)
}
