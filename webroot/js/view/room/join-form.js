import { html, nothing } from '../html.js';
import { roomProblem } from './unavailable.js';

const UNAVAILABLE = 500;

/** Where one names a room to go to. A name that is refused stays, with the reason beneath it. */
export function joinForm(page) {
  const { words, viewState } = page;
  const refused = viewState.refusedRoom;
  return html`
    <form class="new-room" @submit=${(event) => join(event, page)}>
      <label for="new-room">${words.newRoom}</label>
      <div class="joined">
        <input id="new-room" name="room" maxlength="128" autocomplete="off" autocapitalize="none" spellcheck="false"
          placeholder=${words.newRoomHint} aria-describedby="new-room-problem" aria-invalid=${refused ? 'true' : 'false'}
          @input=${() => refuse(page, null)}>
        <button>${words.join}</button>
      </div>
      <p id="new-room-problem" class="wrong" role="alert">${refused ? `${refused.name}: ${roomProblem(refused.problem, words)}` : nothing}</p>
    </form>
  `;
}

/** Goes there once the server has let one in; offline, at once, and it asks when it can. */
async function join(event, page) {
  event.preventDefault();
  const form = event.target;
  const input = form.elements.room;
  const name = input.value.normalize('NFC').trim().replace(/^#/, '').replace(/\s+/g, '-');
  if (!name) return input.focus();
  const { chat, parley } = page;
  const from = chat.rooms.active;
  try {
    const { room } = await parley.request('join', { room: name });
    // He is in it already, so it is among his rooms.
    if (!enter(room)) parley.join(room).catch(() => {});
  } catch (problem) {
    // What is wrong with the server for now says nothing of the name.
    if (problem.code >= UNAVAILABLE || ['disconnected', 'timeout'].includes(problem.name)) return void enter(name);
    refuse(page, { name, problem });
    if (writesHere()) input.focus();
  }

  // Whoever went on elsewhere while the server thought about it is not moved from there.
  function writesHere() {
    return page.chat === chat && chat.rooms.active === from && (form.contains(document.activeElement) || document.activeElement === document.body);
  }

  function enter(room) {
    if (!writesHere()) return false;
    input.value = '';
    page.openDrawer(null);
    chat.navigation.open(room);
    return true;
  }
}

function refuse(page, refused) {
  page.viewState.refusedRoom = refused;
  page.changed();
}
