import { html, svg } from '../html.js';
import { pauseIcon, playIcon } from './icons.js';
import { wordsOf } from './state.js';

/** Arrows go so many seconds; in what is shorter than ten such steps, less. */
const STEP = 5;
const FULL = 100;

/** A sound whose loudness is known: its bar shows that, and is where one goes to another place in it. What moves is not drawn anew. */
export function player(audio, file, page) {
  const words = wordsOf(page);
  const whole = file.duration / 1_000;
  return html`
    <div class="player" @play=${listened(words)} @pause=${listened(words)} @timeupdate=${listened(words)} @loadedmetadata=${listened(words)} @seeked=${listened(words)} @ended=${listened(words)}>
      ${audio}
      <button type="button" class="primary play" aria-label=${words.play} title=${words.play} @click=${({ currentTarget }) => playOrPause(currentTarget)}>${playIcon()}${pauseIcon()}</button>
      <span class="seek">
        ${bars(file.peaks, 'all')}${bars(file.peaks, 'heard')}
        <input type="range" min="0" max=${whole} step="any" value="0" aria-label=${words.position(file.name)} aria-valuetext=${words.at(clock(0), clock(whole))}
          @input=${({ target }) => goTo(target, Number(target.value), words)} @keydown=${(event) => step(event, words)}>
      </span>
      <span class="far" aria-hidden="true" data-whole=${whole}>${clock(whole)}</span>
    </div>
  `;
}

function bars(peaks, name) {
  const d = peaks.map((peak, at) => `M${at * 4 + 1} ${(FULL - Math.max(4, peak)) / 2}h2v${Math.max(4, peak)}h-2z`).join('');
  return html`<svg class=${name} viewBox="0 0 ${peaks.length * 4} ${FULL}" preserveAspectRatio="none" aria-hidden="true">${svg`<path d=${d}></path>`}</svg>`;
}

/** Events of media do not bubble: they are heard on their way down. */
function listened(words) {
  return { handleEvent: ({ currentTarget }) => show(currentTarget, words), capture: true };
}

function show(box, words) {
  const audio = box.querySelector('audio');
  const range = box.querySelector('input');
  const button = box.querySelector('.play');
  const whole = lengthOf(box, audio);
  const at = Math.min(audio.currentTime, whole);
  box.toggleAttribute('data-playing', !audio.paused);
  button.setAttribute('aria-label', audio.paused ? words.play : words.pausePlaying);
  range.max = whole;
  range.value = at;
  range.setAttribute('aria-valuetext', words.at(clock(at), clock(whole)));
  box.style.setProperty('--heard', `${whole ? (at / whole) * FULL : 0}%`);
  box.querySelector('.far').textContent = at > 0 ? `${clock(at)} / ${clock(whole)}` : clock(whole);
}

/** What a browser has recorded says no length; its sender did. */
function lengthOf(box, { duration }) {
  return Number.isFinite(duration) ? duration : Number(box.querySelector('.far').dataset.whole);
}

function playOrPause(button) {
  const audio = button.closest('.player').querySelector('audio');
  if (audio.paused) audio.play().catch(() => {});
  else audio.pause();
}

function goTo(range, seconds, words) {
  const box = range.closest('.player');
  const audio = box.querySelector('audio');
  audio.currentTime = Math.min(Math.max(0, seconds), lengthOf(box, audio));
  show(box, words);
}

function step(event, words) {
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 };
  const count = steps[event.key];
  if (!count) return;
  event.preventDefault();
  const { target } = event;
  goTo(target, Number(target.value) + count * Math.min(STEP, Number(target.max) / 10), words);
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
