// A choice with data-aria-controls has more to say: it is shown while the choice is made.
export function reveal(box) {
  const more = document.getElementById(box.dataset.ariaControls);
  if (!more) return;
  const show = () => { more.hidden = !box.checked; };
  box.setAttribute("aria-controls", more.id);
  // A radio is not told that another one took its place.
  box.closest("form, fieldset, .govuk-form-group").addEventListener("change", show);
  show();
}
