import { html, nothing } from '../html.js';
import { stateOf, wordsOf } from './state.js';

/** So long after the last byte a file waits for its sender, in milliseconds; it grows twice a second otherwise. */
const QUIET_MS = 10_000;

/** How far a file has come that is not whole, and what its sender can do about it. */
export function coming(shown, page) {
  const { file, row, upload } = shown;
  if (file.reason) return refused(shown, page);
  if (upload) return sending(shown, page);
  return row.own ? left(shown, page) : arriving(shown, page);
}

/** One's own, from this tab. */
function sending({ file, row, upload }, page) {
  const words = wordsOf(page);
  const { uploads } = page.chat.files;
  const { state, sent } = upload;
  const act = (name, label, does) => html`<button type="button" class="link" data-act=${name} @click=${does}>${label}</button>`;
  const cancel = act('cancel', state === 'failed' ? words.discard : words.cancel, () => cancelled(row, page));
  const acts = {
    waiting: [],
    sending: [act('pause', words.pause, () => uploads.pause(row.cid))],
    paused: [act('resume', words.resume, () => uploads.resume(row.cid))],
    broken: [act('resume', words.tryNow, () => uploads.resume(row.cid))],
    failed: [act('resume', words.retry, () => uploads.resume(row.cid))],
  };
  return html`
    ${state === 'failed' ? nothing : bar(file, sent, page)}
    <p class=${state === 'failed' ? 'after wrong' : 'after quiet'}><span>${sendingWords(upload, words, page)}</span> ${state === 'failed' || state === 'waiting' ? nothing : far(file, sent, words)} ${acts[state]}${cancel}</p>
  `;
}

/** Nobody may have it, whatever its sender does. */
function refused({ file, row }, page) {
  const words = wordsOf(page);
  return html`<p class="after wrong"><span>${words.refused[file.reason] ?? words.gaveUp}</span>
    ${row.own ? html`<button type="button" class="link" data-act="cancel" @click=${() => cancelled(row, page)}>${words.discard}</button>` : nothing}</p>`;
}

/** Of a file that its sender has sent, and which others cannot see yet. */
export function madeReady(file, page) {
  return file.state === 'uploading' && file.size != null && file.have === file.size ? html`<p class="after quiet"><span>${wordsOf(page).madeReady}</span></p>` : null;
}

function sendingWords({ state, problem }, words, page) {
  if (state === 'waiting') return words.queued;
  if (state === 'paused') return problem ? words.replaced : words.paused;
  if (state === 'broken') return problem.name === 'no_space' ? words.noSpace : words.broken;
  if (state === 'failed') return words.failed(words.problems[problem.name] ?? page.words.problems[problem.name] ?? problem.message);
  return words.sending;
}

/** One's own, but this tab does not have it: it was begun before a reload, or elsewhere. */
function left({ file, row }, page) {
  const words = wordsOf(page);
  const again = () => {
    stateOf(page).again = row.entry;
    document.getElementById('choose-again').click();
  };
  const ready = madeReady(file, page);
  if (ready) return ready;
  if (file.state === 'uploading' && moves(file, page)) return html`${bar(file, file.have, page)}<p class="after quiet"><span>${words.elsewhere}</span> ${far(file, file.have, words)}</p>`;
  // A recording is gone with the page that made it.
  const lost = file.state === 'failed' || file.size == null;
  return html`
    ${file.have == null ? nothing : bar(file, file.have, page)}
    <p class="after quiet waits"><span>${lost ? words.gaveUp : words.waitsForFile}</span>
      ${lost ? nothing : html`<button type="button" class="link" data-act="again" @click=${again}>${words.chooseAgain}</button>`}
      <button type="button" class="link" data-act="cancel" @click=${() => cancelled(row, page)}>${words.cancel}</button></p>
  `;
}

/** Somebody else's. */
function arriving({ file }, page) {
  const words = wordsOf(page);
  if (file.state === 'failed') return html`<p class="after quiet">${words.gaveUp}</p>`;
  const ready = madeReady(file, page);
  if (ready) return ready;
  const known = file.have != null;
  return html`${bar(file, file.have, page)}<p class="after quiet"><span>${moves(file, page, true) ? words.comesIn : words.waitsForSender}</span> ${known ? far(file, file.have, words) : nothing}</p>`;
}

function bar(file, have, page) {
  const words = wordsOf(page);
  const unknown = file.size == null || have == null;
  return html`<progress aria-label=${words.progress(file.name)} max=${file.size || 1} value=${unknown ? nothing : Math.min(have, file.size)}></progress>`;
}

function far({ size }, have, words) {
  return html`<span class="far">${words.soFar(have ?? 0, size)}${size ? ` · ${words.share((have ?? 0) / size)}` : nothing}</span>`;
}

/** Whether something of it has come just now; `hopeful` where one has only just begun to look. */
function moves({ id, at }, page, hopeful = false) {
  const { since } = stateOf(page);
  if (!since.has(id)) {
    since.set(id, Date.now());
    setTimeout(() => page.changed(), QUIET_MS + 1);
  }
  const last = at ?? (hopeful ? since.get(id) : 0);
  const quiet = Date.now() - last;
  if (at && at !== since.get(id)) {
    since.set(id, at);
    setTimeout(() => page.changed(), QUIET_MS + 1);
  }
  return quiet < QUIET_MS;
}

async function cancelled(row, page) {
  const about = row.entry ?? { cid: row.cid, body: { files: row.files } };
  try {
    await page.chat.files.uploads.cancel(about);
  } catch (problem) {
    page.chat.notices.tell({ problem, room: page.chat.rooms.active, act: true, again: () => cancelled(row, page) });
  }
}
