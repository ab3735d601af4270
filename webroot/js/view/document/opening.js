import { addressOfDocument, putAddress } from '../../chat/document/address.js';
import { stateOf, wordsOf } from './state.js';

let writing = null;

/** Opens a document in place of the one that is open; `replace` takes the place of the address, too. */
export function open(page, { room, doc }, replace) {
  const { opened } = page.documents;
  if (opened?.room !== room || opened.doc !== doc) {
    leave(page);
    page.documents.opened = { room, doc };
    load(page);
  }
  putAddress(addressOfDocument({ room, doc }), replace);
  page.changed();
}

/** Back to the list. */
export function close(page) {
  const { opened } = page.documents;
  if (!opened) return;
  if (location.hash === addressOfDocument(opened)) putAddress(page.documents.addressOf(opened.room), true);
  page.documents.opened = null;
  leave(page);
  page.changed();
}

/** As the server has it: what was written and not taken is given up. */
export function reopen(page) {
  hold();
  leave(page, { discarded: true });
  load(page);
}

/** The focus stays in the pane when what had it goes. */
export function hold() {
  document.getElementById('beside')?.focus({ preventScroll: true });
}

/** On phones the keyboard would cover what one came to read. */
export function toText(page) {
  if (matchMedia('(hover: hover)').matches) stateOf(page).editor?.focus();
  else hold();
}

/** The address is another one, and names this document or none; `was` is the room that was open. It is told twice, by two events. */
export async function follow(page, named, was) {
  const state = stateOf(page);
  const { rooms, navigation } = page.chat;
  const { opened } = page.documents;
  if (location.hash === state.followed) return;
  state.followed = location.hash;
  if (!named) {
    // One went back from it to its room.
    if (opened && was === opened.room && location.hash === page.documents.addressOf(opened.room)) page.closeBeside();
    return;
  }
  if (rooms.active !== named.room) await navigation.open(named.room, { replace: true, focus: null });
  if (rooms.active === named.room) page.documents.open(named, true);
}

/** After each drawing. */
export function settle(page) {
  const state = stateOf(page);
  if (page.beside !== 'documents') return close(page);
  if (page.besideShown && page.documents.opened) {
    state.followed = addressOfDocument(page.documents.opened);
    putAddress(state.followed, true);
  }
  const { opened, editor } = state;
  if (!opened) return;
  editor.settle(wordsOf(page), opened.mayWrite, opened.title);
  if (!state.focus || !opened.here || opened.versions || !editor.host.isConnected) return;
  state.focus = false;
  const { activeElement: held } = document;
  if (held === document.body || held.closest('#beside')) toText(page);
}

/** What waits in this browser goes to the server. */
export async function deliver(page) {
  (await bring()).deliver(page.parley, page.documents.unsent);
}

/** Loads the editor, and the document that is to be open with it. */
export async function load(page) {
  const state = stateOf(page);
  const wanted = page.documents.opened;
  state.failed = false;
  try {
    const { Editor, OpenDocument } = await bring();
    if (page.documents.opened !== wanted || state.opened) return;
    const { parley, chat, viewState, changed, documents } = page;
    state.opened = new OpenDocument({ parley, ops: state.documents.ops, me: () => chat.me, unsent: documents.unsent, changed }, wanted.room, wanted.doc);
    state.editor = new Editor({ opened: state.opened, colourOf: (id) => viewState.colours.of(id), style: new URL('css/document.css', document.baseURI).href });
    state.focus = true;
    guard(state);
  } catch (problem) {
    console.warn('the editor could not be loaded', problem);
    state.failed = page.documents.opened === wanted;
  }
  page.changed();
}

/** The editor, and what it needs of Yjs. */
function bring() {
  writing ??= import('./writing.js').catch((problem) => {
    writing = null;
    throw problem;
  });
  return writing;
}

function leave(page, how) {
  const state = stateOf(page);
  const { opened, editor } = state;
  Object.assign(state, { opened: null, editor: null, problem: null, focus: false });
  editor?.destroy();
  opened?.close(how);
}

let guarded = null;

/** Asks before what no storage of this browser has kept is lost. */
function guard(state) {
  if (!guarded) window.addEventListener('beforeunload', (event) => guarded.opened && !guarded.opened.shared.kept && event.preventDefault());
  guarded = state;
}
