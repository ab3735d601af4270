import { html, nothing } from '../html.js';
import { lightbox } from './lightbox.js';
import { stateOf, wordsOf } from './state.js';
import { attachMenu, chosen } from './waiting.js';

/** What lies above the page: the menu of the button, the place to drop files, pictures large; and what is said of uploads, once. */
export function floating(page) {
  const words = wordsOf(page);
  const { dragging } = stateOf(page);
  const { rooms, files } = page.chat;
  const { news } = files.uploads;
  return html`
    ${attachMenu(page)} ${lightbox(page)}
    <input type="file" id="choose-again" hidden @change=${(event) => again(event, page)}>
    <input type="file" id="choose-files" multiple hidden @change=${(event) => chosen(event, page)}>
    <input type="file" id="choose-camera" accept="image/*" capture="environment" hidden @change=${(event) => chosen(event, page)}>
    <div class="drop" ?hidden=${!dragging || !rooms.open}><p>${dragging && rooms.open ? (dragging.root ? words.dropInThread : words.dropHere)(rooms.titleOf(rooms.active)) : nothing}</p></div>
    <p class="unseen" role="status" id="files-said">${news ? words.announced[news.state](news.name) : nothing}</p>
  `;
}

/** Over a place where one writes, or over none of them any more. */
export function dragged(page, place) {
  stateOf(page).dragging = place;
}

/** The file of an upload that was begun before this page was. */
async function again({ target }, page) {
  const { again: entry } = stateOf(page);
  const [file] = target.files;
  target.value = '';
  if (!file || !entry) return;
  try {
    const same = await page.chat.files.uploads.goOn(entry, file);
    page.viewState.remark = same ? null : wordsOf(page).otherFile(entry.body.files[0].name);
  } catch (problem) {
    page.chat.notices.tell({ problem, room: entry.room, act: true });
  }
  page.changed();
}
