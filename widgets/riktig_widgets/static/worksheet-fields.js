// The fields of one worksheet: what stands in them, and what may be kept of it.

export const MOST_CHARACTERS = 4_000; // of one field
// Eleven digits in a row, or six and five, the six also as a date and the five as three and two:
// what tells who somebody is. Not as wide as in a note on a patient: here a date may stand before a
// clock time, and telephone numbers beside one another.
const IDENTITY = /\d{2}([\s.]?\d{2}){2}[\s.–-]{0,3}\d{3}\s?\d{2}(?!\d)|\d{11}/;

export const tellsWho = (value) => typeof value === "string" && IDENTITY.test(value);

const isTick = (control) => control.type === "checkbox";

export class Fields {
  constructor(sheet) {
    this.controls = [...sheet.querySelectorAll("[data-field]")];
    for (const control of this.controls) {
      control.autocomplete = "off";
      if ("maxLength" in control && !isTick(control)) control.maxLength = MOST_CHARACTERS;
    }
  }

  label(control) {
    return control.labels[0]?.textContent.trim() ?? "";
  }

  value(control) {
    return isTick(control) ? control.checked : control.value;
  }

  isEmpty(control) {
    return isTick(control) ? !control.checked : control.value.trim() === "";
  }

  get filled() {
    return this.controls.filter((control) => !this.isEmpty(control));
  }

  /** Those that hold something that tells who a patient is. */
  get telling() {
    return this.controls.filter((control) => tellsWho(this.value(control)));
  }

  /** What may be kept: {field: value}, without the empty and without what tells who somebody is. */
  kept() {
    const may = this.filled.filter((control) => !tellsWho(this.value(control)));
    return Object.fromEntries(may.map((control) => [control.dataset.field, this.value(control)]));
  }

  /** Whether a value can stand in a control; what is chosen must be one of the choices. */
  fits(control, value) {
    if (isTick(control)) return typeof value === "boolean";
    if (typeof value !== "string") return false;
    return control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value);
  }

  /** Puts values in as values alone. Without a value a field becomes empty.
   * @param {boolean} over whether what stands there gives way */
  put(values, over = true) {
    for (const control of this.controls) {
      if (!over && !this.isEmpty(control)) continue;
      const value = Object.hasOwn(values, control.dataset.field) ? values[control.dataset.field] : "";
      if (isTick(control)) control.checked = value === true;
      else control.value = this.fits(control, value) ? value : "";
    }
  }

  /** Everything as it stands, to put back. */
  all() {
    return Object.fromEntries(this.controls.map((control) => [control.dataset.field, this.value(control)]));
  }
}
