import { avatar } from '../access/avatar.js';
import { html, nothing } from '../html.js';
import { stateOf, wordsOf } from './state.js';

/** So many faces are shown; the others are a number. */
const MOST = 4;

/** Who has the document open. */
export function people(page) {
  const words = wordsOf(page);
  const all = stateOf(page).opened.people();
  const names = all.map(({ name }) => name);
  const rest = all.length - MOST;
  return html`<div class="doc-people" id="doc-people" role="img" aria-label=${words.whoIsHere(names)} title=${names.join(', ')}>
    ${all.slice(0, MOST).map((person) => avatar(person, page))}${rest > 0 ? html`<span class="quiet">+${page.words.number(rest)}</span>` : nothing}</div>`;
}
