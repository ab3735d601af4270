import { addressOfBoard, putAddress } from '../../chat/board/address.js';
import { settleLog } from './log.js';
import { stateOf } from './state.js';
import { shownInStrip } from './strip.js';

/** Opens a board in place of the one that is open; `replace` takes the place of the address, too. */
export function open(page, { room, board }, replace) {
  page.boards.opened = { room, board };
  stateOf(page).zoomed.clear();
  putAddress(addressOfBoard({ room, board }), replace);
  page.changed();
}

/** One that was taken away while it is open is there again. */
export function begun(page) {
  const { live } = stateOf(page).boards.of(page.boards.opened);
  if (live.phase === 'deleted') live.retry();
}

/** Back to the list. */
export function close(page) {
  const { opened } = page.boards;
  if (!opened) return;
  if (location.hash === addressOfBoard(opened)) putAddress(page.boards.addressOf(opened.room), true);
  page.boards.opened = null;
  page.changed();
}

/** The address is another one, and names this board or none; `was` is the room that was open. It is told twice, by two events. */
export async function follow(page, named, was) {
  const state = stateOf(page);
  const { rooms, navigation } = page.chat;
  const { opened } = page.boards;
  if (location.hash === state.followed) return;
  state.followed = location.hash;
  if (!named) {
    if (opened && was === opened.room && location.hash === page.boards.addressOf(opened.room)) page.closeBeside();
    return;
  }
  if (rooms.active !== named.room) await navigation.open(named.room, { replace: true, focus: null });
  if (rooms.active === named.room) page.boards.open(named, true);
}

/** After each drawing: only what is shown is watched. */
export function settle(page) {
  const state = stateOf(page);
  const { opened } = page.boards;
  if (page.beside !== 'boards') close(page);
  else if (page.besideShown && opened) {
    state.followed = addressOfBoard(opened);
    putAddress(state.followed, true);
  }
  const shown = page.besideShown && page.beside === 'boards' && page.boards.opened ? [page.boards.opened] : [];
  state.boards.watchOnly([...shown, ...shownInStrip(page)]);
  state.charts.settle();
  settleLog(page);
}
