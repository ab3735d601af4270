import { close, dialog, show } from '../../dialog.js';
import { html, live, nothing } from '../../html.js';
import { closeIcon } from '../../icons.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

const DIALOG = 'poll-form';
const FEWEST = 2;
const MOST = 12;
const HOUR_MS = 3_600_000;
/** How long a poll may be open without naming a day. */
const TERMS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS };

/** Something is asked in a room. What was not sent is there when one comes again. */
export function begin(page, room) {
  const state = stateOf(page);
  if (state.draft?.room !== room) state.draft = { room, question: '', choices: ['', ''], term: '', at: '', asked: null, problem: null };
  page.drawNow();
  show(DIALOG);
}

export function form(page) {
  const { draft } = stateOf(page);
  return dialog(DIALOG, wordsOf(page).title, draft ? fields(draft, page) : nothing, page);
}

function fields(draft, page) {
  const words = wordsOf(page);
  const change = (does) => (event) => {
    // What is sent again must be the same; something else is another poll.
    Object.assign(draft, { asked: null, problem: null });
    does(event);
    page.changed();
  };
  const add = () => {
    draft.choices.push('');
    page.drawNow();
    document.querySelector(`#${DIALOG} li:last-of-type input`).focus();
  };
  return html`
    <form @submit=${(event) => ask(event, draft, page)}>
      <label><span>${words.question}</span><input name="question" required autofocus maxlength="300" dir="auto" autocomplete="off" .value=${live(draft.question)}
        @input=${change(({ target }) => (draft.question = target.value))}></label>
      <fieldset><legend>${words.choices}</legend>
        <ol>${draft.choices.map((text, place) => html`<li>
          <input name="choice" ?required=${place < FEWEST} maxlength="100" dir="auto" autocomplete="off" aria-label=${words.choice(place + 1)} placeholder=${words.choice(place + 1)} .value=${live(text)}
            @input=${change(({ target }) => (draft.choices[place] = target.value))}>
          ${draft.choices.length > FEWEST ? html`<button type="button" class="plain" aria-label=${words.remove(place + 1)} title=${words.remove(place + 1)} @click=${change(() => draft.choices.splice(place, 1))}>${closeIcon()}</button>` : nothing}</li>`)}</ol>
        ${draft.choices.length < MOST ? html`<button type="button" class="link" id="add-choice" @click=${change(add)}>${words.add}</button>` : nothing}
      </fieldset>
      <label><span>${words.ends}</span><select name="term" @change=${change(({ target }) => (draft.term = target.value))}>
        ${['', ...Object.keys(TERMS), 'at'].map((term) => html`<option value=${term} ?selected=${term === draft.term}>${words.terms[term]}</option>`)}</select></label>
      ${draft.term === 'at' ? html`<label><span>${words.at}</span><input type="datetime-local" name="at" required .value=${live(draft.at)} @input=${change(({ target }) => (draft.at = target.value))}></label>` : nothing}
      ${draft.problem ? html`<p class="wrong" role="alert">${draft.problem}</p>` : nothing}
      <p class="answers"><button type="button" @click=${() => close(DIALOG)}>${words.cancel}</button><button class="primary" id="ask-poll">${words.ask}</button></p>
    </form>
  `;
}

async function ask(event, draft, page) {
  event.preventDefault();
  if (draft.sending) return;
  const words = wordsOf(page);
  draft.asked ??= { room: draft.room, question: draft.question, choices: draft.choices.map((text) => text.trim()).filter(Boolean), closes_at: endOf(draft, page), cid: crypto.randomUUID() };
  const { choices, closes_at: closes } = draft.asked;
  const wrong = new Set(choices).size < choices.length ? words.same : choices.length < FEWEST ? words.tooFew : closes <= page.parley.now() ? words.past : null;
  if (wrong) {
    Object.assign(draft, { asked: null, problem: wrong });
    return page.changed();
  }
  draft.sending = true;
  try {
    await page.parley.request('poll', draft.asked);
    stateOf(page).draft = null;
    close(DIALOG);
    if (page.chat.rooms.active === draft.room) page.toLatest({ focus: false });
  } catch (problem) {
    draft.problem = words.notDone(reasonIn(problem, page));
  }
  draft.sending = false;
  page.changed();
}

/** By the clock of the server; nothing for one that is open until somebody ends it. */
function endOf({ term, at }, page) {
  if (term === 'at') return new Date(at).getTime();
  return term ? Math.round(page.parley.now()) + TERMS[term] : undefined;
}
