import { html, nothing } from '../html.js';
import { pauseIcon, playIcon } from './icons.js';
import { LogScreen } from './log-screen.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'];
const TYPED_MS = 300;

/** The log of the board that is open; it is followed while it is shown. */
class ShownLog {
  filter = { level: 'trace', text: '', sources: [] };
  #typed;

  constructor(page, words) {
    this.live = stateOf(page).boards.linesOf(page.boards.opened);
    this.screen = new LogScreen(this.live, words);
  }

  look(change, soon) {
    Object.assign(this.filter, change);
    clearTimeout(this.#typed);
    const look = () => {
      const { level, text, sources } = this.filter;
      this.live.look({ level, text: text.trim() || undefined, sources });
    };
    if (soon) look();
    else this.#typed = setTimeout(look, TYPED_MS);
  }
}

/** Lines as they come, with what one looks for; a board has one log, so the first tile of it has it. */
export function log({ live: board, tile }, page) {
  const words = wordsOf(page);
  const shown = of(page, words);
  const { live, filter, screen } = shown;
  const sources = [...board.state.metrics.values()].filter(({ lines }) => lines).map(({ name }) => name).sort();
  const go = () => {
    live.go();
    page.drawNow();
    screen.toEnd();
  };
  return html`
    <div class="log-tools" role="group" aria-label=${words.logTools}>
      <select id="log-level" aria-label=${words.level} @change=${({ target }) => shown.look({ level: target.value }, true)}>${LEVELS.map((level) => html`<option value=${level} ?selected=${level === filter.level}>${words.levelsFrom[level]}</option>`)}</select>
      ${sources.length > 1 ? html`<select id="log-source" aria-label=${words.source} @change=${({ target }) => shown.look({ sources: target.value ? [target.value] : [] }, true)}><option value="">${words.allSources}</option>${sources.map((name) => html`<option ?selected=${filter.sources[0] === name}>${name}</option>`)}</select>` : nothing}
      <input id="log-find" type="search" maxlength="200" autocomplete="off" placeholder=${words.find} aria-label=${words.find} .value=${filter.text} @input=${({ target }) => shown.look({ text: target.value })}>
      <button type="button" class="plain" id="log-hold" aria-pressed=${live.held} aria-label=${words.hold} title=${words.hold} @click=${() => (live.held ? go() : live.hold())}>${live.held ? playIcon() : pauseIcon()}</button>
    </div>
    ${live.problem ? html`<p class="wrong" role="alert">${words.cannotOpen(reasonIn(live.problem, page))}</p>` : nothing}
    ${screen.host}
    <p class="log-state quiet" role="status">${live.held ? html`<button type="button" class="link" id="log-go" @click=${go}>${words.waiting(live.waiting)}</button>`
    : live.phase === 'live' && !live.lines.length ? words.noLines : words.logPhases[live.phase]}</p>
    ${shows(() => screen.show(tile.title ?? words.logTools, sources.length > 1))}
  `;
}

/** After the host has its place. */
function shows(what) {
  queueMicrotask(what);
  return nothing;
}

function of(page, words) {
  const state = stateOf(page);
  const { room, board } = page.boards.opened;
  const key = `${room}/${board} ${words.tag}`;
  if (state.log?.key !== key) {
    leave(page);
    state.log = { key, shown: new ShownLog(page, words) };
  }
  state.log.drawn = true;
  return state.log.shown;
}

/** After each drawing: what is not shown is not followed. */
export function settleLog(page) {
  const { log: was } = stateOf(page);
  if (!was) return;
  if (!was.drawn || page.beside !== 'boards' || !page.besideShown || !page.boards.opened) leave(page);
  else was.drawn = false;
}

function leave(page) {
  const state = stateOf(page);
  state.log?.shown.live.close();
  state.log = null;
}
