import { html, live, nothing } from '../html.js';
import { closeIcon } from '../icons.js';
import { valuesOf } from '../../chat/board/values.js';
import { upIcon } from './icons.js';
import { RANGES } from './ranges.js';

/** How each kind can be shown. */
const SHOWS = {
  count: ['number', 'line', 'bars', 'table'],
  gauge: ['number', 'line', 'bars', 'table'],
  observe: ['number', 'line', 'bars', 'histogram', 'table'],
  unique: ['number', 'line', 'bars', 'table'],
  top: ['top', 'table'],
  values: ['table', 'poll'],
};
const ALL = ['number', 'line', 'bars', 'histogram', 'top', 'table', 'poll', 'log'];

/** The fields of one tile. `known` has what the board has already, by name of a metric: `{ kind, labels: Map of Sets }`. */
export function fields(tile, index, { draft, known, change, words }) {
  const field = (name) => ({ target }) => (tile[name] = target.value);
  const { kind, labels = new Map() } = known.get(tile.metric) ?? {};
  const shows = SHOWS[kind] ?? ALL;
  const offered = shows.includes(tile.show) ? shows : [...shows, tile.show];
  return html`<li>
    <label><span>${words.metric}</span><input data-field="metric" required maxlength="100" pattern="[a-zA-Z_][a-zA-Z0-9_.:\\-]*" autocomplete="off" list="known-metrics" .value=${live(tile.metric)} @change=${change(field('metric'))} @input=${field('metric')}></label>
    ${choice('show', words.show, offered.map((one) => [one, words.shows[one] ?? one]), tile.show, change(field('show')))}
    ${tile.show !== 'histogram' && valuesOf(kind).length ? choice('value', words.valueShown, valuesOf(kind).map((one) => [one, words.valueOf(kind, one).trim()]), tile.value ?? valuesOf(kind)[0], change(field('value'))) : nothing}
    ${[...labels].map(([key, found]) => choice(`label-${key}`, key, [['', words.anyLabel], ...offeredWith(found, tile.labels?.[key]).map((one) => [one, one])], tile.labels?.[key] ?? '', change(({ target }) => label(tile, key, target.value))))}
    <label><span>${words.title}</span><input data-field="title" maxlength="100" autocomplete="off" dir="auto" .value=${live(tile.title ?? '')} @input=${field('title')}></label>
    <label><span>${words.unit}</span><input data-field="unit" maxlength="20" autocomplete="off" .value=${live(tile.unit ?? '')} @input=${field('unit')}></label>
    ${choice('range', words.range, RANGES.map((range, at) => [range, words.rangeNames[at]]), tile.range_ms ?? 600_000, ({ target }) => (tile.range_ms = Number(target.value)))}
    <span class="draft-moves">
      ${index ? html`<button type="button" class="plain" aria-label=${words.moveUp(tile.metric)} title=${words.moveUp(tile.metric)} @click=${change(() => draft.tiles.splice(index - 1, 2, tile, draft.tiles[index - 1]))}>${upIcon()}</button>` : nothing}
      <button type="button" class="plain" aria-label=${words.removeTile(tile.metric)} title=${words.removeTile(tile.metric)} @click=${change(() => draft.tiles.splice(index, 1))}>${closeIcon()}</button>
    </span>
  </li>`;
}

function choice(name, title, options, chosen, does) {
  return html`<label><span dir="auto">${title}</span><select data-field=${name} @change=${does}>${options.map(([value, text]) => html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`)}</select></label>`;
}

/** What was chosen stays, also where nothing is recorded for it. */
function offeredWith(found, chosen) {
  return [...new Set(chosen == null ? found : [...found, chosen])].sort();
}

function label(tile, key, value) {
  const { [key]: before, ...labels } = tile.labels ?? {};
  if (value) labels[key] = value;
  tile.labels = Object.keys(labels).length ? labels : undefined;
}
