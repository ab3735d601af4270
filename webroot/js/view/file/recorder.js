import { html, nothing } from '../html.js';
import { stateOf, wordsOf } from './state.js';
import { choose } from './waiting.js';

/** What players everywhere know comes first. */
const TYPES = [['audio/mp4', 'm4a'], ['audio/webm', 'weba'], ['audio/ogg', 'oga']];
const SLICE_MS = 1_000;

export function canRecord() {
  return typeof MediaRecorder === 'function' && navigator.mediaDevices?.getUserMedia != null;
}

/** Begins to record. What comes of it waits like a file that one has chosen, so that one hears it before one sends it; or goes live. */
export async function record(page, place) {
  const state = stateOf(page);
  if (state.recording) return;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [type, ending] = TYPES.find(([one]) => MediaRecorder.isTypeSupported(one)) ?? ['', 'weba'];
    const media = new MediaRecorder(stream, type ? { mimeType: type } : {});
    const began = Date.now();
    const name = `${wordsOf(page).voiceName} ${page.words.short(began).replaceAll(':', '.')}.${ending}`;
    const recording = { place, media, began, name, type: media.mimeType.split(';')[0] || 'audio/webm', sound: page.chat.files.uploads.recording(), kept: true, cid: null };
    media.ondataavailable = ({ data }) => recording.sound.push(data);
    media.onstop = () => stopped(recording, stream, page);
    media.start(SLICE_MS);
    recording.ticks = setInterval(() => page.changed(), SLICE_MS);
    state.recording = recording;
    page.drawNow();
    document.getElementById('stop-recording')?.focus();
  } catch {
    page.viewState.remark = wordsOf(page).noMicrophone;
    page.changed();
  }
}

/** While one records: how long already, and the ways to end it. */
export function recorder(page, { draft }) {
  const words = wordsOf(page);
  const { recording } = stateOf(page);
  if (recording?.place.draft !== draft) return nothing;
  const seconds = Math.floor((Date.now() - recording.began) / 1_000);
  return html`
    <div class="recorder" id="recorder">
      <span class="lamp" aria-hidden="true"></span><span role="status">${recording.cid ? words.live : words.recording}</span>
      <span class="far" role="timer">${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}</span>
      ${recording.cid ? nothing : html`<button type="button" id="go-live" title=${words.goLiveHint} @click=${() => goLive(recording, page)}>${words.goLive}</button>`}
      <button type="button" class="primary" id="stop-recording" @click=${() => recording.media.stop()}>${words.stop}</button>
      <button type="button" id="cancel-recording" @click=${() => cancel(recording)}>${words.cancel}</button>
    </div>
  `;
}

/** Everybody in the room hears it from now on, from its beginning. */
function goLive(recording, page) {
  const { room, root } = recording.place;
  recording.cid = page.chat.files.uploads.send(room.name, recording.sound, { name: recording.name, type: recording.type, ...(root && { reply: root }) });
  page.drawNow();
  document.getElementById('stop-recording')?.focus();
}

function cancel(recording) {
  recording.kept = false;
  recording.media.stop();
}

function stopped({ sound, ticks, name, type, began, place, kept, cid }, stream, page) {
  clearInterval(ticks);
  for (const track of stream.getTracks()) track.stop();
  stateOf(page).recording = null;
  sound.end();
  page.drawNow();
  if (cid && !kept) page.chat.files.uploads.cancel({ cid }).catch((problem) => page.chat.notices.tell({ problem, room: place.room.name, act: true }));
  if (kept && !cid) choose(page, place, [new File([sound.slice(0)], name, { type })], { seconds: (Date.now() - began) / 1_000 });
  else document.getElementById(place.id)?.focus();
}
