import { html } from './html.js';

const HUES = 8;

/** A person's first letter on one of eight colours; a class and not a style, which the CSP forbids in templates. */
export function avatar({ id, name }) {
  return html`<span class="avatar hue-${hueOf(id)}" aria-hidden="true">${firstLetter(name)}</span>`;
}

export function hueOf(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % HUES;
}

function firstLetter(name) {
  return ([...name.trim()][0] ?? '?').toLocaleUpperCase();
}
