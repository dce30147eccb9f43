/* Tells the browser which colours are chosen, so that Tab reaches that button and arrows go on
   from there. */
{
  const buttons = [...document.querySelectorAll("[data-md-component=palette] input")]
  const shown = buttons.find(button => !button.nextElementSibling?.hidden)
  if (shown) shown.checked = true
}
