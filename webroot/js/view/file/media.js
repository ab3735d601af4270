import { remember, remembered } from '../../chat/preferences.js';
import { html, live, nothing } from '../html.js';
import { canListen, listen } from './live.js';
import { player } from './player.js';
import { previewOf } from './previews.js';
import { stateOf, wordsOf } from './state.js';

const RATES = [1, 1.25, 1.5, 1.75, 2];
/** A link that is younger than this, in milliseconds, has not ended. */
const YOUNG_MS = 60_000;

/** A sound plays while it comes in, and faster if one likes. */
export function sound(shown, page) {
  const { file } = shown;
  const words = wordsOf(page);
  const src = stateOf(page).live.get(file.id) ?? sourceOf(shown, page);
  if (recording(shown, page)) return shown.row.own || !canListen() ? nothing : html`<p><button type="button" class="listen" @click=${() => listen(file, page)}>${words.listen}</button></p>`;
  if (later(shown, page)) return note(words.playsLater);
  const own = file.peaks?.length > 0 && file.duration > 0;
  const audio = html`<audio ?controls=${!own} preload=${shown.whole ? 'metadata' : 'none'} aria-label=${file.name} src=${src ?? nothing} @play=${({ target }) => (target.playbackRate = rate())}
    @error=${(event) => again(event, file, page)}></audio>`;
  return html`
    <div class="sound">
      ${own ? player(audio, file, page) : audio}
      <select class="speed" aria-label=${words.speed} title=${words.speed} @change=${(event) => faster(event, page)}>
        ${RATES.map((one) => html`<option value=${one} .selected=${live(one === rate())}>${words.times(one)}</option>`)}
      </select>
    </div>
  `;
}

/** A film plays while it comes in, where its format lets it. */
export function film(shown, page) {
  const { file } = shown;
  if (later(shown, page)) return note(wordsOf(page).playsLater);
  return html`<video controls playsinline preload=${shown.whole ? 'metadata' : 'none'} width="360" height="203" aria-label=${file.name}
    src=${sourceOf(shown, page) ?? nothing} @error=${(event) => again(event, file, page)}></video>`;
}

/** What is on this device need not be fetched. */
function sourceOf({ file, source }, page) {
  return (source && previewOf(source)) ?? (file.id ? page.chat.files.links.of(file.id) : null);
}

/** It is being made just now. */
function recording({ file, whole }, page) {
  return !whole && file.size == null && !stateOf(page).live.has(file.id);
}

function later({ file, whole, source }, page) {
  return !whole && !stateOf(page).live.has(file.id) && !source && file.id && file.state === 'uploading' && page.chat.files.films.plays(file) === false;
}

function note(text) {
  return html`<p class="plays-later quiet">${text}</p>`;
}

function rate() {
  return Number(remembered('speed')) || 1;
}

function faster({ target }, page) {
  remember('speed', target.value === '1' ? null : target.value);
  target.closest('.sound').querySelector('audio').playbackRate = Number(target.value);
  page.changed();
}

/** A link ends after ten minutes: with a new one it goes on where it was. Otherwise this browser cannot play it. */
async function again({ target: media }, file, page) {
  const { renewals, broken } = stateOf(page);
  if (!file.id || !media.getAttribute('src') || media.src.startsWith('blob:')) return;
  const { currentTime: at, paused } = media;
  const young = Date.now() - (renewals.get(file.id) ?? 0) < YOUNG_MS;
  const renewed = !young && (await page.chat.files.links.renew(file.id).catch(() => null));
  renewals.set(file.id, Date.now());
  if (!renewed) broken.add(file.id);
  page.drawNow();
  if (!renewed) return;
  media.currentTime = at;
  if (!paused) media.play().catch(() => {});
}
