// Choices where several names have one value, such as two packs of one substance: which name was chosen.
// The value alone would bring back the first of them.

const choicesOf = (form) => [...form.querySelectorAll("select")];
const sameValue = ({ options, value }) => [...options].filter((option) => option.value === value);

/** The names chosen that the values do not tell: `at` among the form's choices, and `name`. */
export function namesIn(form) {
  return choicesOf(form).flatMap((select, at) => {
    const [first] = sameValue(select);
    const chosen = select.selectedOptions[0];
    return chosen && chosen !== first ? [{ at, name: chosen.text }] : [];
  });
}

/** Chooses the names again where the values stand. A name that is gone changes nothing. */
export function choose(form, names) {
  const choices = choicesOf(form);
  for (const { at, name } of names) {
    const found = choices[at] && sameValue(choices[at]).find(({ text }) => text === name);
    if (found) found.selected = true;
  }
}
