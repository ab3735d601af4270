import { html, live, nothing, svg } from '../../html.js';
import { idOf } from '../../message/body.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

/** No poll has more; a message can say what it likes. */
const MOST = 12;

/** A poll in its message: what can be chosen with a bar for each, which moves while people vote. Until the server tells it is as the message has it. */
export function card(row, said, page) {
  const { entry, own } = row;
  const words = wordsOf(page);
  const ballot = stateOf(page).polls.of(entry);
  const counts = said.counts ?? [];
  const now = ballot.now ?? { choices: said.choices.slice(0, MOST).map((choice, place) => [String(choice), Number(counts[place]) || 0]), voters: Number(said.voters) || 0, closed_at: said.closed_at };
  const over = ballot.now ? ballot.over : said.closed_at != null;
  const shown = { now, over, mine: ballot.mine, name: idOf(row, 'poll'), vote: (choice) => ballot.vote(choice) };
  return html`
    <div class="poll" id=${idOf(row, 'text')} data-poll=${entry.id} ?data-over=${over} aria-live="off">
      <fieldset><legend dir="auto">${ballot.question ?? said.question}</legend>
        ${over ? html`<ul class="poll-choices">${now.choices.map((one) => html`<li class="poll-choice" ?data-mine=${one[0] === ballot.mine}>${choice(one, shown, words)}</li>`)}</ul>`
      : html`<div class="poll-choices">${now.choices.map((one) => html`<label class="poll-choice" ?data-mine=${one[0] === ballot.mine}>
          <input type="radio" name=${shown.name} value=${one[0]} .checked=${live(one[0] === ballot.mine)} @change=${() => shown.vote(one[0])}>${choice(one, shown, words)}</label>`)}</div>`}
      </fieldset>
      <p class="about-poll quiet"><span>${words.voters(now.voters)}${over ? html` · <b>${words.over}</b>` : now.closes_at ? html` · ${words.until(page.words.full(now.closes_at))}` : nothing}</span>
        ${!over && ballot.mine != null ? html`<button type="button" class="link withdraw" @click=${() => withdraw(shown)}>${words.withdraw}</button>` : nothing}
        ${!over && own ? end(entry, ballot, page) : nothing}</p>
      <p class="unseen" role="status">${ballot.voted ? (ballot.mine == null ? words.withdrawn : words.voted(ballot.mine)) : nothing}</p>
      ${ballot.problem ? html`<p class="wrong" role="alert">${words.notDone(reasonIn(ballot.problem, page))}</p>` : nothing}
    </div>
  `;
}

/** To the eye a bar and a mark, to the ear a sentence. */
function choice([text, votes], { now, mine }, words) {
  const part = now.voters ? votes / now.voters : 0;
  return html`<span class="choice-text" dir="auto">${text}</span>
    <span class="choice-count" aria-hidden="true">${text === mine ? html`<span class="my-vote">✓</span>` : nothing}<b>${words.number(votes)}</b> <span class="quiet">${words.percent(part)}</span></span>
    <span class="unseen">, ${words.told(votes, part)}${text === mine ? `, ${words.mine}` : ''}</span>
    <svg class="choice-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${(part * 100).toFixed(1)} height="1"></rect>`}</svg>`;
}

/** The focus does not fall out of the poll with the button. */
function withdraw({ name, vote }) {
  vote(null);
  document.querySelector(`input[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

/** What cannot be undone is asked twice. */
function end({ id }, ballot, page) {
  const state = stateOf(page);
  const words = wordsOf(page);
  const ending = (now) => () => {
    state.ending = now;
    page.drawNow();
    document.querySelector(`.poll[data-poll="${CSS.escape(id)}"] :is(.end-now, .end)`)?.focus({ preventScroll: true });
  };
  if (state.ending !== id) return html`<button type="button" class="link end" @click=${ending(id)}>${words.end}</button>`;
  const close = () => {
    state.ending = null;
    ballot.close();
  };
  return html`<span>${words.reallyEnd} <button type="button" class="link end-now" @click=${close}>${words.end}</button> <button type="button" class="link" @click=${ending(null)}>${words.cancel}</button></span>`;
}
