import { heaviest, votes } from '../../chat/board/tiles.js';
import { html } from '../html.js';
import { stateOf, wordsOf } from './state.js';

/** The longest stands for all of the width; each is a row of a table, so that it can be read without being seen. */
export function bars(kind, from, tile, page) {
  const words = wordsOf(page);
  const found = kind === 'poll' ? votes(from) : heaviest(from);
  if (!found.length) return html`<p class="quiet">${words.nothingYet}</p>`;
  const most = Math.max(...found.map(([, weight]) => weight), 1);
  const plain = kind === 'table' || stateOf(page).asTable;
  const off = found.some(([, , error]) => error > 0);
  return html`
    <table class=${plain ? 'plain-bars' : 'bars'}>
      <thead class=${plain ? '' : 'unseen'}><tr><th scope="col">${words.key}</th><th scope="col">${kind === 'poll' ? words.votes : words.weight}</th></tr></thead>
      <tbody>${found.map(([key, weight, error]) => html`<tr>
        <th scope="row" dir="auto" title=${key}>${plain ? key : html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${((weight / most) * 100).toFixed(1)} height="1"></rect></svg><span>${key}</span>`}</th>
        <td>${words.number(weight)}${error ? html` <span class="quiet">−${words.number(error)}</span>` : ''}</td></tr>`)}</tbody>
    </table>
    <p class="quiet">${kind === 'poll' ? words.people(found.reduce((sum, [, count]) => sum + count, 0)) : words.lastHour}${off ? html` · ${words.atMost}` : ''}</p>
  `;
}
