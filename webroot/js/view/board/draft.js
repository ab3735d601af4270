import { tilesOf } from '../../chat/board/tiles.js';
import { close, dialog, show } from '../dialog.js';
import { html, live } from '../html.js';
import { deleting } from './deleting.js';
import { fields } from './draft-fields.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

const DIALOG = 'board-draft';
const EMPTY = { metric: '', show: 'line' };

/** A new board of the open room. */
export function begin(page) {
  open(page, { room: page.chat.rooms.active, board: '', title: '', tiles: [{ ...EMPTY, metric: 'clicks', show: 'number' }, { ...EMPTY, metric: 'clicks' }] });
}

/** The board that is open, as it looks now. */
export function edit(page) {
  const { room, board } = page.boards.opened;
  const { live: seen } = stateOf(page).boards.of(page.boards.opened);
  open(page, { room, board, there: true, title: seen.state.title ?? '', tiles: tilesOf(seen.state).map((tile) => ({ ...tile })) });
}

function open(page, draft) {
  stateOf(page).draft = { ...draft, json: null, problem: null };
  page.drawNow();
  show(DIALOG);
}

/** Its name, its title, and its tiles in fields or as JSON. */
export function draftDialog(page) {
  const { draft } = stateOf(page);
  const words = wordsOf(page);
  const change = (does) => (event) => {
    draft.problem = null;
    does(event);
    page.changed();
  };
  const all = draft ? known(draft, page) : null;
  return dialog(DIALOG, draft?.there ? words.editTitle : words.newBoard, draft ? html`
    <form class="board-draft" id="board-form" @submit=${(event) => save(event, page)}>
      ${draft.there ? '' : html`<label><span>${words.name}</span><input name="board" required maxlength="60" pattern=${'[\\p{L}\\p{N}][\\p{L}\\p{N}_.\\-]*'} autocomplete="off" title=${words.nameHint} .value=${live(draft.board)} @input=${({ target }) => (draft.board = target.value)}></label>`}
      <label><span>${words.title}</span><input name="title" maxlength="100" autocomplete="off" .value=${live(draft.title)} @input=${({ target }) => (draft.title = target.value)}></label>
      ${draft.json == null ? html`
        <datalist id="known-metrics">${[...all.keys()].map((name) => html`<option value=${name}></option>`)}</datalist>
        <ol class="draft-tiles">${draft.tiles.map((tile, index) => fields(tile, index, { draft, known: all, change, words }))}</ol>
        <p class="answers"><button type="button" id="add-tile" @click=${change(() => draft.tiles.push({ ...EMPTY }))}>${words.addTile}</button>
          <button type="button" id="as-json" @click=${change(() => (draft.json = JSON.stringify(draft.tiles.map(clean), null, 2)))}>JSON</button></p>`
    : html`<label><span>${words.json}</span><textarea name="json" rows="12" spellcheck="false" .value=${live(draft.json)} @input=${({ target }) => (draft.json = target.value)}></textarea></label>
        <p class="answers"><button type="button" id="as-form" @click=${change(() => read(draft, words))}>${words.asForm}</button></p>`}
      ${draft.problem ? html`<p class="wrong" role="alert">${typeof draft.problem === 'string' ? draft.problem : words.notDone(reasonIn(draft.problem, page))}</p>` : ''}
      ${deleting(draft, DIALOG, change, page)}
      <p class="answers"><button type="button" @click=${() => close(DIALOG)}>${words.cancel}</button><button class="primary" id="save-board">${words.save}</button></p>
    </form>` : '', page);
}

/** Of the board that is open: what can be chosen. */
function known({ there }, page) {
  const found = new Map();
  if (!there || !page.boards.opened) return found;
  const { live: seen } = stateOf(page).boards.of(page.boards.opened);
  for (const name of seen.state.values.keys()) found.set(name, { kind: 'values' });
  for (const [name, { kind, series }] of seen.state.metrics) found.set(name, { kind, labels: labelsOf(series.values()) });
  return found;
}

function labelsOf(series) {
  const found = new Map();
  for (const { labels } of series) {
    for (const [key, value] of Object.entries(labels)) found.set(key, (found.get(key) ?? new Set()).add(value));
  }
  return found;
}

/** From JSON back into fields; says whether it could be read. */
function read(draft, words) {
  try {
    const tiles = JSON.parse(draft.json);
    if (!Array.isArray(tiles) || !tiles.every((tile) => typeof tile?.metric === 'string')) throw new SyntaxError();
    Object.assign(draft, { tiles, json: null });
    return true;
  } catch {
    draft.problem = words.badJson;
    return false;
  }
}

/** What is empty is not said. */
function clean(tile) {
  return Object.fromEntries(Object.entries(tile).filter(([, value]) => value != null && value !== ''));
}

async function save(event, page) {
  event.preventDefault();
  const state = stateOf(page);
  const words = wordsOf(page);
  const { draft } = state;
  if (draft.json != null && !read(draft, words)) return void page.changed();
  const { room, board, title, tiles } = draft;
  try {
    const made = await state.boards.ops.layout(room, board.normalize('NFC'), { title: title.trim() || undefined, tiles: tiles.map(clean) });
    close(DIALOG);
    page.boards.ask();
    if (page.chat?.rooms.active === room && page.beside === 'boards') page.boards.open({ room, board: made.board });
  } catch (problem) {
    draft.problem = problem;
  }
  page.changed();
}
