import { html } from '../html.js';

const graphemes = new Intl.Segmenter();

/** A person's first letter on his colour; a class and not a style, which the CSP forbids in templates. */
export function avatar({ id, name }, { viewState }) {
  return html`<span class="avatar hue-${viewState.colours.of(id)}" aria-hidden="true">${firstLetter(name)}</span>`;
}

function firstLetter(name) {
  const [first] = graphemes.segment(name.trim());
  return (first?.segment ?? '?').toLocaleUpperCase();
}
